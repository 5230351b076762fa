namespace Reporting.Domain.Collections;

public enum Method
{
    Proportion,
    Rate,
    Mean,
    Ratio,
    ShareOfAuthorities,
    Days,
    Distribution,
}

/// <summary>Whether a higher or a lower figure is better.</summary>
public enum Polarity
{
    /// <summary>Neither: low recorded exploitation is not good. No rank, band, arrow or colour of good and bad.</summary>
    Neutral,
    Higher,
    Lower,
}

/// <summary>A statistic of the collection: numerator and denominator are SQL over an instrument's rows.</summary>
/// <param name="Multiplier">100 for a percentage, 10,000 for a rate per 10,000, 1 for a ratio.</param>
/// <param name="Unit">As printed after the value: %, per 10,000 children.</param>
/// <param name="Decimals">As printed.</param>
/// <param name="Polarity">Neutral: no rank, no band, no arrow, no good-or-bad colour.</param>
/// <param name="HasInterval">False for repeated events: they cluster in few people, so a Poisson interval would be far too narrow.</param>
/// <param name="DenominatorIsReference">The denominator is public (a population), so it is never protected.</param>
/// <param name="RankDecimals">Decimals to which values are rounded before they are ranked, where users know the measure rounded; else null.</param>
/// <param name="Breaks">Periods at which the series breaks: no change or trend is computed across one.</param>
/// <param name="PublishedName">The source's own printed figure of the same measure, by its name in the collection's published figures.</param>
public sealed record Measure(
    string Id, string Title, string Short, string Theme, string Instrument, PeriodRange Periods, string Numerator, string Denominator, string NumeratorLabel, string DenominatorLabel,
    Method Method, double Multiplier, string Unit, int Decimals, Polarity Polarity, bool HasInterval, bool DenominatorIsReference, int? RankDecimals, IReadOnlyList<string> Breaks,
    bool IsStock, string Definition, string? PublishedName, string? Source)
{
    /// <summary>Numerator and denominator count homes, meetings, staff or the like, and nobody's own affairs: small numbers of them are shown.</summary>
    public bool CountsThings { get; init; }
}
