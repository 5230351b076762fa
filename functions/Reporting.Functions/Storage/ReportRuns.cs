using Azure;
using Azure.Data.Tables;

namespace Reporting.Functions.Storage;

public enum RunState
{
    /// <summary>Waits for the figures of its list.</summary>
    Queued,

    /// <summary>Is being rendered.</summary>
    Rendering,

    Rendered,

    Failed,
}

/// <summary>One run of a report, as far as it has come.</summary>
/// <param name="Run">Its id: <c>closing-1</c>, or the time at which it was asked for.</param>
/// <param name="Draft">Made while the window was open: not for publication.</param>
/// <param name="List">The list of returns that it is made of.</param>
/// <param name="Failure">Why it failed, in words.</param>
/// <param name="Pdf">What came of printing it: <see cref="Printed"/>, or why there is no PDF, in words; null while it is being printed.</param>
public sealed record ReportRunRow(
    string Collection, string Period, string Run, RunState State, string Reason, string By, bool Draft, string List, DateTimeOffset CreatedAt,
    DateTimeOffset? EndedAt, string? Failure, string? Pdf, ETag ETag)
{
    public const string Printed = "printed";

    public static ReportRunRow Of(
        string collection, string period, string run, string reason, bool draft, string list, DateTimeOffset at, string by) =>
        new(collection, period, run, RunState.Queued, reason, by, draft, list, at, null, null, null, default);

    public bool IsOver => State is RunState.Rendered or RunState.Failed;

    public TableEntity ToEntity() => new(Partition(Collection, Period), Run)
    {
        ["State"] = State.ToString(),
        ["Reason"] = Reason,
        ["By"] = By,
        ["Draft"] = Draft,
        ["List"] = List,
        ["CreatedAt"] = CreatedAt,
        ["EndedAt"] = EndedAt,
        ["Failure"] = Failure,
        ["Pdf"] = Pdf,
    };

    public static ReportRunRow From(string collection, string period, TableEntity row) => new(
        collection, period, row.RowKey, Enum.Parse<RunState>(row.GetString("State")), row.GetString("Reason"), row.GetString("By"),
        row.GetBoolean("Draft")!.Value, row.GetString("List"),
        row.GetDateTimeOffset("CreatedAt")!.Value, row.GetDateTimeOffset("EndedAt"), row.GetString("Failure"), row.GetString("Pdf"), row.ETag);

    public static string Partition(string collection, string period) => $"{collection}~{period}";
}

/// <summary>The runs of all reports, in the table <c>runs</c>.</summary>
public sealed class ReportRuns(ServiceStorage storage)
{
    /// <summary>Adds a run; one that is there stays as it is.</summary>
    public async Task TryAddAsync(ReportRunRow run, CancellationToken cancellation)
    {
        try
        {
            await storage.RunsTable.AddEntityAsync(run.ToEntity(), cancellation);
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            // Added by an earlier delivery of the same message.
        }
    }

    public async Task<ReportRunRow?> FindAsync(string collection, string period, string run, CancellationToken cancellation)
    {
        var row = await storage.RunsTable.GetEntityIfExistsAsync<TableEntity>(ReportRunRow.Partition(collection, period), run, cancellationToken: cancellation);
        return row.HasValue ? ReportRunRow.From(collection, period, row.Value!) : null;
    }

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<ReportRunRow>> AllAsync(string collection, string period, CancellationToken cancellation)
    {
        var partition = ReportRunRow.Partition(collection, period);
        var all = new List<ReportRunRow>();
        await foreach (var row in storage.RunsTable.QueryAsync<TableEntity>(r => r.PartitionKey == partition, cancellationToken: cancellation))
            all.Add(ReportRunRow.From(collection, period, row));
        return [.. all.OrderByDescending(r => r.CreatedAt).ThenByDescending(r => r.Run, StringComparer.Ordinal)];
    }

    /// <summary>Moves a run on, unless it is over or somebody moved it first.</summary>
    public Task MoveAsync(ReportRunRow run, RunState state, DateTimeOffset? ended, string? failure, CancellationToken cancellation) =>
        ChangeAsync(run, r => r.IsOver || r.State == state ? null : r with { State = state, EndedAt = ended, Failure = failure }, cancellation);

    /// <summary>Notes what came of printing a run, unless that has been noted.</summary>
    public Task PrintedAsync(ReportRunRow run, string pdf, CancellationToken cancellation) =>
        ChangeAsync(run, r => r.Pdf is null ? r with { Pdf = pdf } : null, cancellation);

    /// <param name="next">What becomes of the run as it stands; null where nothing is left to do.</param>
    private async Task ChangeAsync(ReportRunRow run, Func<ReportRunRow, ReportRunRow?> next, CancellationToken cancellation)
    {
        while (next(run) is { } changed)
        {
            try
            {
                await storage.RunsTable.UpdateEntityAsync(changed.ToEntity(), changed.ETag, TableUpdateMode.Replace, cancellation);
                return;
            }
            catch (RequestFailedException e) when (e.Status == 412)
            {
                // Another delivery of the same message changed it, or a first try of this write whose answer was lost.
                run = (await FindAsync(run.Collection, run.Period, run.Run, cancellation))!;
            }
        }
    }
}
