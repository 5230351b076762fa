using Reporting.Domain.Collections;

namespace Reporting.Domain.Returns;

/// <summary>How far a return is.</summary>
public enum ReturnState
{
    /// <summary>Nothing has come.</summary>
    NotStarted,

    /// <summary>Nothing has been accepted yet.</summary>
    Rejected,

    /// <summary>A version counts, and some of its queries have no explanation.</summary>
    WithQueries,

    /// <summary>A version counts, and nothing of it is open: it can be signed off.</summary>
    Ready,

    /// <summary>A director has signed off the version that counts.</summary>
    SignedOff,

    /// <summary>The body has nothing to report.</summary>
    Nil,
}

/// <summary>What a state means for those who count and list returns.</summary>
public static class ReturnStates
{
    /// <summary>The state of a return whose current version has these issues.</summary>
    /// <param name="explained">Ids of the issues that have an explanation.</param>
    public static ReturnState OfCurrent(IEnumerable<Issue> issues, IReadOnlyCollection<string> explained) =>
        issues.Any(i => i.Severity is Severity.Query && !explained.Contains(i.Id)) ? ReturnState.WithQueries : ReturnState.Ready;

    /// <summary>Whether anything has come, or an administrator has said that nothing will.</summary>
    public static bool IsStarted(this ReturnState state) => state is not ReturnState.NotStarted;

    /// <summary>Whether the body has nothing to report.</summary>
    public static bool IsNil(this ReturnState state) => state is ReturnState.Nil;

    /// <summary>Whether a director has signed it off.</summary>
    public static bool IsSignedOff(this ReturnState state) => state is ReturnState.SignedOff;

    /// <summary>Whether nothing more is awaited of the body: it is signed off, or nil.</summary>
    public static bool IsSettled(this ReturnState state) => state is ReturnState.SignedOff or ReturnState.Nil;

    /// <summary>Whether the body has answered, with a version that counts or by having nothing to report.</summary>
    /// <param name="hasVersion">Whether a version of it counts.</param>
    public static bool HasAnswered(this ReturnState state, bool hasVersion) =>
        state is ReturnState.Nil || (hasVersion && state is not (ReturnState.NotStarted or ReturnState.Rejected));
}

/// <summary>How many of the due returns are in each state; late and excluded ones are counted beside that.</summary>
public sealed record StateCounts(int Due, int NotStarted, int Rejected, int WithQueries, int Ready, int SignedOff, int Nil, int Late, int Excluded)
{
    /// <summary>Counts returns.</summary>
    public static StateCounts Of(IReadOnlyCollection<Return> returns)
    {
        var counts = returns.CountBy(r => r.State).ToDictionary();
        return new(
            returns.Count, In(ReturnState.NotStarted), In(ReturnState.Rejected), In(ReturnState.WithQueries), In(ReturnState.Ready),
            In(ReturnState.SignedOff), In(ReturnState.Nil), returns.Count(r => r.Late), returns.Count(r => r.Excluded));

        int In(ReturnState state) => counts.GetValueOrDefault(state);
    }
}
