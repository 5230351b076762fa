using Reporting.Checking.Checking;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Returns;

namespace Reporting.Functions.Portal.Council;

/// <summary>One upload of a return.</summary>
/// <param name="Counts">It is the one that counts.</param>
/// <param name="Before">The number of the one before it; null of the first.</param>
public sealed record UploadRow(int Version, string Name, string At, string By, bool Accepted, bool Counts, int? Before);

/// <summary>What an upload was found to be.</summary>
/// <param name="Title">With its count: "Your second upload: 2 errors, 1 query".</param>
/// <param name="Groups">Its issues by rule.</param>
public sealed record UploadResult(int Version, string Title, string Words, bool Accepted, IReadOnlyList<IssueGroup> Groups);

/// <summary>The page of a return.</summary>
/// <param name="Since">The upload that came last and does not count, where another counts; null otherwise.</param>
/// <param name="Current">The upload that counts, else the one that came last; null where nothing has come.</param>
/// <param name="CanUpload">This person may upload now.</param>
public sealed record ReturnModel(
    ReturnHead Head, StateTag State, string Deadline, string? Reason, NextStep Next, bool CanUpload, bool Late, UploadResult? Since, UploadResult? Current,
    IReadOnlyList<UploadRow> Uploads)
{
    public static ReturnModel Of(ReturnHead head, DueReturn due, ReturnStatus status, IReadOnlyList<ReturnEvent> history, Caller caller)
    {
        var canUpload = due.IsOpen && due.Return.WhyFixed is null && Policy.Allows(caller, Permission.SubmitReturn, due.Asked.Body);
        var since = status.RejectedSince is { } rejected ? ResultOf(head, rejected.Version, false, rejected.Issues, status.CurrentVersion) : null;
        var current = status.IssuesOf is { } version ? ResultOf(head, version, version == status.CurrentVersion, status.Issues, status.CurrentVersion) : null;
        return new(
            head, CouncilWords.TagOf(status.State), CouncilWords.Deadline(due), status.Reason, NextStep.Of(due, caller, head.Address), canUpload, status.Late,
            since, current, [.. UploadsIn(status, history).Reverse()]);
    }

    /// <summary>Counts in words: "2 errors, 1 query and 3 notes"; "nothing to put right" where there is no issue.</summary>
    public static string CountsOf(IReadOnlyCollection<Issue> issues)
    {
        var parts = new[]
        {
            (Count: issues.Count(i => i.Severity is Severity.Error), One: "error", Many: "errors"),
            (Count: issues.Count(i => i.Severity is Severity.Query), One: "query", Many: "queries"),
            (Count: issues.Count(i => i.Severity is Severity.Note), One: "note", Many: "notes"),
        }.Where(p => p.Count > 0).Select(p => Plural.Of(p.Count, p.One, p.Many)).ToList();
        return parts.Count switch
        {
            0 => "nothing to put right",
            1 => parts[0],
            _ => $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}",
        };
    }

    private static UploadResult ResultOf(ReturnHead head, int version, bool accepted, IReadOnlyList<Issue> issues, int? counts)
    {
        var words = accepted ? "It was accepted, and it counts."
            : counts is { } other ? $"It has errors, so it does not count. The {CouncilWords.Upload(other)} still counts."
            : "It has errors, so it does not count. Put them right, and upload the file again.";
        return new(version, $"The {CouncilWords.Upload(version)}: {CountsOf(issues)}", words, accepted, IssueGroups.Of(issues, head.Address));
    }

    private static IEnumerable<UploadRow> UploadsIn(ReturnStatus status, IReadOnlyList<ReturnEvent> history) => status.Versions.Select(v => new UploadRow(
        v.Version, CouncilWords.Capital(CouncilWords.Upload(v.Version)), v.ReceivedAt.InWords(), SenderOf(v.Version, history), v.Accepted,
        v.Version == status.CurrentVersion, v.Version > 1 ? v.Version - 1 : null));

    private static string SenderOf(int version, IReadOnlyList<ReturnEvent> history) =>
        history.FirstOrDefault(e => e.Kind is EventKind.Received && e.Version == version)?.By.Name ?? "";
}
