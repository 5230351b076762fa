namespace Reporting.Domain.Returns;

/// <summary>What checking made of a version, and what is kept of whoever sent it.</summary>
/// <param name="Verdict">With the explanations that hold for it.</param>
/// <param name="Facts">Of its bytes.</param>
/// <param name="Standing">How many explanations stood before it.</param>
/// <param name="Dropped">Those of them that end with it.</param>
public sealed record CheckedVersion(Verdict Verdict, bool HasPersonalDetails, OriginalFacts Facts, int Standing, IReadOnlyList<Explanation> Dropped);

/// <content>What an upload does.</content>
public sealed partial record Return
{
    /// <summary>What an upload is to do now. The return decides: whoever changes it first has the number, and the other takes the next.</summary>
    public UploadStep NextStepOf(UploadedBytes upload)
    {
        // What an upload stored may have been recorded by a close meanwhile. Then it is its version all the same.
        var recorded = upload.Stored is not null && Newest is not null && Newest.Name == upload.Stored;
        if (WhyNotRecorded(upload, standsAlready: recorded && Newest!.Definition == upload.Definition) is { } why)
            return new UploadStep.Refused(why);

        var same = Newest is { Erased: false } && Newest.Name.Sha256 == upload.Sha256;
        if (same && Newest!.Definition == upload.Definition)
            return new UploadStep.Stands(Newest, recorded ? null : upload.Stored);
        var name = same ? Newest!.Name : new VersionName(NewestNumber + 1, upload.Sha256);
        return same || upload.Stored == name ? new UploadStep.Record(name, same) : new UploadStep.Store(name, upload.Stored);
    }

    /// <summary>Records a version that was checked, whether or not it is accepted.</summary>
    /// <param name="name">The name that the upload was given.</param>
    /// <param name="definition">Hash of the definitions that it was checked with.</param>
    public Decision<Return>.Changed Record(VersionName name, string definition, CheckedVersion check, DateTimeOffset now)
    {
        var again = Newest?.Name == name;
        var version = new RecordedVersion(name, again ? Newest!.Commitment : check.Facts.Commitment, definition, check.Verdict.Accepted, again);
        var next = version.Accepted ? Accept(version, check) : Reject(version, check);
        return new(next with { Explained = check.Standing - check.Dropped.Count }, EventsOf(version, check, now));
    }

    /// <summary>
    /// Why a single record cannot be put into the version that counts; null where it can. A file that was rejected as a whole is corrected as a whole: a record
    /// put beside it would make the rest of it seem to count.
    /// </summary>
    /// <param name="newest">The facts of the newest version, where it was rejected; null where its bytes are not stored.</param>
    public ReturnRefusal? WhyNoSingleRecord(OriginalFacts? newest) =>
        Newest is { Accepted: false } rejected && (newest is { PutInto: null } || (newest is null && Current is null))
            ? new ReturnRefusal.WholeFileRejected(rejected.Name.Number)
            : null;

    private ReturnRefusal? WhyNotRecorded(UploadedBytes upload, bool standsAlready)
    {
        if (!standsAlready && upload.Expected?.Holds(this) is false)
            return new ReturnRefusal.AnotherRevision(Revision);
        if (!standsAlready && FrozenIn > upload.Closings)
            return new ReturnRefusal.Frozen();
        if (WhyFixed is { } why)
            return why;
        return Newest is { Erased: true } && Newest.Name == upload.Stored ? new ReturnRefusal.ErasedMeanwhile(upload.Stored.Number) : null;
    }

    private Return Accept(RecordedVersion version, CheckedVersion check) => this with
    {
        Newest = version,
        Current = version,
        ReceivedAt = check.Facts.ReceivedAt,
        State = check.Verdict.State,
        Late = check.Facts.Arrival.Late,
    };

    private Return Reject(RecordedVersion version, CheckedVersion check)
    {
        // A version that was accepted and is checked again with other rules may fall: then nothing counts until a better one comes.
        var falls = version.CheckedAgain && Current?.Name == version.Name;
        return this with
        {
            Newest = version,
            Current = falls ? null : Current,
            ReceivedAt = check.Facts.ReceivedAt,
            State = falls || Current is null ? ReturnState.Rejected : State,
        };
    }

    private static List<ReturnEvent> EventsOf(RecordedVersion version, CheckedVersion check, DateTimeOffset now)
    {
        var (name, facts, verdict) = (version.Name, check.Facts, check.Verdict);
        var events = new List<ReturnEvent>();
        if (!version.CheckedAgain)
        {
            var sender = new Actor(facts.ReceivedFrom, facts.ReceivedFromName);
            var received = ReturnEvent.Of(EventKind.Received, facts.ReceivedAt, sender, $"Version {name.Number} received{HowOf(facts)}.", name);
            events.Add(received with { Dropped = facts.Dropped });
        }

        var again = version.CheckedAgain ? "Checked again, because the definition had changed. " : "";
        events.Add(ReturnEvent.Of(
            verdict.Accepted ? EventKind.Accepted : EventKind.Rejected, now, Actor.Service,
            $"{again}{verdict.InWords}.", name));
        events.AddRange(Explanations.EventsOf(check.Dropped, name, now));
        if (check.HasPersonalDetails)
        {
            events.Add(ReturnEvent.Of(
                EventKind.Quarantined, facts.ReceivedAt, Actor.Service,
                $"Version {name.Number} holds personal details. Nobody can download it, and it is erased after seven days.", name));
        }

        return events;
    }

    private static string HowOf(OriginalFacts facts) => facts.PutInto switch
    {
        null => "",
        0 => ": one record, the first",
        var into => $": one record, put into version {into}",
    };
}
