using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Reporting.Domain.Collections;

namespace Reporting.Functions.Operations;

/// <summary>A collection as people and programs read it.</summary>
public sealed record CollectionEntry(
    string Id, string Title, string Summary, bool Synthetic,
    IReadOnlyList<PeriodEntry> Periods, IReadOnlyList<InstrumentEntry> Instruments, IReadOnlyList<MeasureEntry> Measures)
{
    internal static CollectionEntry Of(Collection collection, IReadOnlyList<PeriodEntry> periods) => new(
        collection.Id, collection.Title, collection.Summary, collection.Synthetic, periods,
        [.. collection.Instruments.Select(i => InstrumentEntry.Of(collection, i))],
        [.. collection.Measures.Select(m => MeasureEntry.Of(collection, m))]);

    internal static IReadOnlyList<string> PeriodsOf(Collection collection, PeriodRange range) =>
        [.. collection.Periods.Where(p => range.Contains(p.Id)).Select(p => p.Id)];
}

/// <param name="Open">Whether a return that comes now is taken.</param>
/// <param name="Due">The authorities of whom returns are asked.</param>
public sealed record PeriodEntry(
    string Id, string Title, DateOnly From, DateOnly To, DateTimeOffset Opens, DateTimeOffset Closes, bool Open, IReadOnlyList<DueEntry> Due);

/// <param name="Code">The authority's three-digit code.</param>
/// <param name="Gss">Its nine-character code of the Office for National Statistics.</param>
public sealed record DueEntry(string Code, string Gss, string Name);

/// <param name="From">Who fills it in.</param>
public sealed record InstrumentEntry(
    string Id, string Title, InstrumentKind Kind, [property: AllowedValues("authority", "inspectorate")] string From, IReadOnlyList<ItemEntry> Items)
{
    internal static InstrumentEntry Of(Collection collection, Instrument instrument) => new(
        instrument.Id, instrument.Title, instrument.Kind, instrument.FromInspectorate ? "inspectorate" : "authority",
        [.. instrument.Items.Select(i => ItemEntry.Of(collection, i))]);
}

/// <param name="Periods">Ids of the periods in which it is asked.</param>
/// <param name="Choices">Empty where any answer of its type is taken.</param>
public sealed record ItemEntry(
    string Code, string Label, ItemType Type, string Unit, bool Required, string? Guidance, IReadOnlyList<string> Periods, IReadOnlyList<string> Choices)
{
    internal static ItemEntry Of(Collection collection, Item item) => new(
        item.Code, item.Label, item.Type, item.Unit, item.Required, item.Guidance, CollectionEntry.PeriodsOf(collection, item.Periods),
        [.. item.Choices.Select(c => c.Value)]);
}

/// <param name="Periods">Ids of the periods of which there are values.</param>
/// <param name="PublishedName">What others who publish the measure call it; null where nobody does.</param>
public sealed record MeasureEntry(
    string Id, string Title, string Theme, Method Method, string Unit, Polarity Polarity, IReadOnlyList<string> Periods, string Definition,
    string? PublishedName)
{
    internal static MeasureEntry Of(Collection collection, Measure measure) => new(
        measure.Id, measure.Title, measure.Theme, measure.Method, measure.Unit, measure.Polarity,
        CollectionEntry.PeriodsOf(collection, measure.Periods), measure.Definition, measure.PublishedName);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters = [typeof(KebabCase<InstrumentKind>), typeof(KebabCase<ItemType>), typeof(KebabCase<Method>), typeof(KebabCase<Polarity>)])]
[JsonSerializable(typeof(IReadOnlyList<CollectionEntry>))]
internal sealed partial class CollectionJson : JsonSerializerContext;

/// <summary>A word of the domain as definitions write it: share-of-authorities.</summary>
internal sealed class KebabCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
