using Microsoft.Extensions.Logging;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Receiving;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>
/// Erases versions: first the event of it, which stays, then what is stored. From the event on the version neither counts nor is the newest that the same bytes would be.
/// Erasing twice is erasing once, and finishes what a process that died had left.
/// </summary>
public sealed partial class ReturnErasure(WindowRows windows, ReturnRows rows, ReturnBlobs blobs, ILogger<ReturnErasure> logger)
{
    /// <summary>How long a version with personal details is kept, closed to everybody, before it is erased.</summary>
    public static readonly TimeSpan QuarantinedFor = TimeSpan.FromDays(7);

    /// <summary>The versions of a period's instrument that were quarantined long enough ago, and have not been erased.</summary>
    public async Task<IReadOnlyList<(ReturnKey Key, VersionName Version)>> DueAsync(Collection collection, Period period, Instrument instrument, DateTimeOffset now, CancellationToken cancellation)
    {
        var quarantined = await rows.EventsOfKindAsync(collection.Id, period.Id, instrument.Id, ReturnVersions.Quarantined, cancellation);
        if (quarantined.Count == 0)
            return [];
        var erased = (await rows.EventsOfKindAsync(collection.Id, period.Id, instrument.Id, ReturnEvent.Erased, cancellation)).Select(e => (e.Body, e.Event.Version)).ToHashSet();
        return [.. quarantined.Where(q => now - q.Event.At >= QuarantinedFor && !erased.Contains((q.Body, q.Event.Version)))
            .Select(q => (new ReturnKey(collection.Id, period.Id, instrument.Id, q.Body), new VersionName(q.Event.Version!.Value, q.Event.Sha256!)))];
    }

    /// <param name="what">The event. By a person it takes everything; by the service only the bytes, since what they were answered repeats none of them.</param>
    /// <returns>Why it cannot be erased, and how to go on; null once it is.</returns>
    public async Task<string?> EraseAsync(Collection collection, Period period, ReturnKey key, VersionName version, ReturnEvent what, CancellationToken cancellation)
    {
        while (true)
        {
            // The row first: if somebody changes it meanwhile, everything is looked at again.
            var row = await rows.GetAsync(key, cancellation);
            var events = await rows.EventsAsync(key, cancellation);
            if (events.Any(e => e.Kind == ReturnEvent.Erased && e.Version == version.Number))
                break;
            if (row.Current?.Name == version && row.State is not ReturnState.Nil)
                return $"Version {version.Number} is the one that counts, so it cannot be erased. Have another uploaded first, or record the return as nil.";

            // A frozen list may name it: without its figures that closing, and all later ones, could never be put together.
            if (events.Any(e => e.Kind == "accepted" && e.Version == version.Number) && row.FrozenIn > (await windows.GetAsync(collection, period, cancellation)).CombinedClosing)
                return $"The window has been closed, and the figures of closing {row.FrozenIn} are still being put together. Try again in a minute.";
            var without = row with { Newest = row.Newest?.Name == version ? row.Newest with { Erased = true } : row.Newest, Current = row.Current?.Name == version ? null : row.Current };
            if (!await rows.TryPutAsync(without, [what], cancellation))
                continue;
            LogErased(key.Collection, key.Period, key.Instrument, key.Body.ToString(), version.Number);
            break;
        }

        await TakeAwayAsync(key, version, what.By, cancellation);
        return null;
    }

    /// <summary>Takes away what is still stored of the erased versions of a period's instrument: because a process died in between, or because a check was still at work and wrote what it found afterwards.</summary>
    public async Task FinishAsync(Collection collection, Period period, Instrument instrument, CancellationToken cancellation)
    {
        var erased = await rows.EventsOfKindAsync(collection.Id, period.Id, instrument.Id, ReturnEvent.Erased, cancellation);
        if (erased.Count == 0)
            return;
        var stored = (await blobs.StoredAsync(collection.Id, period.Id, instrument.Id, cancellation)).ToHashSet();
        foreach (var (body, what) in erased)
        {
            var version = new VersionName(what.Version!.Value, what.Sha256!);
            // Of what only the bytes were erased, the rest stays, and nothing is written of it anew.
            if (what.By != ReturnEvent.Service || stored.Contains((body, version.ToString())))
                await TakeAwayAsync(new(collection.Id, period.Id, instrument.Id, body), version, what.By, cancellation);
        }
    }

    private Task TakeAwayAsync(ReturnKey key, VersionName version, string by, CancellationToken cancellation) =>
        by == ReturnEvent.Service ? blobs.EraseOriginalAsync(key, version, cancellation) : blobs.EraseAllAsync(key, version, cancellation);

    [LoggerMessage(EventId = 1050, Level = LogLevel.Information, Message = "Erased: {Collection} {Period} {Instrument} {Body} version {Version}")]
    private partial void LogErased(string collection, string period, string instrument, string body, int version);
}
