using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Storage;

/// <summary>A row of the inspectorate's records, or many rows of one version, say that somebody may be in danger. Nothing of a row is kept here but its place.</summary>
/// <param name="Id">The same row of the next version is the same concern.</param>
/// <param name="Version">The version that said so first.</param>
/// <param name="Row">The row in its file; of many, the first.</param>
/// <param name="Rows">How many rows it is about: more than one where there were too many for a concern each.</param>
/// <param name="FirstRows">The first of them.</param>
/// <param name="Raised">Whether its message and log line have been written.</param>
/// <param name="AcknowledgedBy">The person as events name them; null until somebody has it in hand.</param>
public sealed record SafeguardingConcern(
    string Id, string Instrument, int Version, int Row, int Rows, IReadOnlyList<int> FirstRows, DateTimeOffset At, string SentBy, bool Raised, string? AcknowledgedBy, string? AcknowledgedByName, DateTimeOffset? AcknowledgedAt, ETag ETag)
{
    public bool Waits => AcknowledgedBy is null;
}

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

        return (await FindAsync(key.Collection, key.Period, concern.Id, cancellation))!;
    }

    public async Task<SafeguardingConcern?> FindAsync(string collection, string period, string id, CancellationToken cancellation)
    {
        var row = await storage.SafeguardingTable.GetEntityIfExistsAsync<TableEntity>(Partition(collection, period), Concern + id, cancellationToken: cancellation);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>All concerns of a period, the oldest first.</summary>
    public async Task<IReadOnlyList<SafeguardingConcern>> AllAsync(Collection collection, Period period, CancellationToken cancellation)
    {
        var partition = Partition(collection.Id, period.Id);
        var all = new List<SafeguardingConcern>();
        await foreach (var row in storage.SafeguardingTable.QueryAsync<TableEntity>(r => r.PartitionKey == partition && r.RowKey.CompareTo(Concern) > 0 && r.RowKey.CompareTo("concern~~") < 0, cancellationToken: cancellation))
            all.Add(Read(row));
        return [.. all.OrderBy(c => c.At).ThenBy(c => c.Id, StringComparer.Ordinal)];
    }

    /// <summary>Writes what became of a concern, with its event, unless somebody was quicker; says whether it did.</summary>
    public Task<bool> TryPutAsync(string collection, string period, SafeguardingConcern concern, ReturnEvent what, CancellationToken cancellation) => storage.SafeguardingTable.TryWriteAsync(
        [
            new(TableTransactionActionType.UpdateReplace, RowOf(collection, period, concern), concern.ETag),
            new(TableTransactionActionType.Add, what.ToRow(Partition(collection, period), $"event~{concern.Id}~{what.At.UtcTicks:D19}~{Guid.NewGuid():N}")),
        ],
        cancellation);

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

    private static SafeguardingConcern Read(TableEntity row) => new(
        row.RowKey[Concern.Length..], row.GetString("Instrument"), row.GetInt32("Version")!.Value, row.GetInt32("Row")!.Value, row.GetInt32("Rows") ?? 1,
        [.. (row.GetString("FirstRows") is { } first ? first.Split(' ').Select(r => int.Parse(r, CultureInfo.InvariantCulture)) : [row.GetInt32("Row")!.Value])], row.GetDateTimeOffset("At")!.Value, row.GetString("SentBy"),
        row.GetBoolean("Raised")!.Value, row.GetString("AcknowledgedBy"), row.GetString("AcknowledgedByName"), row.GetDateTimeOffset("AcknowledgedAt"), row.ETag);
}
