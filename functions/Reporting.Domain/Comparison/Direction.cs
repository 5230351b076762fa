using Reporting.Domain.Collections;

namespace Reporting.Domain.Comparison;

/// <summary>A polarity that is not neutral: whatever judges asks for one of these, and there is none for a neutral measure.</summary>
public sealed class Direction
{
    private readonly bool higherIsBetter;

    private Direction(bool higherIsBetter) => this.higherIsBetter = higherIsBetter;

    private static Direction HigherIsBetter { get; } = new(true);

    private static Direction LowerIsBetter { get; } = new(false);

    /// <summary>The direction of a polarity, or null for a neutral one.</summary>
    public static Direction? Of(Polarity polarity) => polarity switch
    {
        Polarity.Higher => HigherIsBetter,
        Polarity.Lower => LowerIsBetter,
        Polarity.Neutral => null,
        _ => throw new ArgumentOutOfRangeException(nameof(polarity), polarity, "Not a polarity."),
    };

    /// <summary>Above 0 where <paramref name="difference"/> is for the better, below 0 where it is for the worse.</summary>
    public int Judge(double difference) => higherIsBetter ? Math.Sign(difference) : -Math.Sign(difference);

    internal bool IsHigher => higherIsBetter;
}
