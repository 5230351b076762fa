using System.Text.Json;
using System.Text.Json.Serialization;
using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Comparison;

/// <summary>A number, or the symbol that stands instead of one.</summary>
internal sealed class PublishedConverter : JsonConverter<Published>
{
    public override Published Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Published values are only written.");

    public override void Write(Utf8JsonWriter writer, Published value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case Published.Figure figure:
                writer.WriteNumberValue(figure.Value);
                break;
            case Published.Withheld withheld:
                writer.WriteStringValue(withheld.Symbol.Text());
                break;
        }
    }
}

/// <param name="Set">What the figures come from: a closing's list, or a draft's.</param>
/// <param name="Comparators">The comparator set that was asked for: the values are those of its authorities alone; null where none was.</param>
/// <param name="Hidden">Which counts are hidden and why; null where it was not asked.</param>
internal sealed record ComparisonAnswer(
    string Collection, string Period, bool Synthetic, string Set, bool Draft, ComparatorsAnswer? Comparators, IReadOnlyList<MeasureAnswer> Measures,
    IReadOnlyList<HiddenAnswer>? Hidden)
{
    public static ComparisonAnswer Of(ComparedPeriod compared) => new(
        compared.Collection.Id, compared.Period.Id, compared.Collection.Synthetic, compared.List, ReturnList.ClosingOf(compared.List) is null,
        ComparatorsAnswer.Of(compared.Set), [.. compared.Figures.Measures.Select(m => MeasureAnswer.Of(m, compared.Names, compared.Set))],
        compared.Hidden is { } hidden ? [.. hidden.Select(HiddenAnswer.Of)] : null);
}

/// <summary>A hidden count, and why it is hidden.</summary>
/// <param name="Count">As relations name it: an authority's, or a total's place, with its expression.</param>
/// <param name="Authority">Its code; null of a total.</param>
/// <param name="Measures">The measures that would print it.</param>
/// <param name="Why">small itself; it protects others; or withheld as a whole with those that hang together with it.</param>
internal sealed record HiddenAnswer(string Count, string? Authority, IReadOnlyList<string> Measures, HiddenWhy Why, IReadOnlyList<ProtectedAnswer> Protects)
{
    public static HiddenAnswer Of(HiddenCount hidden) => new(
        hidden.Count, hidden.Authority, hidden.Measures, hidden.Why, [.. hidden.Protects.Select(p => new ProtectedAnswer(p.Protects, p.By.Words))]);
}

/// <summary>A count that would follow from a hidden one, by a published relation.</summary>
internal sealed record ProtectedAnswer(string Count, string By);

internal sealed record ComparatorsAnswer(string Name, string Title)
{
    public static ComparatorsAnswer? Of(ComparatorSet? set) => set is null ? null : new(set.Name, set.Title);
}

/// <param name="Changes">Of England's total: since the period before, and in the newest period since every one that can be compared.</param>
/// <param name="Comparability">What to know of the measure before two authorities are compared by it.</param>
internal sealed record MeasureAnswer(
    string Id, string Title, string Unit, Method Method, Polarity Polarity, AreaAnswer England, IReadOnlyList<AreaAnswer> Regions, SpreadAnswer Authorities,
    IReadOnlyList<ChangeAnswer> Changes, TrendAnswer? Trend, string? NotRanked, FunnelAnswer Funnel, string Comparability, NeighboursAnswer? Comparators,
    IReadOnlyList<AuthorityAnswer> Values)
{
    public static MeasureAnswer Of(PublishedMeasure m, AreaNames names, ComparatorSet? set) => new(
        m.Measure.Id, m.Measure.Title, m.Measure.Unit, m.Measure.Method, m.Measure.Polarity, AreaAnswer.Of(m.England), [.. m.Regions.Select(AreaAnswer.Of)],
        SpreadAnswer.Of(m), [.. m.Changes.Select(ChangeAnswer.Of)], TrendAnswer.Of(m.Trend), m.NotRanked, FunnelAnswer.Of(m), m.Measure.Definition,
        set is null ? null : NeighboursAnswer.Of(m, set),
        [.. ComparatorSet.In(set, m).OrderBy(a => names.Code(a.Authority.Code), StringComparer.Ordinal).Select(a => AuthorityAnswer.From(a, m, names))]);
}

/// <param name="Average">Of the authorities whose values are published; null where there is no funnel.</param>
/// <param name="Dispersion">φ: 1 where authorities differ by no more than chance.</param>
/// <param name="BetweenAuthorities">τ², the variance between authorities that the limits allow for, on the scale of the method section.</param>
/// <param name="NotDrawn">Why there is no funnel; null where there is one.</param>
internal sealed record FunnelAnswer(double? Average, double? Dispersion, double? BetweenAuthorities, string? NotDrawn)
{
    public static FunnelAnswer Of(PublishedMeasure measure) => measure.Funnel switch
    {
        FunnelOutcome<AuthorityCode>.Drawn drawn => new(drawn.Average, drawn.Spread.Phi, drawn.Spread.TauSquared, null),
        FunnelOutcome<AuthorityCode>.NotDrawn not => new(null, null, null, not.Why.Reason),
        _ => new(null, null, null, null),
    };
}

