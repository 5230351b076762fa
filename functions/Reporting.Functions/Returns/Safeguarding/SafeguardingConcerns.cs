using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Reporting.Domain.Returns;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns.Safeguarding;

/// <summary>A row that says that somebody may be in danger.</summary>
/// <param name="Row">Row of the file.</param>
/// <param name="Key">What identifies the row: its first item. It goes into a hash and nowhere else.</param>
public sealed record FlaggedRow(int Row, string Key);

/// <summary>Sees to it that a person hears of a row that says that somebody may be in danger: at once, and whether or not the file is accepted.</summary>
public sealed partial class SafeguardingConcerns(SafeguardingRows rows, MessageSender messages, TimeProvider time, ILogger<SafeguardingConcerns> logger)
{
    /// <summary>Raises each concern that has not been raised. A second time it does nothing.</summary>
    /// <param name="sentBy">The person who sent the file, as events name them.</param>
    public async Task RaiseAsync(ReturnKey key, int version, string sentBy, IReadOnlyList<FlaggedRow> flagged, CancellationToken cancellation)
    {
        // Two rows may have the same key by mistake: each is a concern of its own.
        foreach (var (row, id) in flagged.GroupBy(f => f.Key, StringComparer.Ordinal).SelectMany(g => g.Select((f, i) => (f, IdOf(key, f.Key, i)))))
        {
            var concern = await rows.AddAsync(key, new(id, key.Instrument, version, row.Row, time.GetUtcNow(), sentBy, false, null, null, null, default), cancellation);
            if (concern.Raised)
                continue;
            await messages.SendAsync(new SafeguardingRaised(concern.Id, key.Collection, key.Period, concern.Instrument, concern.Version, concern.Row, concern.At), cancellation);
            LogRaised(key.Collection, key.Period, concern.Instrument, concern.Id, concern.Version, concern.Row);
            await rows.TryPutAsync(key.Collection, key.Period, concern with { Raised = true }, new("raised", concern.At, sentBy, "", $"Row {concern.Row} of version {concern.Version} says that somebody may be in danger.", concern.Version), cancellation);
        }
    }

    private static string IdOf(ReturnKey key, string row, int again) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{row}\n{again}")).AsSpan(0, 8));

    [LoggerMessage(EventId = 1030, Level = LogLevel.Critical, Message = "Somebody may be in danger: {Collection} {Period} {Instrument}, concern {Concern}, version {Version}, row {Row}. Acknowledge it.")]
    private partial void LogRaised(string collection, string period, string instrument, string concern, int version, int row);
}
