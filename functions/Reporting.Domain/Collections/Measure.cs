namespace Reporting.Domain.Collections;

/// <summary>How a numerator and a denominator make a figure.</summary>
public enum Method
{
    /// <summary>A part of a whole, such as a percentage.</summary>
    Proportion,

    /// <summary>Events in a population.</summary>
    Rate,

    /// <summary>A sum of numbers divided by how many there are.</summary>
    Mean,

    /// <summary>A count divided by another count that is no whole of it.</summary>
    Ratio,

    /// <summary>One answer an authority, yes or no: how many of them said yes.</summary>
    ShareOfAuthorities,

    /// <summary>A mean number of days.</summary>
    Days,

    /// <summary>The share of one answer among all answers to a question.</summary>
    Distribution,

    /// <summary>
    /// The middle of the numbers of all records (R's type 7). The numerator is the median itself, the denominator how many records have a number.
    /// </summary>
    Median,

    /// <summary>Another quantile of them, which the numerator names.</summary>
    Quantile,
}

/// <summary>Whether a higher or a lower figure is better.</summary>
public enum Polarity
{
    /// <summary>Neither: low recorded exploitation is not good. No rank, band, arrow or colour of good and bad.</summary>
    Neutral,

    /// <summary>A higher figure is better.</summary>
    Higher,

    /// <summary>A lower figure is better.</summary>
    Lower,
}

/// <summary>A statistic of the collection: numerator and denominator are SQL over an instrument's rows.</summary>
/// <param name="Id">As templates and addresses name it: M01.</param>
/// <param name="Title">The heading.</param>
/// <param name="Short">A few words, for charts and sentences.</param>
/// <param name="Theme">The id of the chapter that it belongs to.</param>
/// <param name="Instrument">The id of the instrument that it is computed from.</param>
/// <param name="Periods">When it is computed.</param>
/// <param name="Numerator">An SQL expression.</param>
/// <param name="Denominator">An SQL expression.</param>
/// <param name="NumeratorLabel">What the numerator counts, in words.</param>
/// <param name="DenominatorLabel">What the denominator counts, in words.</param>
/// <param name="Method">How the two make a figure.</param>
/// <param name="Multiplier">100 for a percentage, 10,000 for a rate per 10,000, 1 for a ratio.</param>
/// <param name="Unit">As printed after the value: %, per 10,000 children.</param>
/// <param name="Decimals">As printed.</param>
/// <param name="Polarity">Neutral: no rank, no band, no arrow, no good-or-bad colour.</param>
/// <param name="HasInterval">False for repeated events: they cluster in few people, so a Poisson interval would be far too narrow.</param>
/// <param name="DenominatorIsReference">The denominator is public (a population), so it is never protected.</param>
/// <param name="RankDecimals">Decimals to which values are rounded before they are ranked, where users know the measure rounded; else null.</param>
/// <param name="Breaks">Ids of periods at which the series breaks: no change or trend is computed across one.</param>
/// <param name="IsStock">Whether it counts at one date, rather than over the whole period.</param>
/// <param name="Definition">What exactly is counted, for the method section.</param>
/// <param name="PublishedName">The source's own printed figure of the same measure, by its name in the collection's published figures; null for none.</param>
/// <param name="Source">Where the definition comes from; null for the collection itself.</param>
public sealed record Measure(
    string Id,
    string Title,
    string Short,
    string Theme,
    string Instrument,
    PeriodRange Periods,
    string Numerator,
    string Denominator,
    string NumeratorLabel,
    string DenominatorLabel,
    Method Method,
    double Multiplier,
    string Unit,
    int Decimals,
    Polarity Polarity,
    bool HasInterval,
    bool DenominatorIsReference,
    int? RankDecimals,
    IReadOnlyList<string> Breaks,
    bool IsStock,
    string Definition,
    string? PublishedName,
    string? Source)
{
    /// <summary>Numerator and denominator count homes, meetings, staff or the like, and nobody's own affairs: small numbers of them are shown.</summary>
    public bool CountsThings { get; init; }

    /// <summary>It is of records, so a mean over fewer than ten of them is not to be relied on.</summary>
    public bool IsOfRecords { get; init; }

    /// <summary>Of a sum of one item: the least that the item accepts; null for no bound.</summary>
    public double? ScaleFrom { get; init; }

    /// <summary>Of a sum of one item: the most that the item accepts; null for no bound.</summary>
    public double? ScaleTo { get; init; }

    /// <summary>Of records that speak for themselves alone: whom the figure is of, as a sentence says it: "in the cases examined". Null for others.</summary>
    public string? Among { get; init; }

    /// <summary>The source's own count for England of what the numerator counts, by its name in the published figures; null for none.</summary>
    public string? PublishedNumerator { get; init; }

    /// <summary>The same of the denominator; null for none, or where the denominator is public anyway.</summary>
    public string? PublishedDenominator { get; init; }

    /// <summary>Whether the value is a number of one record, or between two, and no quotient: nothing is added up to regions or England.</summary>
    public bool IsQuantile => Method is Method.Median or Method.Quantile;

    /// <summary>What DfE's data dictionary calls the value, for files that are joined with its own; null where it has no name for it.</summary>
    public string? DictionaryName { get; init; }
}