/// <param name="Code">E92000001 for England.</param>
/// <param name="Rounded">Whether the counts are rounded, since one that they add up is hidden; the value is then their quotient.</param>
/// <param name="OfSource">Whether numerator, denominator and value are the source's own counts, which have those in them that it hides.</param>
internal sealed record AreaAnswer(
    string Code, string Name, Published Numerator, Published Denominator, Published Value, Published Lower, Published Upper, Published Change, int Supplied,
    int Due, bool Rounded, bool OfSource, ReturnsAnswer? Returns, BoundsAnswer? Bounds)
{
    public static AreaAnswer Of(PublishedArea area) => new(
        area.Region?.Gss ?? "E92000001", area.Region?.Name ?? "England", area.Numerator, area.Denominator, area.Value, area.Lower, area.Upper, area.Change,
        area.Supplied, area.Due, area.IsRounded, area.Returns is not null, area.Returns is { } r ? new(r.Numerator, r.Denominator, r.Value) : null,
        area.Bounds is { } b ? new(b.Lowest, b.Highest, b.Hidden) : null);
}

/// <summary>What the returns alone give, of as many authorities as supplied it, where the figure is the source's own.</summary>
internal sealed record ReturnsAnswer(Published Numerator, Published Denominator, Published Value);

/// <summary>Between what the value lies, whatever the counts are that the source hides.</summary>
/// <param name="Highest">Null where there is no limit.</param>
/// <param name="Hidden">How many authorities have a hidden count.</param>
internal sealed record BoundsAnswer(Published Lowest, Published? Highest, int Hidden);

internal sealed record SpreadAnswer(Published LowerQuartile, Published Median, Published UpperQuartile)
{
    public static SpreadAnswer Of(PublishedMeasure measure) => new(measure.LowerQuartile, measure.Median, measure.UpperQuartile);
}

internal sealed record NeighboursAnswer(Published Mean, Published Median, int Used, int Known)
{
    public static NeighboursAnswer Of(PublishedAuthority authority) =>
        new(authority.NeighbourMean, authority.NeighbourMedian, authority.NeighboursUsed, authority.NeighboursKnown);

    public static NeighboursAnswer Of(PublishedMeasure measure, ComparatorSet set)
    {
        var figure = measure.Of(set.Authorities);
        return new(figure.Mean, figure.Median, figure.Used, figure.Known);
    }
}

internal sealed record AuthorityAnswer(
    string Code, string Gss, string Name, string Region, Published Numerator, Published Denominator, Published Value, Published Lower, Published Upper,
    bool Unreliable, int? Rank, int? Of, QuartileBand? Band, Published Change, FunnelPosition Funnel, NeighboursAnswer Neighbours, string? Note,
    IReadOnlyList<string> Comparability)
{
    public static AuthorityAnswer From(PublishedAuthority a, PublishedMeasure measure, AreaNames names) => new(
        names.Code(a.Authority.Code), names.Gss(a.Authority), names.Name(a.Authority), a.Authority.Region.Name, a.Numerator, a.Denominator, a.Value, a.Lower,
        a.Upper, a.Value is Published.Figure { Unreliable: true }, a.Rank, a.Rank is null ? null : measure.Ranked, a.Band, a.Change, a.Funnel,
        NeighboursAnswer.Of(a), a.Note, a.Comparability);
}

/// <summary>A body's own figures beside protected ones.</summary>
/// <param name="Comparators">The comparator set that was asked for; null where none was.</param>
/// <param name="Against">The period whose published figures it is set beside; null where nothing has been published.</param>
/// <param name="NothingBeside">Why nothing stands beside its own figures; null where something does.</param>
internal sealed record OwnComparisonAnswer(
    string Collection, string Period, bool Synthetic, string Body, string? Version, string? Against, string? NothingBeside, bool WhatIf,
    ComparatorsAnswer? Comparators, IReadOnlyList<OwnMeasureAnswer> Measures);

/// <param name="Value">Unprotected: for this body and the inspectorate alone; null where there is none, and <paramref name="Symbol"/> says why.</param>
/// <param name="Notes">What the return says of the items that the value is made of.</param>
/// <param name="Funnel">Where the value lies in the funnel of the published ones, limits adjusted for the spread between authorities.</param>
/// <param name="Changes">Of England's total since earlier periods.</param>
/// <param name="Position">Where the value stands among the authorities' published ones, in words.</param>
internal sealed record OwnMeasureAnswer(
    string Id, string Title, string Unit, Polarity Polarity, double? Numerator, double? Denominator, double? Value, double? Lower, double? Upper,
    string? Symbol, string? Note, string? Position, FunnelPosition Funnel, string Comparability, IReadOnlyList<ItemNote> Notes, AreaAnswer? England,
    IReadOnlyList<ChangeAnswer> Changes, TrendAnswer? Trend, AreaAnswer? Region, NeighboursAnswer? Neighbours, NeighboursAnswer? Comparators,
    SpreadAnswer? Authorities);

internal sealed record ItemNote(string Item, string Note);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters =
    [
        typeof(PublishedConverter), typeof(MethodWords), typeof(PolarityWords), typeof(BandWords), typeof(FunnelWords), typeof(ChangeWords),
        typeof(HiddenWords),
    ])]
[JsonSerializable(typeof(ComparisonAnswer))]
[JsonSerializable(typeof(OwnComparisonAnswer))]
internal sealed partial class ComparisonJson : JsonSerializerContext;

internal sealed class MethodWords() : JsonStringEnumConverter<Method>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);

internal sealed class PolarityWords() : JsonStringEnumConverter<Polarity>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

internal sealed class BandWords() : JsonStringEnumConverter<QuartileBand>(allowIntegerValues: false);

internal sealed class FunnelWords() : JsonStringEnumConverter<FunnelPosition>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

internal sealed class ChangeWords() : JsonStringEnumConverter<ChangeWord>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

internal sealed class HiddenWords() : JsonStringEnumConverter<HiddenWhy>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
