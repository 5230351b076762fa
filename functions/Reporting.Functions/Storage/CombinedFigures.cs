using System.Collections.Concurrent;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;

namespace Reporting.Functions.Storage;

/// <summary>The answers of a closed period's instrument.</summary>
/// <param name="Peers">Name and value of item_p01, item_p50 and item_p99, over the authorities that gave a value.</param>
public sealed record AnswersOfPeriod(IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> ByBody, IReadOnlyDictionary<string, double> Peers)
{
    public static AnswersOfPeriod None { get; } = new(new Dictionary<string, IReadOnlyDictionary<string, double>>(), new Dictionary<string, double>());

    public IReadOnlyDictionary<string, double>? Of(Body body) => ByBody.GetValueOrDefault(body.ToString());
}

/// <summary>
/// The unprotected figures of all returns of a list, in the list's order, under <c>figures/{collection}/{period}/combined/</c>, which nothing serves. A blob's
/// name holds the list and what measuring reads of the definitions, so it is written once.
/// </summary>
public sealed class CombinedFigures(ServiceStorage storage, WindowRows windows)
{
    private const int Peers = 20;
    private readonly ConcurrentDictionary<string, AnswersOfPeriod> answers = new();

    public Task StoreAsync(Collection collection, string period, string list, IReadOnlyList<BodyFigures> bodies, CancellationToken cancellation) =>
        BlobOf(collection, period, list).TryWriteJsonAsync(writer =>
        {
            writer.WriteStartArray();
            foreach (var body in bodies)
                body.Write(writer);
            writer.WriteEndArray();
        }, cancellation);

    /// <summary>Whether the list has been combined under the definitions of today.</summary>
    public async Task<bool> ExistAsync(Collection collection, string period, string list, CancellationToken cancellation) =>
        await BlobOf(collection, period, list).ExistsAsync(cancellation);

    /// <returns>Null where the list has not been combined under the definitions of today.</returns>
    public Task<IReadOnlyList<BodyFigures>?> FindAsync(Collection collection, string period, string list, CancellationToken cancellation) =>
        ReadAsync(BlobOf(collection, period, list), cancellation);

    /// <summary>
    /// The answers of a period by its newest closing, kept in memory: a closing's figures never change. What was answered does not depend on definitions, so it
    /// is read as it was combined then.
    /// </summary>
    public async Task<AnswersOfPeriod> AnswersOfAsync(Collection collection, Period period, Instrument instrument, CancellationToken cancellation)
    {
        var closing = (await windows.KnownAsync(collection, cancellation)).FirstOrDefault(w => w.Period.Id == period.Id)?.CombinedClosing ?? 0;
        if (closing == 0)
            return AnswersOfPeriod.None;
        var name = $"{collection.Id}/{period.Id}/{instrument.Id}/{closing}/{collection.Definition.Measuring}";
        if (answers.TryGetValue(name, out var found))
            return found;
        var list = ReturnList.NameOfClosing(closing);
        var bodies = await FindAsync(collection, period.Id, list, cancellation) ?? await FindOfThenAsync(collection, period, list, cancellation);
        return bodies is null ? AnswersOfPeriod.None : answers[name] = AnswersIn(instrument, bodies);
    }

    private static AnswersOfPeriod AnswersIn(Instrument instrument, IReadOnlyList<BodyFigures> figures)
    {
        var bodies = figures.Where(b => b.Instrument == instrument.Id).ToDictionary(b => b.Body, b => b.Answers);
        var peers = new Dictionary<string, double>();
        foreach (var item in instrument.Items)
        {
            var values = bodies.Values.Where(b => b.ContainsKey(item.Code)).Select(b => b[item.Code]).Order().ToArray();

            // A percentile of fewer would be somebody's own figure.
            if (values.Length < Peers)
                continue;
            peers[$"{item.Code}_p01"] = Quantile.Type7(values, 0.01);
            peers[$"{item.Code}_p50"] = Quantile.Type7(values, 0.5);
            peers[$"{item.Code}_p99"] = Quantile.Type7(values, 0.99);
        }

        return new(bodies, peers);
    }

    /// <summary>As the list was combined under other definitions.</summary>
    private async Task<IReadOnlyList<BodyFigures>?> FindOfThenAsync(Collection collection, Period period, string list, CancellationToken cancellation)
    {
        var prefix = $"{collection.Id}/{period.Id}/combined/{list}-";
        await foreach (var blob in storage.Figures.GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancellation))
            return await ReadAsync(storage.Figures.GetBlobClient(blob.Name), cancellation);
        return null;
    }

    private static async Task<IReadOnlyList<BodyFigures>?> ReadAsync(BlobClient blob, CancellationToken cancellation)
    {
        if (await blob.FindAsync(cancellation) is not { } found)
            return null;
        using var json = JsonDocument.Parse(found.ToMemory());
        return [.. json.RootElement.EnumerateArray().Select(BodyFigures.Read)];
    }

    private BlobClient BlobOf(Collection collection, string period, string list) =>
        storage.Figures.GetBlobClient($"{collection.Id}/{period}/combined/{list}-{collection.Definition.Measuring.AsSpan(0, 12)}.json");
}
