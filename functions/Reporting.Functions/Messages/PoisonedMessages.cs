using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using Reporting.Domain.Returns;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Messages;

/// <summary>A message that was set aside: what it stands for is not done.</summary>
/// <param name="Id">Its id on the queue where it lies.</param>
/// <param name="Queue">The queue that it came from.</param>
/// <param name="Kind">CheckReturn, CloseWindow, …; <c>unknown</c> where it cannot be read.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="At">When it was set aside.</param>
/// <param name="Tries">How often it was tried; null where nobody counted, because the process ended each time.</param>
/// <param name="About">What it is about: ids and nothing else. Empty where it cannot be read.</param>
public sealed record PoisonedMessage(
    string Id, string Queue, string Kind, string Reason, DateTimeOffset At, int? Tries, IReadOnlyDictionary<string, string> About);

/// <summary>
/// Messages that were set aside, by the platform after their last try or by the service at once. The poison queues hold them. The table <c>messages</c> holds
/// the reasons, under a hash of the text, because a message that is moved gets another id.
/// </summary>
public sealed partial class PoisonedMessages(ServiceStorage storage, Measurements measurements, TimeProvider time, ILogger<PoisonedMessages> logger)
{
    // As many as a queue shows at a time.
    private const int MostShown = 32;
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(30);

    /// <summary>Those that can be seen: of each queue the 32 oldest.</summary>
    public async Task<IReadOnlyList<PoisonedMessage>> ListAsync(CancellationToken cancellation)
    {
        var all = new List<PoisonedMessage>();
        foreach (var queue in QueueNames.All)
        {
            foreach (var peeked in (await storage.PoisonQueue(queue).PeekMessagesAsync(MostShown, cancellation)).Value)
            {
                var text = TextOf(peeked.Body);
                var reason = await ReasonAsync(queue, text, cancellation);
                var (kind, about) = MessageKinds.Describe(queue, text);
                all.Add(new(
                    peeked.MessageId, queue, kind, reason?.GetString("Reason") ?? "The process ended each time that it was tried.",
                    reason?.GetDateTimeOffset("At") ?? peeked.InsertedOn ?? time.GetUtcNow(), reason?.GetInt32("Tries"), about));
            }
        }

        return [.. all.OrderBy(m => m.At).ThenBy(m => m.Id, StringComparer.Ordinal)];
    }

    /// <summary>Puts a message back on its queue. Should the process end in between, it is on both, which does no harm.</summary>
    /// <returns>The message; null where no such message is set aside.</returns>
    public async Task<PoisonedMessage?> ReplayAsync(string id, ReturnEvent what, CancellationToken cancellation)
    {
        if ((await ListAsync(cancellation)).FirstOrDefault(m => m.Id == id) is not { } wanted)
            return null;
        var poison = storage.PoisonQueue(wanted.Queue);
        var others = new List<QueueMessage>();
        QueueMessage? found = null;
        while (found is null && (await poison.ReceiveMessagesAsync(MostShown, Held, cancellation)).Value is { Length: > 0 } batch)
        {
            found = batch.FirstOrDefault(m => m.MessageId == id);
            others.AddRange(batch.Where(m => m.MessageId != id));
        }

        foreach (var other in others)
            await poison.UpdateMessageAsync(other.MessageId, other.PopReceipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: cancellation);
        if (found is null)
            return null;
        var text = TextOf(found.Body);
        var happened = what with { What = $"{wanted.Kind} {string.Join(' ', wanted.About.Values)}".TrimEnd() };
        var row = happened.ToRow(wanted.Queue, $"event~{what.At.UtcTicks:D19}~{Guid.NewGuid():N}");
        await storage.MessagesTable.TryWriteAsync([new(TableTransactionActionType.Add, row)], cancellation);
        if (text is null)
            await storage.UnencodedQueue(wanted.Queue).SendMessageAsync(found.Body, timeToLive: Forever, cancellationToken: cancellation);
        else
            await storage.Queue(wanted.Queue).SendMessageAsync(BinaryData.FromString(text), timeToLive: Forever, cancellationToken: cancellation);
        try
        {
            await poison.DeleteMessageAsync(found.MessageId, found.PopReceipt, cancellation);
        }
        catch (RequestFailedException e) when (e.ErrorCode == QueueErrorCode.MessageNotFound)
        {
            // Deleted by a first try whose answer was lost.
        }

        LogReplayed(wanted.Queue, id);
        return wanted;
    }

    /// <summary>Sets a message aside that can never succeed, so that it is not tried again.</summary>
    public async Task SetAsideAsync(string queue, string text, string reason, CancellationToken cancellation)
    {
        await NoteAsync(queue, text, reason, 1, cancellation);
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
        await storage.PoisonQueue(queue).SendMessageAsync(encoded, timeToLive: Forever, cancellationToken: cancellation);
    }

    /// <summary>Remembers why a message failed; the platform moves it.</summary>
    /// <param name="tries">How often it has been tried by now.</param>
    public async Task NoteAsync(string queue, string text, string reason, int tries, CancellationToken cancellation)
    {
        measurements.Poisoned(queue);
        LogSetAside(queue, tries, reason);
        var row = new TableEntity(queue, KeyOf(text)) { ["Reason"] = reason, ["At"] = time.GetUtcNow(), ["Tries"] = tries };
        await storage.MessagesTable.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellation);
    }

    private async Task<TableEntity?> ReasonAsync(string queue, string? text, CancellationToken cancellation)
    {
        if (text is null)
            return new(queue, "none") { ["Reason"] = "Its text is not Base64, so it did not come from this service." };
        var row = await storage.MessagesTable.GetEntityIfExistsAsync<TableEntity>(queue, KeyOf(text), cancellationToken: cancellation);
        return row.HasValue ? row.Value : null;
    }

    private static string KeyOf(string text) => $"reason~{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";

    /// <returns>Null where the body is no Base64.</returns>
    private static string? TextOf(BinaryData body)
    {
        var encoded = body.ToString();
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    [LoggerMessage(EventId = 4001, Level = LogLevel.Error, Message = "A message of {Queue} was set aside after {Tries} tries: {Reason}")]
    private partial void LogSetAside(string queue, int tries, string reason);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Warning, Message = "A message of {Queue} is replayed: {Id}")]
    private partial void LogReplayed(string queue, string id);
}
