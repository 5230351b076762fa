using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Storage;

/// <summary>The concerns of a period, in the table <c>safeguarding</c>: a row each, and append-only rows for what happened to them.</summary>
public sealed class SafeguardingRows(ServiceStorage storage)
{
    private const string Concern = "concern~";

    /// <summary>Writes a concern that is not there yet.</summary>
    /// <returns>As it stands.</returns>
    public async Task<SafeguardingConcern> AddAsync(ReturnKey key, SafeguardingConcern concern, CancellationToken cancellation)
    {
        try
        {
            await storage.SafeguardingTable.AddEntityAsync(RowOf(key.Collection, key.Period, concern), cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // An earlier version said so, or an earlier try of this one.
        }

        return (await ReadAsync(key.Collection, key.Period, concern.Id, cancellation))!.Value.Concern;
    }

    /// <summary>Has a concern decide what becomes of it, and writes that with its event if nobody was quicker; where somebody was, it decides again.</summary>
    /// <returns>What was decided, and written where it changes anything; null where there is no such concern.</returns>
    public async Task<Decision<SafeguardingConcern>?> ActAsync(
        string collection, string period, string id, Func<SafeguardingConcern, Decision<SafeguardingConcern>> act, CancellationToken cancellation)
    {
        while (true)
        {
            if (await ReadAsync(collection, period, id, cancellation) is not var (concern, tag))
                return null;
            var decision = act(concern);
            if (decision is not Decision<SafeguardingConcern>.Changed changed || await TryPutAsync(collection, period, changed, tag, cancellation))
                return decision;
        }
    }

    /// <summary>All concerns of a period, the oldest first.</summary>
    public async Task<IReadOnlyList<SafeguardingConcern>> AllAsync(Collection collection, Period period, CancellationToken cancellation)
    {
        var partition = Partition(collection.Id, period.Id);
        var all = new List<SafeguardingConcern>();
        var found = storage.SafeguardingTable.QueryAsync<TableEntity>(
            r => r.PartitionKey == partition && r.RowKey.CompareTo(Concern) > 0 && r.RowKey.CompareTo("concern~~") < 0, cancellationToken: cancellation);
        await foreach (var row in found)
            all.Add(Read(row));
        return [.. all.OrderBy(c => c.At).ThenBy(c => c.Id, StringComparer.Ordinal)];
    }

    private async Task<(SafeguardingConcern Concern, ETag Tag)?> ReadAsync(string collection, string period, string id, CancellationToken cancellation)
    {
        var row = await storage.SafeguardingTable.GetEntityIfExistsAsync<TableEntity>(
            Partition(collection, period), Concern + id, cancellationToken: cancellation);
        return row.HasValue ? (Read(row.Value!), row.Value!.ETag) : null;
    }

    private Task<bool> TryPutAsync(string collection, string period, Decision<SafeguardingConcern>.Changed changed, ETag read, CancellationToken cancellation)
    {
        var concern = changed.Next;
        var events = changed.Events.Select(e => e.ToRow(Partition(collection, period), $"event~{concern.Id}~{e.At.UtcTicks:D19}~{Guid.NewGuid():N}"));
        return storage.SafeguardingTable.TryWriteAsync(
            [
                new(TableTransactionActionType.UpdateReplace, RowOf(collection, period, concern), read),
                .. events.Select(e => new TableTransactionAction(TableTransactionActionType.Add, e)),
            ],
            cancellation);
    }

    private static string Partition(string collection, string period) => $"{collection}~{period}";

    private static TableEntity RowOf(string collection, string period, SafeguardingConcern concern) => new(Partition(collection, period), Concern + concern.Id)
    {
        ["Instrument"] = concern.Instrument,
        ["Version"] = concern.Version,
        ["Row"] = concern.Row,
        ["Rows"] = concern.Rows,
        ["FirstRows"] = string.Join(' ', concern.FirstRows),
        ["At"] = concern.At,
        ["SentBy"] = concern.SentBy,
        ["Raised"] = concern.Raised,
        ["AcknowledgedBy"] = concern.AcknowledgedBy,
        ["AcknowledgedByName"] = concern.AcknowledgedByName,
        ["AcknowledgedAt"] = concern.AcknowledgedAt,
    };

    private static SafeguardingConcern Read(TableEntity row)
    {
        var first = row.GetInt32("Row")!.Value;
        IReadOnlyList<int> firstRows = row.GetString("FirstRows") is { } rows
            ? [.. rows.Split(' ').Select(r => int.Parse(r, CultureInfo.InvariantCulture))]
            : [first];
        return new(
            row.RowKey[Concern.Length..], row.GetString("Instrument"), row.GetInt32("Version")!.Value, first, row.GetInt32("Rows") ?? 1, firstRows,
            row.GetDateTimeOffset("At")!.Value, row.GetString("SentBy"), row.GetBoolean("Raised")!.Value, row.GetString("AcknowledgedBy"),
            row.GetString("AcknowledgedByName"), row.GetDateTimeOffset("AcknowledgedAt"));
    }
}
