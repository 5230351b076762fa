using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Reporting.Domain.Collections;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Storage;

/// <summary>The time in which returns of a period are taken.</summary>
/// <param name="Open">What an administrator or the closing timer said last; null where nobody has said anything.</param>
/// <param name="Closes">When it closes.</param>
/// <param name="Closings">How many times the list of returns that count has been frozen.</param>
/// <param name="Closing">The closing under way: one more than <paramref name="Closings"/> until its list is frozen.</param>
/// <param name="Combined">The newest list whose measure values have been put together, of a closing or of a draft; null where there is none.</param>
/// <param name="CombinedClosing">The newest closing whose measure values have been put together.</param>
public sealed record Window(string Collection, Period Period, bool? Open, DateTimeOffset Opens, DateTimeOffset Closes, int Closings, int Closing, bool Report, string? Reason, string? Combined, int CombinedClosing, ETag ETag)
{
    /// <summary>Whether a return that comes now is taken. Past its time it is not, even before the timer has closed it.</summary>
    public bool IsOpen(DateTimeOffset now) => Open is not false && now < Closes && (Open is true || Opens <= now);

    /// <summary>Whether returns were taken and the window was closed: its newest frozen list counts.</summary>
    public bool IsClosed => Open is false && Closings > 0;

    /// <summary>Whether its time is over and it waits to be closed. One that was never opened has nothing to close.</summary>
    public bool IsOverdue(DateTimeOffset now) => Open is true && now >= Closes;
}

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
        await foreach (var row in storage.WindowsTable.QueryAsync<TableEntity>(r => r.PartitionKey == collection.Id && r.RowKey.CompareTo("window~") > 0 && r.RowKey.CompareTo("window~~") < 0, cancellationToken: cancellation))
            rows[row.RowKey["window~".Length..]] = row;
        return [.. collection.Periods.Select(p => Read(collection, p, rows.GetValueOrDefault(p.Id)))];
    }

    public async Task<Window> GetAsync(Collection collection, Period period, CancellationToken cancellation)
    {
        var row = await storage.WindowsTable.GetEntityIfExistsAsync<TableEntity>(collection.Id, RowKey(period), cancellationToken: cancellation);
        return Read(collection, period, row.HasValue ? row.Value : null);
    }

    /// <summary>Writes a window if nobody changed it since it was read; says whether it did.</summary>
    /// <param name="what">The event: who did it and why.</param>
    public async Task<bool> TryPutAsync(Window window, ReturnEvent what, CancellationToken cancellation)
    {
        var row = new TableEntity(window.Collection, RowKey(window.Period))
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
        var happened = what.ToRow(window.Collection, $"event~{window.Period.Id}~{what.At.UtcTicks:D19}~{Guid.NewGuid():N}");
        if (!await storage.WindowsTable.TryWriteAsync(
            [window.ETag == default ? new(TableTransactionActionType.Add, row) : new(TableTransactionActionType.UpdateReplace, row, window.ETag), new(TableTransactionActionType.Add, happened)], cancellation))
        {
            return false;
        }

        known.TryRemove(window.Collection, out _);
        return true;
    }

    /// <summary>Says of a list that its measure values have been put together.</summary>
    public async Task CombinedAsync(Collection collection, Period period, string list, int? closing, ReturnEvent what, CancellationToken cancellation)
    {
        Window window;
        do
        {
            window = await GetAsync(collection, period, cancellation);
            if (window.Combined == list || (closing is { } done && window.CombinedClosing >= done))
                return;
            window = window with { Combined = list, CombinedClosing = closing ?? window.CombinedClosing };
        }
        while (!await TryPutAsync(window, what, cancellation));
    }

    /// <summary>Whether the reminders of a day have all been written.</summary>
    public async Task<bool> WasRemindedAsync(Window window, DateOnly day, CancellationToken cancellation) =>
        (await storage.WindowsTable.GetEntityIfExistsAsync<TableEntity>(window.Collection, RemindedKey(window, day), cancellationToken: cancellation)).HasValue;

    /// <summary>Says that they have. A second time changes nothing.</summary>
    public Task RemindedAsync(Window window, DateOnly day, ReturnEvent what, CancellationToken cancellation) =>
        storage.WindowsTable.UpsertEntityAsync(what.ToRow(window.Collection, RemindedKey(window, day)), TableUpdateMode.Replace, cancellation);

    private static string RemindedKey(Window window, DateOnly day) => $"reminded~{window.Period.Id}~{day:yyyy-MM-dd}";

    private static string RowKey(Period period) => $"window~{period.Id}";

    private static Window Read(Collection collection, Period period, TableEntity? row) =>
        row is null
            ? new(collection.Id, period, null, UkTime.StartOf(period.Opens), UkTime.EndOf(period.Closes), 0, 0, true, null, null, 0, default)
            : new(
                collection.Id, period, row.GetBoolean("Open"), row.GetDateTimeOffset("Opens")!.Value, row.GetDateTimeOffset("Closes")!.Value, row.GetInt32("Closings")!.Value, row.GetInt32("Closing")!.Value,
                row.GetBoolean("Report")!.Value, row.GetString("Reason"), row.GetString("Combined"), row.GetInt32("CombinedClosing")!.Value, row.ETag);
}
