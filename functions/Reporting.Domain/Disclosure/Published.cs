namespace Reporting.Domain.Disclosure;

/// <summary>
/// A value after disclosure control. Whatever leaves the service beyond a body and the inspectorate is made of these alone: only this room can make one
/// with a number in it, so a template, a page or an answer has nothing else to print.
/// </summary>
public abstract record Published
{
    private Published()
    {
    }

    /// <summary>The number; null where a symbol stands instead.</summary>
    public double? Number => this is Figure figure ? figure.Value : null;

    public sealed record Figure : Published
    {
        internal Figure(double value, bool unreliable)
        {
            Value = value;
            Unreliable = unreliable;
        }

        /// <summary>Unrounded, unless disclosure control rounded it.</summary>
        public double Value { get; }

        /// <summary>u: so few cases that it should not be relied on or ranked.</summary>
        public bool Unreliable { get; }
    }

    /// <param name="FromSource">The symbol is the source's own.</param>
    public sealed record Withheld(Symbol Symbol, bool FromSource) : Published;

    internal static Published Of(double value, bool unreliable = false) => new Figure(value, unreliable);

    /// <summary>NaN, of nothing that has a value, is not available.</summary>
    internal static Published OfSome(double value) => double.IsNaN(value) ? NotAvailable : Of(value);

    public static Published Confidential { get; } = new Withheld(Symbol.Confidential, false);

    public static Published NotAvailable { get; } = new Withheld(Symbol.NotAvailable, false);

    public static Published Low { get; } = new Withheld(Symbol.Low, false);

    public static Published NotApplicable { get; } = new Withheld(Symbol.NotApplicable, false);
}
