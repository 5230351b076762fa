using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Storage;

/// <summary>One body's return in a list of those that count.</summary>
/// <param name="Version">The accepted version that counts, by its name in storage; null where there is none.</param>
/// <param name="Rows">The name of its checked rows.</param>
public sealed record ListedReturn(
    string Instrument, string Body, ReturnState State, string? Version, string? Rows, string? Commitment, string? Sha256, bool Late, bool Excluded,
    string? Reason)
{
    public int? Number => Version is null ? null : int.Parse(Version.AsSpan(0, 4), CultureInfo.InvariantCulture);

    public ReturnKey KeyIn(string collection, string period) => Domain.Collections.Body.TryParse(Body, out var body)
        ? new(collection, period, Instrument, body)
        : throw new JsonException($"'{Body}' is no body.");
}

/// <summary>Which version of which return counts: frozen at a close, or as it stood for a draft.</summary>
/// <param name="Name"><c>closing-1</c>, or <c>draft-</c> and the run that asked for it.</param>
/// <param name="Closing">The closing that froze it; null for a draft.</param>
public sealed record ReturnList(string Collection, string Period, string Name, int? Closing, DateTimeOffset At, IReadOnlyList<ListedReturn> Returns)
{
    private const string OfAClosing = "closing-";

    public static string NameOfClosing(int closing) => $"{OfAClosing}{closing}";

    public static string NameOfDraft(string run) => $"draft-{run}";

    /// <summary>The closing that froze a list of this name; null of a draft's.</summary>
    public static int? ClosingOf(string name) =>
        name.StartsWith(OfAClosing, StringComparison.Ordinal) && int.TryParse(name.AsSpan(OfAClosing.Length), CultureInfo.InvariantCulture, out var closing)
            ? closing
            : null;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(ReturnList))]
internal sealed partial class ReturnListJson : JsonSerializerContext;

/// <summary>The lists, each written once, under <c>measures/{collection}/{period}/lists/</c>.</summary>
public sealed class ReturnLists(ServiceStorage storage, ReturnRows rows)
{
    public async Task<ReturnList?> FindAsync(string collection, string period, string name, CancellationToken cancellation)
    {
        try
        {
            var found = await storage.Measures.GetBlobClient(BlobName(collection, period, name)).DownloadContentAsync(cancellation);
            return JsonSerializer.Deserialize(found.Value.Content, ReturnListJson.Default.ReturnList);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Stores a list. One that an earlier delivery of the same message froze stands.</summary>
    public async Task StoreAsync(ReturnList list, CancellationToken cancellation)
    {
        using var json = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(list, ReturnListJson.Default.ReturnList));
        await storage.Measures.GetBlobClient(BlobName(list.Collection, list.Period, list.Name)).TryWriteAsync(json, "application/json", null, cancellation);
    }

    /// <summary>The returns as they stand, of all bodies that are due.</summary>
    public async Task<IReadOnlyList<ListedReturn>> AsTheyStandAsync(
        Collection collection, Period period, IReadOnlyList<Authority> due, CancellationToken cancellation)
    {
        var listed = new List<ListedReturn>();
        foreach (var instrument in collection.Instruments)
            listed.AddRange(ListedOf(collection, period, instrument, due, await rows.AllAsync(collection.Id, period.Id, instrument.Id, cancellation)));
        return listed;
    }

    public static IEnumerable<ListedReturn> ListedOf(
        Collection collection, Period period, Instrument instrument, IReadOnlyList<Authority> due, IReadOnlyDictionary<Body, Return> known)
    {
        foreach (var body in BodiesOf(instrument, due))
        {
            var of = known.GetValueOrDefault(body) ?? Return.NotStarted(new(collection.Id, period.Id, instrument.Id, body));
            var counts = of.Counted;
            yield return new(
                instrument.Id, body.ToString(), of.State, counts?.Name.ToString(), counts?.RowsFile(), counts?.Commitment, counts?.Name.Sha256, of.Late,
                of.Excluded, of.Reason);
        }
    }

    public static IEnumerable<Body> BodiesOf(Instrument instrument, IReadOnlyList<Authority> due) =>
        instrument.FromInspectorate ? [Body.Inspectorate] : due.Select(a => Body.Of(a.Code));

    private static string BlobName(string collection, string period, string name) => $"{collection}/{period}/lists/{name}.json";
}
