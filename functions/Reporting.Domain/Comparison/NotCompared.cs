namespace Reporting.Domain.Comparison;

/// <summary>Why a figure is shown without a rank, a band, a funnel or an arrow.</summary>
public sealed record NotCompared
{
    private NotCompared(string reason) => Reason = reason;

    /// <summary>The smallest number of authorities that are ranked, banded or set in a funnel.</summary>
    public const int FewestAuthorities = 20;

    /// <summary>The reason, as a sentence for a reader.</summary>
    public string Reason { get; }

    internal static NotCompared Neutral { get; } =
        new("Neither a higher nor a lower figure is better, so authorities are not ranked.");

    internal static NotCompared SameEverywhere { get; } = new("Every authority has the same figure.");

    internal static NotCompared Missing { get; } = new("The authority has no figure.");

    internal static NotCompared Unreliable { get; } = new("The figure rests on too few cases to be ranked.");

    internal static NotCompared RepeatedEvents { get; } =
        new("The events recur to the same children, so chance cannot be told from difference.");

    internal static NotCompared NotIndependent { get; } = new("The measure has no interval, so chance cannot be told from difference.");

    internal static NotCompared NoCounts { get; } = new("A funnel needs a count and the population that it was drawn from.");

    internal static NotCompared Dispersion { get; } = new("The spread between authorities cannot be estimated.");

    internal static NotCompared TooFew(int authorities) =>
        new($"{authorities switch { 0 => "No authority", 1 => "Only 1 authority", _ => $"Only {authorities} authorities" }} can be compared; fewer than {FewestAuthorities} are not ranked.");

    internal static NotCompared Because(string reason) => new(reason);

    public override string ToString() => Reason;
}
