using Microsoft.Extensions.Logging;
using Reporting.Checking.Checking;
using Reporting.Checking.Reading.Formats;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Hosting;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Receiving;

public abstract record Intake
{
    private Intake()
    {
    }

    /// <param name="IsNew">False where these bytes are the newest version already.</param>
    public sealed record Recorded(BinaryData Receipt, ReturnRow Row, VersionEntry Version, bool IsNew) : Intake;

    /// <summary>The return was frozen, or signed off, before these bytes could be recorded.</summary>
    public sealed record Closed(string Why) : Intake;

    /// <summary>The return is not what the caller said it was.</summary>
    public sealed record Changed(string Tag) : Intake;
}

/// <summary>
/// Makes stored bytes a version of a return, once. The state's row decides: whoever changes it first has the number, and the other takes the next.
/// A process that dies in between leaves the bytes and a message, and the step is done again from them.
/// </summary>
public sealed partial class ReturnIntake(
    ReturnRows rows, ReturnBlobs blobs, MeasuredReturns measured, MessageSender messages, ReturnChecker checker, SafeguardingConcerns concerns, Measurements measurements, TimeProvider time, ILogger<ReturnIntake> logger)
{
    private static readonly TimeSpan CheckedBySoon = TimeSpan.FromMinutes(5);

    /// <param name="file">The bytes, on this machine.</param>
    /// <param name="stored">The name under which they are stored already; null where they are not.</param>
    /// <param name="ifMatch">The tag that the return must have; null where any will do.</param>
    public async Task<Intake> RecordAsync(ReturnPlace place, string file, ReturnFormat format, OriginalFacts facts, VersionName? stored, string? ifMatch, CancellationToken cancellation)
    {
        var key = place.Key;
        var mine = stored is null;
        var salt = facts.Salt;
        CheckedReturn? check = null;
        Task<CheckedReturn>? checking = null;
        try
        {
            while (true)
            {
                var row = await rows.GetAsync(key, cancellation);
                // What this request stored may have been recorded by a close meanwhile. Then it is its version all the same.
                var standsAlready = stored is not null && row.Newest is { } recorded && recorded.Name == stored && recorded.Definition == place.Collection.Definition.Checking;
                if (!standsAlready && ifMatch is not null && (ifMatch == "*" ? row.Newest is null : ifMatch != row.Tag))
                {
                    await DropMineAsync();
                    return new Intake.Changed(row.Tag);
                }

                if (!standsAlready && row.FrozenIn > facts.Closings)
                    return await RefuseAsync("The window for this return has closed.");
                if (row.WhyFixed is { } why)
                    return await RefuseAsync(why);

                // Erased while it was taken in: it stays so.
                if (row.Newest is { Erased: true } && row.Newest.Name == stored)
                    return new Intake.Closed($"Version {stored.Number} has been erased.");

                var same = row.Newest is { Erased: false } newest && newest.Name.Sha256 == facts.Sha256;
                if (same && row.Newest!.Definition == place.Collection.Definition.Checking)
                {
                    if (stored is not null && stored != row.Newest.Name)
                        await DropAsync(stored);

                    // Another upload of the same bytes, or a close, may have recorded what this request stored: the version is this request's all the same.
                    return await FinishAsync(place, file, format, facts, row, row.Newest, check: null, isNew: stored == row.Newest.Name && IsMine(), cancellation);
                }

                var name = same ? row.Newest!.Name : new VersionName(row.NewestNumber + 1, facts.Sha256);
                if (!same && stored != name)
                {
                    // Checked while storage takes the bytes in; what comes of it counts once they are stored.
                    checking ??= Task.Run(() => checker.CheckAsync(place.Collection, place.Period, place.Instrument, place.Body, file, format, cancellation), cancellation);
                    await messages.SendAsync(new CheckReturn(key.Collection, key.Period, key.Instrument, key.Body.ToString(), name.ToString()), CheckedBySoon, cancellation);
                    await using (var bytes = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous))
                        facts = (await blobs.StoreOriginalAsync(key, name, bytes, facts, cancellation)) with { Closings = facts.Closings };
                    if (stored is not null)
                        await DropAsync(stored);
                    stored = name;
                    LogStored(key.Collection, key.Period, key.Instrument, key.Body.ToString(), name.Number);
                }

                check ??= await (checking ?? checker.CheckAsync(place.Collection, place.Period, place.Instrument, place.Body, file, format, cancellation));
                var version = new VersionEntry(name, same ? row.Newest!.Commitment : facts.Commitment, place.Collection.Definition.Checking, check.Accepted, same);
                var standing = row.Explained == 0 ? [] : Explanations.Standing(await rows.EventsAsync(key, cancellation));
                var (explained, dropped) = Explanations.Carry(check, place.Instrument, standing);
                var next = Next(row, version, explained, facts) with { Explained = standing.Count - dropped.Count };
                if (await rows.TryPutAsync(next, EventsOf(version, explained, dropped, facts), cancellation))
                {
                    Count(place, check);
                    LogChecked(key.Collection, key.Period, key.Instrument, key.Body.ToString(), name.Number, check.Accepted, check.Issues.Count);
                    return await FinishAsync(place, file, format, facts, next, version, explained, isNew: !same && IsMine(), cancellation);
                }
            }
        }
        finally
        {
            // Of a check that was not waited for, since storage failed, the spooled rows go too.
            if (check is null && checking is not null)
            {
                await ((Task)checking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (checking.IsCompletedSuccessfully)
                    check = await checking;
            }

            check?.Dispose();
        }

        // Of requests with the same bytes, one stored them: its salt is beside them.
        bool IsMine() => mine && facts.Salt == salt;

        async Task<Intake> RefuseAsync(string why)
        {
            await DropMineAsync();
            return new Intake.Closed(why);
        }

        // What another request stored stays: its sender had no answer that says otherwise.
        async Task DropMineAsync()
        {
            if (mine && stored is not null)
                await DropAsync(stored);
        }

        // Another upload of the same bytes at the same time has the same name: where it was recorded, the bytes are its own. By now that is settled, since the number is taken.
        async Task DropAsync(VersionName name)
        {
            if (!(await rows.EventsAsync(key, cancellation)).Any(e => e.Kind == "received" && e.Version == name.Number && e.Sha256 == name.Sha256))
                await blobs.DropUnrecordedAsync(key, name, cancellation);
        }
    }

    private void Count(ReturnPlace place, CheckedReturn check)
    {
        measurements.Uploaded(place.Collection.Id, place.Instrument.Id, check.Accepted);
        foreach (var issue in check.Issues)
            measurements.Found(issue.Rule, issue.Severity.ToString());
    }

    private static ReturnRow Next(ReturnRow row, VersionEntry version, CheckedReturn check, OriginalFacts facts)
    {
        if (!version.Accepted)
        {
            // A version that was accepted and is checked again with other rules may fall: then nothing counts until a better one comes.
            var falls = version.CheckedAgain && row.Current?.Name == version.Name;
            return row with
            {
                Newest = version,
                Current = falls ? null : row.Current,
                ReceivedAt = facts.ReceivedAt,
                State = falls || row.Current is null ? ReturnState.Rejected : row.State,
            };
        }

        return row with
        {
            Newest = version,
            Current = version,
            ReceivedAt = facts.ReceivedAt,
            State = check.State,
            Late = facts.Closings > 0,
        };
    }

    private static string HowOf(OriginalFacts facts) => facts.PutInto switch
    {
        null => "",
        0 => ": one record, the first",
        var into => $": one record, put into version {into}",
    };

    private IReadOnlyList<ReturnEvent> EventsOf(VersionEntry version, CheckedReturn check, IReadOnlyList<Explanation> dropped, OriginalFacts facts)
    {
        var (number, sha) = (version.Name.Number, version.Name.Sha256);
        var verdict = new ReturnEvent(
            version.Accepted ? "accepted" : "rejected", time.GetUtcNow(), ReturnEvent.Service, "The service",
            $"{(version.CheckedAgain ? "Checked again, because the definition had changed. " : "")}{check.Issues.Count(i => i.Severity is Severity.Error)} errors, {check.Issues.Count(i => i.Severity is Severity.Query)} queries, {check.Issues.Count(i => i.Severity is Severity.Note)} notes.",
            number, sha);
        var over = Explanations.EventsOf(dropped, version.Name, time.GetUtcNow());
        var shut = check.HasPersonalDetails ? [new ReturnEvent(ReturnVersions.Quarantined, facts.ReceivedAt, ReturnEvent.Service, "The service", $"Version {number} holds personal details. Nobody can download it, and it is erased after seven days.", number, sha)] : Array.Empty<ReturnEvent>();
        return version.CheckedAgain ? [verdict, .. over, .. shut] : [new("received", facts.ReceivedAt, facts.ReceivedFrom, facts.ReceivedFromName, $"Version {number} received{HowOf(facts)}.", number, sha) { Dropped = facts.Dropped }, verdict, .. over, .. shut];
    }

    /// <summary>Writes what follows from a version whose process died once it was recorded, where another has come since.</summary>
    public async Task FinishEarlierAsync(
        ReturnPlace place, string file, ReturnFormat format, OriginalFacts facts, VersionName version, ReturnRow row, IReadOnlyList<ReturnEvent> events, CancellationToken cancellation)
    {
        var about = events.Where(e => e.Version == version.Number).ToList();
        if (!about.Exists(e => e.Kind == ReturnEvent.Erased))
            await FinishAsync(place, file, format, facts, row, new(version, facts.Commitment, place.Collection.Definition.Checking, about.Exists(e => e.Kind == "accepted"), CheckedAgain: false), check: null, isNew: false, cancellation);
    }

    /// <summary>Writes what follows from a recorded version: each can be written twice.</summary>
    private async Task<Intake> FinishAsync(ReturnPlace place, string file, ReturnFormat format, OriginalFacts facts, ReturnRow row, VersionEntry version, CheckedReturn? check, bool isNew, CancellationToken cancellation)
    {
        var key = place.Key;
        if (check is null && await blobs.ReceiptAsync(key, version, cancellation) is { } kept)
            return new Intake.Recorded(kept, row, version, isNew);

        using var read = check is null ? await checker.CheckAsync(place.Collection, place.Period, place.Instrument, place.Body, file, format, cancellation) : null;
        if (check is null)
        {
            (check, _) = Explanations.Carry(read!, place.Instrument, Explanations.Standing(Explanations.Before(await rows.EventsAsync(key, cancellation), version.Name)));
        }

        // The salt and times of the version that stands, which another upload of the same bytes may have made.
        if (!isNew)
            facts = await blobs.FactsAsync(key, version.Name.ToString(), cancellation) ?? facts;
        if (check.Flagged.Count > 0)
            await concerns.RaiseAsync(key, version.Name.Number, facts.ReceivedFrom, check.Flagged, cancellation);
        var receipt = BinaryData.FromBytes(Receipt.Of(place, version.Name.Number, row.Current?.Name.Number, row.State, check, facts, practice: false));
        if (check.Rows is { } parquet)
        {
            await using var rows = new FileStream(parquet, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous);

            // Measured here, where the answers are at hand. A process that dies before is made good by the close, which asks for what is missing.
            await Task.WhenAll(
                blobs.StoreRowsAsync(key, version, rows, cancellation),
                place.Instrument.Kind is InstrumentKind.Form
                    ? measured.StoreAsync(place.Collection, place.Period, place.Instrument, key, version.Name.ToString(), version.Rows, check.Reading.Answers, cancellation)
                    : measured.StoreAsync(place.Collection, place.Instrument, key, version.Name.ToString(), version.Rows, check.Figures, cancellation));
        }

        // Last: a version that has its receipt has everything.
        await blobs.StoreReceiptAsync(key, version, receipt, cancellation);
        return new Intake.Recorded(receipt, row, version, isNew);
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Information, Message = "Return stored: {Collection} {Period} {Instrument} {Body} version {Version}")]
    private partial void LogStored(string collection, string period, string instrument, string body, int version);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Information, Message = "Return checked: {Collection} {Period} {Instrument} {Body} version {Version}, accepted {Accepted}, {Issues} issues")]
    private partial void LogChecked(string collection, string period, string instrument, string body, int version, bool accepted, int issues);
}
