using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Storage;

/// <summary>Windows of all collections, in the table <c>windows</c>: a row a period, and append-only rows for what happened to it.</summary>
public sealed class WindowRows(ServiceStorage storage, TimeProvider time)
{
    private static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, IReadOnlyList<Window> All)> known = new();

    /// <summary>All windows as they were within the last ten seconds: enough for what only a closing changes.</summary>
    public async Task<IReadOnlyList<Window>> KnownAsync(Collection collection, CancellationToken cancellation)
    {
        if (known.TryGetValue(collection.Id, out var fresh) && time.GetUtcNow() - fresh.At < KnownFor)
            return fresh.All;
        var all = await AllAsync(collection, cancellation);
        known[collection.Id] = (time.GetUtcNow(), all);
        return all;
    }

    /// <summary>All windows of a collection, in order of time, in one call.</summary>
    public async Task<IReadOnlyList<Window>> AllAsync(Collection collection, CancellationToken cancellation)
    {
        var rows = new Dictionary<string, TableEntity>();
        var found = storage.WindowsTable.QueryAsync<TableEntity>(
            r => r.PartitionKey == collection.Id && r.RowKey.CompareTo("window~") > 0 && r.RowKey.CompareTo("window~~") < 0, cancellationToken: cancellation);
        await foreach (var row in found)
            rows[row.RowKey["window~".Length..]] = row;
        return [.. collection.Periods.Select(p => Read(collection.Id, p, rows.GetValueOrDefault(p.Id)).Window)];
    }

    public async Task<Window> GetAsync(Collection collection, Period period, CancellationToken cancellation) =>
        (await ReadAsync(collection.Id, period, cancellation)).Window;

    /// <summary>Has a window decide what becomes of it, and writes that if nobody changed it meanwhile; where somebody did, it decides again.</summary>
    /// <returns>What was decided, and written where it changes anything.</returns>
    public async Task<Decision<Window>> ActAsync(Collection collection, Period period, Func<Window, Decision<Window>> act, CancellationToken cancellation)
    {
        while (true)
        {
            var (window, tag) = await ReadAsync(collection.Id, period, cancellation);
            var decision = act(window);
            if (decision is not Decision<Window>.Changed changed || await TryPutAsync(changed, tag, cancellation))
                return decision;
        }
    }

    /// <returns>False where somebody changed the window since it was read.</returns>
    private async Task<bool> TryPutAsync(Decision<Window>.Changed changed, ETag read, CancellationToken cancellation)
    {
        var window = changed.Next;
        var row = ToRow(window);
        var rows = new List<TableTransactionAction>
        {
            read == default ? new(TableTransactionActionType.Add, row) : new(TableTransactionActionType.UpdateReplace, row, read),
        };
        rows.AddRange(changed.Events.Select(e => new TableTransactionAction(
            TableTransactionActionType.Add, e.ToRow(window.Collection, $"event~{window.Period.Id}~{e.At.UtcTicks:D19}~{Guid.NewGuid():N}"))));
        if (!await storage.WindowsTable.TryWriteAsync(rows, cancellation))
            return false;
        known.TryRemove(window.Collection, out _);
        return true;
    }

    private async Task<(Window Window, ETag Tag)> ReadAsync(string collection, Period period, CancellationToken cancellation)
    {
        var row = await storage.WindowsTable.GetEntityIfExistsAsync<TableEntity>(collection, RowKey(period), cancellationToken: cancellation);
        return Read(collection, period, row.HasValue ? row.Value : null);
    }

    private static string RowKey(Period period) => $"window~{period.Id}";

    private static TableEntity ToRow(Window window) => new(window.Collection, RowKey(window.Period))
    {
        ["Open"] = window.Open,
        ["Opens"] = window.Opens,
        ["Closes"] = window.Closes,
        ["Closings"] = window.Closings,
        ["Closing"] = window.Closing,
        ["Report"] = window.Report,
        ["Reason"] = window.Reason,
        ["Combined"] = window.Combined,
        ["CombinedClosing"] = window.CombinedClosing,
    };

    private static (Window Window, ETag Tag) Read(string collection, Period period, TableEntity? row) => row is null
        ? (Window.Defined(collection, period), default)
        : (new(
            collection, period, row.GetBoolean("Open"), row.GetDateTimeOffset("Opens")!.Value, row.GetDateTimeOffset("Closes")!.Value,
            row.GetInt32("Closings")!.Value, row.GetInt32("Closing")!.Value, row.GetBoolean("Report")!.Value, row.GetString("Reason"),
            row.GetString("Combined"), row.GetInt32("CombinedClosing")!.Value),
        row.ETag);
}
