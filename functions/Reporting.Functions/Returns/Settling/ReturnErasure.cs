using Microsoft.Extensions.Logging;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns.Settling;

/// <summary>Erases versions. The event of it stays, and erasing twice is erasing once.</summary>
public sealed partial class ReturnErasure(ReturnRows rows, ReturnBlobs blobs, ILogger<ReturnErasure> logger)
{
    /// <summary>How long a version with personal details is kept, closed to everybody, before it is erased.</summary>
    public static readonly TimeSpan QuarantinedFor = TimeSpan.FromDays(7);

    /// <summary>The versions of a period's instrument that were quarantined long enough ago, and are still there.</summary>
    public async Task<IReadOnlyList<(ReturnKey Key, VersionName Version)>> DueAsync(Collection collection, Period period, Instrument instrument, DateTimeOffset now, CancellationToken cancellation)
    {
        var quarantined = await rows.EventsOfKindAsync(collection.Id, period.Id, instrument.Id, ReturnVersions.Quarantined, cancellation);
        if (quarantined.Count == 0)
            return [];
        var erased = (await rows.EventsOfKindAsync(collection.Id, period.Id, instrument.Id, ReturnVersions.Erased, cancellation)).Select(e => (e.Body, e.Event.Version)).ToHashSet();
        return [.. quarantined.Where(q => now - q.Event.At >= QuarantinedFor && !erased.Contains((q.Body, q.Event.Version)))
            .Select(q => (new ReturnKey(collection.Id, period.Id, instrument.Id, q.Body), new VersionName(q.Event.Version!.Value, q.Event.Sha256!)))];
    }

    /// <param name="receiptToo">Whether what was made of the bytes goes with them: receipts, rows and measure values.</param>
    public async Task EraseAsync(ReturnKey key, VersionName version, bool receiptToo, ReturnEvent what, CancellationToken cancellation)
    {
        await (receiptToo ? blobs.EraseAllAsync(key, version, cancellation) : blobs.EraseOriginalAsync(key, version, cancellation));
        while (!(await rows.EventsAsync(key, cancellation)).Any(e => e.Kind == ReturnVersions.Erased && e.Version == version.Number))
        {
            if (await rows.TryPutAsync(await rows.GetAsync(key, cancellation), [what], cancellation))
                LogErased(key.Collection, key.Period, key.Instrument, key.Body.ToString(), version.Number);
        }
    }

    [LoggerMessage(EventId = 1050, Level = LogLevel.Information, Message = "Erased: {Collection} {Period} {Instrument} {Body} version {Version}")]
    private partial void LogErased(string collection, string period, string instrument, string body, int version);
}
