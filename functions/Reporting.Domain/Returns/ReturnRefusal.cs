namespace Reporting.Domain.Returns;

/// <summary>Why something is not done to a return.</summary>
public abstract record ReturnRefusal : Refusal
{
    private ReturnRefusal(RefusalKind kind, string words)
        : base(kind, words)
    {
    }

    /// <summary>A director has signed it off.</summary>
    public sealed record SignedOff() : ReturnRefusal(RefusalKind.NotNow, "This return has been signed off. Ask the inspectorate to reopen it.");

    /// <summary>The body has nothing to report.</summary>
    public sealed record Nil() : ReturnRefusal(RefusalKind.NotNow, "This return was recorded as having nothing to report. Ask the inspectorate to reopen it.");

    /// <summary>A closing has frozen the return since the upload found its window open.</summary>
    public sealed record Frozen() : ReturnRefusal(RefusalKind.NotNow, "The window for this return has closed.");

    /// <summary>The version was erased while it was taken in.</summary>
    public sealed record ErasedMeanwhile(int Version) : ReturnRefusal(RefusalKind.NotNow, $"Version {Version} has been erased.");

    /// <summary>The return is not what the sender said it was.</summary>
    /// <param name="Revision">What it is now.</param>
    public sealed record AnotherRevision(string Revision) : ReturnRefusal(RefusalKind.Changed, $"The return is now \"{Revision}\".");

    /// <summary>No version counts that could be signed off.</summary>
    public sealed record NothingToSignOff()
        : ReturnRefusal(RefusalKind.NotNow, "Nothing has been accepted yet, so there is nothing to sign off. Upload a return without errors first.");

    /// <summary>Another version counts than the one that the director has seen.</summary>
    public sealed record AnotherVersionCounts(int Counts, int Asked)
        : ReturnRefusal(RefusalKind.NotNow, $"Version {Counts} counts, not {Asked}. Look at version {Counts}, and sign that off.");

    /// <summary>Some queries of the version that counts have no explanation.</summary>
    public sealed record QueriesOpen() : ReturnRefusal(RefusalKind.NotNow, "Some queries have not been explained.");

    /// <summary>There is nothing to undo.</summary>
    public sealed record AlreadyOpen() : ReturnRefusal(RefusalKind.NotNow, "The return is open: it is neither signed off, nor nil, nor excluded.");

    /// <summary>More time was given, but not until a time in the future.</summary>
    public sealed record ExtensionIsPast() : ReturnRefusal(RefusalKind.NotUnderstood, "Say until when this body may upload, with until: a time in the future.");

    /// <summary>The return is signed off or nil, so explanations are not kept.</summary>
    public sealed record ExplanationsNotKept(ReturnRefusal Why) : ReturnRefusal(RefusalKind.NotNow, $"{Why.Words} The explanations were not kept.");

    /// <summary>No version counts that could have queries.</summary>
    public sealed record NothingToExplain()
        : ReturnRefusal(RefusalKind.NotNow, "Nothing has been accepted yet, so there is no query to explain. Upload a return without errors first.");

    /// <summary>What checking found in the version that counts is not stored yet.</summary>
    public sealed record StillBeingRecorded(int Version) : ReturnRefusal(
        RefusalKind.NotNow, $"Version {Version} is still being recorded. Try again in a minute.");

    /// <summary>An explanation names an issue that the version that counts does not have.</summary>
    /// <param name="Entry">Which explanation of those sent, from 1.</param>
    public sealed record NoSuchIssue(int Entry, int Version, string Issue) : ReturnRefusal(
        RefusalKind.NotUnderstood,
        $"Explanation {Entry}: version {Version}, which counts, has no issue '{(Issue.Length <= 40 ? Issue : Issue[..40])}'. Take the ids from its receipt.");

    /// <summary>An explanation names an issue that is no query.</summary>
    /// <param name="Entry">Which explanation of those sent, from 1.</param>
    public sealed record NoQuery(int Entry, string Issue, string Rule)
        : ReturnRefusal(RefusalKind.NotUnderstood, $"Explanation {Entry}: issue {Issue} ({Rule}) is no query, so there is nothing to explain.");

    /// <summary>The version that counts cannot be erased.</summary>
    public sealed record VersionCounts(int Version) : ReturnRefusal(
        RefusalKind.NotNow, $"Version {Version} is the one that counts, so it cannot be erased. Have another uploaded first, or record the return as nil.");

    /// <summary>A frozen list may name the version, and the figures of its closing are not together yet.</summary>
    public sealed record ClosingUnderWay(int Closing) : ReturnRefusal(
        RefusalKind.NotNow, $"The window has been closed, and the figures of closing {Closing} are still being put together. Try again in a minute.");

    /// <summary>The return has no such version.</summary>
    /// <param name="Asked">What was asked for, as it was written.</param>
    public sealed record NoSuchVersion(string Asked)
        : ReturnRefusal(RefusalKind.NotFound, $"This return has no version '{(Asked.Length <= 20 ? Asked : Asked[..20])}'.");

    /// <summary>The bytes of a version are gone, or going.</summary>
    public sealed record BytesErased(int Version)
        : ReturnRefusal(RefusalKind.Erased, $"The bytes of version {Version} have been erased. The return's events say when and why.");

    /// <summary>A version holds personal details.</summary>
    public sealed record Quarantined(int Version) : ReturnRefusal(
        RefusalKind.NotAllowed,
        $"Version {Version} holds personal details, so nobody can download it or what is made of it. Its receipt says where they stand.");

    /// <summary>Single records wait until a file that was rejected as a whole has been corrected.</summary>
    public sealed record WholeFileRejected(int Version) : ReturnRefusal(
        RefusalKind.NotNow,
        $"Version {Version}, the newest, was rejected. Correct that file and send it as a whole; single records can be sent when it has been accepted.");

    /// <summary>Several records of the version that counts have the identifier of the one that was sent.</summary>
    /// <param name="IdentifiedBy">The item that identifies a record.</param>
    public sealed record SeveralSuchRecords(int Version, int Records, string IdentifiedBy) : ReturnRefusal(
        RefusalKind.NotNow, $"Version {Version} has {Records:N0} records with this {IdentifiedBy}, so it is not clear which is meant. Send the whole table.");

    /// <summary>What checking found in a version is not stored any more.</summary>
    /// <param name="Asked">The version as it was asked for.</param>
    public sealed record NoReceipt(string Asked)
        : ReturnRefusal(RefusalKind.NotFound, $"The receipt of version {Asked} is not there any more, so its issues cannot be marked.");

    /// <summary>A version holds no table that could be corrected.</summary>
    /// <param name="Asked">The version as it was asked for.</param>
    public sealed record NoTable(string Asked) : ReturnRefusal(
        RefusalKind.NotNow,
        $"Version {Asked} has no table with the header of the template, so there is nothing to correct. Copy what it says into the template.");
}
