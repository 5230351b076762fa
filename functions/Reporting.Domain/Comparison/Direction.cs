using Reporting.Domain.Collections;

namespace Reporting.Domain.Comparison;

/// <summary>A polarity that is not neutral. Whatever judges a figure asks for one of these, and a neutral measure has none.</summary>
public sealed class Direction
{
    private Direction(bool isHigher) => IsHigher = isHigher;

    /// <summary>Whether a higher figure is better.</summary>
    internal bool IsHigher { get; }

    private static Direction HigherIsBetter { get; } = new(true);

    private static Direction LowerIsBetter { get; } = new(false);

    /// <summary>The direction of a polarity; null for a neutral one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is no polarity.</exception>
    public static Direction? Of(Polarity polarity) => polarity switch
    {
        Polarity.Higher => HigherIsBetter,
        Polarity.Lower => LowerIsBetter,
        Polarity.Neutral => null,
        _ => throw new ArgumentOutOfRangeException(nameof(polarity), polarity, "Not a polarity."),
    };

    /// <summary>Above 0 where <paramref name="difference"/> is for the better, below 0 where it is for the worse, 0 where there is none.</summary>
    public int Judge(double difference) => IsHigher ? Math.Sign(difference) : -Math.Sign(difference);
}

/// <summary>Which way a figure went, judged by its direction.</summary>
public enum Arrow
{
    /// <summary>Neither better nor worse.</summary>
    Same,

    /// <summary>For the better.</summary>
    Better,

    /// <summary>For the worse.</summary>
    Worse,
}
