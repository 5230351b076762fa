using System.Text.Json;
using System.Text.Json.Serialization;
using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Comparison;

/// <summary>A number, or the symbol that stands instead of one.</summary>
internal sealed class PublishedConverter : JsonConverter<Published>
{
    public override Published Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException("Published values are only written.");

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
internal sealed record ComparisonAnswer(string Collection, string Period, bool Synthetic, string Set, bool Draft, ComparatorsAnswer? Comparators, IReadOnlyList<MeasureAnswer> Measures);

internal sealed record ComparatorsAnswer(string Name, string Title);

internal sealed record MeasureAnswer(
    string Id, string Title, string Unit, Method Method, Polarity Polarity, AreaAnswer England, IReadOnlyList<AreaAnswer> Regions, SpreadAnswer Authorities, string? NotRanked, FunnelAnswer Funnel, string Comparability, NeighboursAnswer? Comparators, IReadOnlyList<AuthorityAnswer> Values);

/// <param name="Average">Of the authorities whose values are published; null where there is no funnel.</param>
/// <param name="Dispersion">φ: 1 where authorities differ by no more than chance.</param>
/// <param name="BetweenAuthorities">τ², the variance between authorities that the limits allow for, on the scale of the method section.</param>
/// <param name="NotDrawn">Why there is no funnel; null where there is one.</param>
internal sealed record FunnelAnswer(double? Average, double? Dispersion, double? BetweenAuthorities, string? NotDrawn);

/// <param name="Code">E92000001 for England.</param>
internal sealed record AreaAnswer(string Code, string Name, Published Numerator, Published Denominator, Published Value, Published Lower, Published Upper, Published Change, int Supplied, int Due);

internal sealed record SpreadAnswer(Published LowerQuartile, Published Median, Published UpperQuartile);

internal sealed record NeighboursAnswer(Published Mean, Published Median, int Used, int Known);

internal sealed record AuthorityAnswer(
    string Code, string Gss, string Name, string Region, Published Numerator, Published Denominator, Published Value, Published Lower, Published Upper, bool Unreliable, int? Rank, int? Of, QuartileBand? Band, Published Change,
    FunnelPosition Funnel, NeighboursAnswer Neighbours, string? Note, IReadOnlyList<string> Comparability);

/// <summary>A body's own figures beside protected ones.</summary>
/// <param name="Comparators">The comparator set that was asked for; null where none was.</param>
/// <param name="Against">The period whose protected figures it is set beside; null where no period has closed.</param>
internal sealed record OwnComparisonAnswer(string Collection, string Period, bool Synthetic, string Body, string? Version, string? Against, bool WhatIf, ComparatorsAnswer? Comparators, IReadOnlyList<OwnMeasureAnswer> Measures);

/// <param name="Value">Unprotected: for this body and the inspectorate alone; null where there is none, and <paramref name="Symbol"/> says why.</param>
/// <param name="Notes">What the return says of the items that the value is made of.</param>
/// <param name="Funnel">Where the value lies in the funnel of the published ones, limits adjusted for the spread between authorities.</param>
/// <param name="Position">Where the value stands among the authorities' published ones, in words.</param>
internal sealed record OwnMeasureAnswer(
    string Id, string Title, string Unit, Polarity Polarity, double? Numerator, double? Denominator, double? Value, double? Lower, double? Upper, string? Symbol, string? Note, string? Position,
    FunnelPosition Funnel, string Comparability, IReadOnlyList<ItemNote> Notes, AreaAnswer? England, AreaAnswer? Region, NeighboursAnswer? Neighbours, NeighboursAnswer? Comparators, SpreadAnswer? Authorities);

internal sealed record ItemNote(string Item, string Note);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(PublishedConverter), typeof(MethodWords), typeof(PolarityWords), typeof(BandWords), typeof(FunnelWords)])]
[JsonSerializable(typeof(ComparisonAnswer))]
[JsonSerializable(typeof(OwnComparisonAnswer))]
internal sealed partial class ComparisonJson : JsonSerializerContext;

internal sealed class MethodWords() : JsonStringEnumConverter<Method>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);

internal sealed class PolarityWords() : JsonStringEnumConverter<Polarity>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

internal sealed class BandWords() : JsonStringEnumConverter<QuartileBand>(allowIntegerValues: false);

internal sealed class FunnelWords() : JsonStringEnumConverter<FunnelPosition>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
