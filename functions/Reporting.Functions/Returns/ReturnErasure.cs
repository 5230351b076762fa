using Microsoft.Extensions.Logging;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>
/// Erases versions: first the event of it, which stays, then what is stored. Erasing twice is erasing once, and finishes what a process that died had left.
/// </summary>
public sealed partial class ReturnErasure(WindowRows windows, ReturnRows rows, ReturnBlobs blobs, ILogger<ReturnErasure> logger)
{
    /// <summary>The versions of a period's instrument that were quarantined long enough ago, and have not been erased.</summary>
    public async Task<IReadOnlyList<(ReturnKey Key, VersionName Version)>> DueAsync(
        Collection collection, Period period, Instrument instrument, DateTimeOffset now, CancellationToken cancellation)
    {
        var quarantined = await rows.EventsOfKindAsync(collection.Id, period.Id, instrument.Id, EventKind.Quarantined, cancellation);
        if (quarantined.Count == 0)
            return [];
        var erased = await rows.EventsOfKindAsync(collection.Id, period.Id, instrument.Id, EventKind.Erased, cancellation);
        var due = Return.DueForErasure(quarantined, erased.Select(e => (e.Body, e.Event.Version)).ToHashSet(), now);
        return [.. due.Select(d => (new ReturnKey(collection.Id, period.Id, instrument.Id, d.Body), d.Version))];
    }

    /// <param name="reason">Null where the service erases what was quarantined: then only the bytes go, since what was answered repeats none of them.</param>
    /// <returns>What was decided. Where it is not refused, nothing of it is stored any more.</returns>
    public async Task<Decision<Return>> EraseAsync(
        Collection collection, Period period, ReturnKey key, VersionName version, Reason? reason, Actor by, DateTimeOffset now, CancellationToken cancellation)
    {
        var decision = await rows.ActAsync(key, async of =>
        {
            var events = await rows.EventsAsync(key, cancellation);
            var combined = (await windows.GetAsync(collection, period, cancellation)).CombinedClosing;
            return of.Erase(version, reason, events, combined, by, now);
        }, cancellation);
        if (decision is Decision<Return>.Refused)
            return decision;
        if (decision is Decision<Return>.Changed)
            LogErased(key.Collection, key.Period, key.Instrument, key.Body.ToString(), version.Number);
        await TakeAwayAsync(key, version, by, cancellation);
        return decision;
    }

    /// <summary>
    /// Takes away what is still stored of the erased versions of a period's instrument: because a process died in between, or because a check was still at work
    /// and wrote what it found afterwards.
    /// </summary>
    public async Task FinishAsync(Collection collection, Period period, Instrument instrument, CancellationToken cancellation)
    {
        var erased = await rows.EventsOfKindAsync(collection.Id, period.Id, instrument.Id, EventKind.Erased, cancellation);
        if (erased.Count == 0)
            return;
        var stored = (await blobs.StoredAsync(collection.Id, period.Id, instrument.Id, cancellation)).ToHashSet();
        foreach (var (body, what) in erased)
        {
            var version = new VersionName(what.Version!.Value, what.Sha256!);

            // Of what only the bytes were erased, the rest stays, and nothing is written of it anew.
            if (!what.By.IsService || stored.Contains((body, version.ToString())))
                await TakeAwayAsync(new(collection.Id, period.Id, instrument.Id, body), version, what.By, cancellation);
        }
    }

    private Task TakeAwayAsync(ReturnKey key, VersionName version, Actor by, CancellationToken cancellation) =>
        by.IsService ? blobs.EraseOriginalAsync(key, version, cancellation) : blobs.EraseAllAsync(key, version, cancellation);

    [LoggerMessage(EventId = 1050, Level = LogLevel.Information, Message = "Erased: {Collection} {Period} {Instrument} {Body} version {Version}")]
    private partial void LogErased(string collection, string period, string instrument, string body, int version);
}
