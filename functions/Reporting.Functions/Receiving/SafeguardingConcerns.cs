using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Reporting.Checking.Reading.Results;
using Reporting.Domain.Returns;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Receiving;

/// <summary>Sees to it that a person hears of a row that says that somebody may be in danger: at once, and whether or not the file is accepted.</summary>
public sealed partial class SafeguardingConcerns(SafeguardingRows rows, MessageSender messages, TimeProvider time, ILogger<SafeguardingConcerns> logger)
{
    private const int FirstShown = 20;
    private const int AtOnce = 8;

    /// <summary>Raises each concern that has not been raised; where there are many, one for them all. A second time it does nothing.</summary>
    /// <param name="sentBy">The person who sent the file, as events name them.</param>
    public async Task RaiseAsync(ReturnKey key, int version, string sentBy, FlaggedRows flagged, CancellationToken cancellation)
    {
        if (flagged.Count > flagged.First.Count)
        {
            await RaiseAsync(key, ConcernOf(IdOf(key, flagged), flagged.First, flagged.Count), cancellation);
            return;
        }

        // Two rows may have the same key by mistake: each is a concern of its own.
        var concerns = flagged.First.GroupBy(f => f.Key, StringComparer.Ordinal).SelectMany(g => g.Select((f, i) => ConcernOf(IdOf(key, f.Key, i), [f], 1)));
        await Parallel.ForEachAsync(
            concerns, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (concern, stop) => await RaiseAsync(key, concern, stop));

        SafeguardingConcern ConcernOf(string id, IReadOnlyList<FlaggedRow> about, int count) =>
            SafeguardingConcern.Found(id, key.Instrument, version, count, [.. about.Take(FirstShown).Select(f => f.Row)], time.GetUtcNow(), sentBy);
    }

    private async Task RaiseAsync(ReturnKey key, SafeguardingConcern wanted, CancellationToken cancellation)
    {
        var concern = await rows.AddAsync(key, wanted, cancellation);
        if (concern.Raised)
            return;
        await messages.SendAsync(
            new SafeguardingRaised(
                concern.Id, key.Collection, key.Period, concern.Instrument, concern.Version, concern.Row, concern.Rows, concern.FirstRows, concern.At),
            cancellation);
        LogRaised(key.Collection, key.Period, concern.Instrument, concern.Id, concern.Version, concern.Rows, concern.Row);
        await rows.ActAsync(key.Collection, key.Period, concern.Id, c => c.Raise(), cancellation);
    }

    /// <summary>Of many rows: the same ones in the next version are the same concern, others are another.</summary>
    private static string IdOf(ReturnKey key, FlaggedRows all) => IdOf(string.Create(CultureInfo.InvariantCulture, $"{key}\n{all.Count} rows\n{all.Keys}"));

    private static string IdOf(ReturnKey key, string row, int again) => IdOf(string.Create(CultureInfo.InvariantCulture, $"{key}\n{row}\n{again}"));

    private static string IdOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));

    [LoggerMessage(
        EventId = 1030, Level = LogLevel.Critical,
        Message = "Somebody may be in danger: {Collection} {Period} {Instrument}, concern {Concern}, version {Version}, " +
            "{Rows} rows, the first {Row}. Acknowledge it.")]
    private partial void LogRaised(string collection, string period, string instrument, string concern, int version, int rows, int row);
}
