using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Operations;

internal sealed record CollectionEntry(
    string Id, string Title, string Summary, bool Synthetic, IReadOnlyList<PeriodEntry> Periods, IReadOnlyList<InstrumentEntry> Instruments, IReadOnlyList<MeasureEntry> Measures);

internal sealed record PeriodEntry(string Id, string Title, DateOnly From, DateOnly To, DateTimeOffset Opens, DateTimeOffset Closes, bool Open, IReadOnlyList<DueEntry> Due);

internal sealed record DueEntry(string Code, string Gss, string Name);

internal sealed record InstrumentEntry(string Id, string Title, string Kind, string From, IReadOnlyList<ItemEntry> Items);

internal sealed record ItemEntry(string Code, string Label, string Type, string Unit, bool Required, string? Guidance, IReadOnlyList<string> Periods, IReadOnlyList<string> Choices);

internal sealed record MeasureEntry(string Id, string Title, string Theme, string Method, string Unit, string Polarity, IReadOnlyList<string> Periods, string Definition, string? PublishedName);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(List<CollectionEntry>))]
internal sealed partial class CollectionJson : JsonSerializerContext;

/// <summary>What is collected, when, of whom and for what.</summary>
public sealed class CollectionsFunction(DefinitionSet definitions, WindowRows windows, TimeProvider time)
{
    [Function("ReadCollections")]
    [Requires(Permission.ReadCollections)]
    public async Task<IActionResult> AllAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/collections")] HttpRequest request, CancellationToken cancellation)
    {
        var all = new List<CollectionEntry>();
        foreach (var collection in definitions.Collections.Values.OrderBy(c => c.Id, StringComparer.Ordinal))
            all.Add(await EntryOfAsync(collection, cancellation));
        return new JsonAnswer<List<CollectionEntry>>(all, CollectionJson.Default.ListCollectionEntry);
    }

    [Function("ReadCollection")]
    [Requires(Permission.ReadCollections)]
    public async Task<IActionResult> OneAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/collections/{collection}")] HttpRequest request, string collection, CancellationToken cancellation)
    {
        return definitions.Find(collection) is { } found
            ? new JsonAnswer<CollectionEntry>(await EntryOfAsync(found, cancellation), CollectionJson.Default.CollectionEntry)
            : Problems.NotFound($"There is no collection of this name. There are: {string.Join(", ", definitions.Collections.Keys.Order(StringComparer.Ordinal))}.");
    }

    private async Task<CollectionEntry> EntryOfAsync(Collection collection, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var all = await windows.AllAsync(collection, cancellation);
        return new(
            collection.Id, collection.Title, collection.Summary, collection.Synthetic,
            [.. all.Select(w => new PeriodEntry(w.Period.Id, w.Period.Title, w.Period.From, w.Period.To, w.Opens, w.Closes, w.IsOpen(now), [.. definitions.Due(w.Period).Select(a => new DueEntry(a.Code.ToString(), a.Gss, a.Name))]))],
            [.. collection.Instruments.Select(i => new InstrumentEntry(i.Id, i.Title, Word(i.Kind), i.FromInspectorate ? "inspectorate" : "authority", [.. i.Items.Select(item => new ItemEntry(
                item.Code, item.Label, Word(item.Type), item.Unit, item.Required, item.Guidance, PeriodsOf(collection, item.Periods), [.. item.Choices.Select(c => c.Value)]))]))],
            [.. collection.Measures.Select(m => new MeasureEntry(m.Id, m.Title, m.Theme, Word(m.Method), m.Unit, Word(m.Polarity), PeriodsOf(collection, m.Periods), m.Definition, m.PublishedName))]);
    }

    private static IReadOnlyList<string> PeriodsOf(Collection collection, PeriodRange range) => [.. collection.Periods.Where(p => range.Contains(p.Id)).Select(p => p.Id)];

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
