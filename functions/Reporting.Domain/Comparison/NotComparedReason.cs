namespace Reporting.Domain.Comparison;

/// <summary>Why a figure has no rank, band, funnel, trend or agreement.</summary>
public sealed record NotComparedReason
{
    /// <summary>The smallest number of authorities that are ranked, banded or set in a funnel.</summary>
    public const int MinimumAuthorities = 20;

    private NotComparedReason(string reason) => Reason = reason;

    /// <summary>A whole sentence for a reader.</summary>
    public string Reason { get; }

    internal static NotComparedReason Neutral { get; } = new("Neither a higher nor a lower figure is better, so authorities are not ranked.");

    internal static NotComparedReason SameEverywhere { get; } = new("Every authority has the same figure.");

    internal static NotComparedReason Missing { get; } = new("The authority has no figure.");

    internal static NotComparedReason Unreliable { get; } = new("The figure rests on too few cases to be ranked.");

    internal static NotComparedReason RepeatedEvents { get; } = new("The events recur to the same children, so chance cannot be told from difference.");

    internal static NotComparedReason NotIndependent { get; } = new("The measure has no interval, so chance cannot be told from difference.");

    internal static NotComparedReason NoCounts { get; } = new("A funnel needs a count and the population that it was drawn from.");

    internal static NotComparedReason Dispersion { get; } = new("The spread between authorities cannot be estimated.");

    internal static NotComparedReason TooFew(int authorities)
    {
        var can = authorities switch { 0 => "No authority", 1 => "Only 1 authority", _ => $"Only {authorities} authorities" };
        return new($"{can} can be compared; fewer than {MinimumAuthorities} are not ranked.");
    }

    internal static NotComparedReason TooFewPeriods(int periods) => new($"A trend needs {RecentTrend.Periods} periods in a row; there are {periods}.");

    internal static NotComparedReason Because(string reason) => new(reason);

    /// <summary>The sentence.</summary>
    public override string ToString() => Reason;
}
