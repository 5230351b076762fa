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

    /// <summary>c: hidden to protect people.</summary>
    public static Published Confidential { get; } = new Withheld(Symbol.Confidential, false);

    /// <summary>x: not available.</summary>
    public static Published NotAvailable { get; } = new Withheld(Symbol.NotAvailable, false);

    /// <summary>low: rounds to 0, but is not 0.</summary>
    public static Published Low { get; } = new Withheld(Symbol.Low, false);

    /// <summary>z: not applicable.</summary>
    public static Published NotApplicable { get; } = new Withheld(Symbol.NotApplicable, false);

    /// <summary>The number, in the unit of the measure; null where a symbol stands instead.</summary>
    public double? Number => this is Figure figure ? figure.Value : null;

    internal static Published Of(double value, bool unreliable = false, int? decimals = null) => new Figure(value, unreliable, decimals);

    /// <summary>A number, or not available for NaN.</summary>
    internal static Published OfSome(double value) => double.IsNaN(value) ? NotAvailable : Of(value);

    /// <summary>A number that may be printed.</summary>
    public sealed record Figure : Published
    {
        internal Figure(double value, bool unreliable, int? decimals)
        {
            Value = value;
            Unreliable = unreliable;
            Decimals = decimals;
        }

        /// <summary>Unrounded, unless disclosure control rounded it.</summary>
        public double Value { get; }

        /// <summary>u: so few cases that it should not be relied on or ranked.</summary>
        public bool Unreliable { get; }

        /// <summary>To how many it is printed, where rounded counts bear fewer than the measure has; null for those of the measure.</summary>
        public int? Decimals { get; }
    }

    /// <summary>A symbol instead of a number.</summary>
    /// <param name="Symbol">Which one.</param>
    /// <param name="FromSource">Whether the symbol is the source's own.</param>
    public sealed record Withheld(Symbol Symbol, bool FromSource) : Published;
}
