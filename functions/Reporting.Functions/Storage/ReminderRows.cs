using Azure;
using Azure.Data.Tables;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Storage;

/// <summary>Whose it is to write a reminder.</summary>
public enum ReminderTurn
{
    /// <summary>The caller's, who writes it now and then says so.</summary>
    Claimed,

    /// <summary>That of somebody who claimed it a moment ago, and either writes it or has died.</summary>
    HeldByAnother,

    /// <summary>Nobody's any more: it has been written.</summary>
    Written,
}

/// <summary>
/// Who writes which reminder, in the table <c>windows</c>: a row for each body and day, claimed before its message is sent and marked after. So of many who
/// write the reminders of a day at once, one writes each. Where that one dies in between, another writes it once the claim has run out.
/// </summary>
public sealed class ReminderRows(ServiceStorage storage, TimeProvider time)
{
    /// <summary>How long a claim holds: longer than sending may take.</summary>
    public static readonly TimeSpan ClaimHolds = TimeSpan.FromMinutes(2);

    private const string Claim = "Claim";
    private const string ClaimedAt = "ClaimedAt";
    private const string Written = "Written";

    /// <summary>Takes the turn to write a reminder, if nobody else has it.</summary>
    public async Task<ReminderTurn> ClaimAsync(Window window, DateOnly day, string body, CancellationToken cancellation)
    {
        // By this it is known again where the answer of the write was lost, and the client's second try finds the row of the first.
        var claim = Guid.NewGuid().ToString("N");
        while (true)
        {
            var row = new TableEntity(window.Collection, KeyOf(window, day, body)) { [Claim] = claim, [ClaimedAt] = time.GetUtcNow(), [Written] = false };
            var found = await storage.WindowsTable.GetEntityIfExistsAsync<TableEntity>(row.PartitionKey, row.RowKey, cancellationToken: cancellation);
            if (found.HasValue)
            {
                if (found.Value!.GetBoolean(Written) is true)
                    return ReminderTurn.Written;
                if (found.Value.GetString(Claim) == claim)
                    return ReminderTurn.Claimed;
                if (found.Value.GetDateTimeOffset(ClaimedAt) + ClaimHolds > time.GetUtcNow())
                    return ReminderTurn.HeldByAnother;
            }

            try
            {
                await (found.HasValue
                    ? storage.WindowsTable.UpdateEntityAsync(row, found.Value!.ETag, TableUpdateMode.Replace, cancellation)
                    : storage.WindowsTable.AddEntityAsync(row, cancellation));
                return ReminderTurn.Claimed;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412)
            {
                // Somebody was quicker: it is read again.
            }
        }
    }

    /// <summary>Says that a reminder has been written, after its message was sent.</summary>
    public Task WrittenAsync(Window window, DateOnly day, string body, CancellationToken cancellation) => storage.WindowsTable.UpsertEntityAsync(
        new TableEntity(window.Collection, KeyOf(window, day, body)) { [Written] = true }, TableUpdateMode.Merge, cancellation);

    /// <summary>Whether the reminders of a day have all been written.</summary>
    public async Task<bool> AreAllWrittenAsync(Window window, DateOnly day, CancellationToken cancellation) =>
        (await storage.WindowsTable.GetEntityIfExistsAsync<TableEntity>(window.Collection, KeyOf(window, day), cancellationToken: cancellation)).HasValue;

    /// <summary>Says that they have. A second time changes nothing.</summary>
    public Task AllWrittenAsync(Window window, DateOnly day, ReturnEvent what, CancellationToken cancellation) =>
        storage.WindowsTable.UpsertEntityAsync(what.ToRow(window.Collection, KeyOf(window, day)), TableUpdateMode.Replace, cancellation);

    private static string KeyOf(Window window, DateOnly day) => $"reminded~{window.Period.Id}~{day:yyyy-MM-dd}";

    private static string KeyOf(Window window, DateOnly day, string body) => $"{KeyOf(window, day)}~{body}";
}
