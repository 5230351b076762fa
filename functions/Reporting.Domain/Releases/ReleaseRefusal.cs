using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Domain.Releases;

/// <summary>Why something is not done to a release.</summary>
public abstract record ReleaseRefusal : Refusal
{
    private ReleaseRefusal(RefusalKind kind, string words)
        : base(kind, words)
    {
    }

    /// <summary>What it is made of may not go further.</summary>
    /// <param name="Why">What blocks it.</param>
    public sealed record Blocked(IReadOnlyList<ChecklistEntry> Why)
        : ReleaseRefusal(RefusalKind.NotNow, string.Join(" ", Why.Select(w => w.Words)));

    /// <summary>Another edition of the period is on its way.</summary>
    public sealed record AnotherUnderWay(string Run)
        : ReleaseRefusal(RefusalKind.NotNow, $"Run {Run} of this period is on its way already. Withdraw it, or share this run in its place.");

    /// <summary>It is past the state in which this can be done.</summary>
    /// <param name="State">Where it is.</param>
    /// <param name="What">What was asked for, as in "be approved".</param>
    public sealed record NotInThisState(ReleaseState State, string What)
        : ReleaseRefusal(RefusalKind.NotNow, $"This release is {State.InWords()}, so it cannot {What}.");

    /// <summary>The run is another than the one that was shared.</summary>
    public sealed record AnotherRun(string Shared)
        : ReleaseRefusal(RefusalKind.NotNow, $"Run {Shared} was shared with the councils, so that is the one to approve. Share this one first.");

    /// <summary>The run was asked for by the person who wants to approve it.</summary>
    public sealed record OwnRun() : ReleaseRefusal(
        RefusalKind.NotAllowed, "You asked for this run, so somebody else has to approve it, whatever your roles are.");

    /// <summary>The person who wants to approve it answered comments on it.</summary>
    public sealed record OwnAnswers() : ReleaseRefusal(
        RefusalKind.NotAllowed, "You answered comments of councils on this run, so somebody else has to approve it, whatever your roles are.");

    /// <summary>Councils still have time to say what is wrong.</summary>
    public sealed record CommentsOpen(int Silent, DateTimeOffset Until) : ReleaseRefusal(
        RefusalKind.NotNow,
        $"{Plural.Of(Silent, "council")} {Plural.Noun(Silent, "has", "have")} not answered yet, and may until the end of {Until.EndInWords()}.");

    /// <summary>Comments on fact have no answer.</summary>
    public sealed record CommentsUnanswered(int Number) : ReleaseRefusal(
        RefusalKind.NotNow, $"{Plural.Of(Number, "comment")} on fact {Plural.Noun(Number, "has", "have")} no answer. Answer each first.");

    /// <summary>A time of publication that is over.</summary>
    public sealed record TimeIsPast() : ReleaseRefusal(RefusalKind.NotUnderstood, "Give a time of publication in the future.");

    /// <summary>A Saturday or Sunday.</summary>
    public sealed record Weekend(DateTimeOffset At) : ReleaseRefusal(
        RefusalKind.NotUnderstood, $"{At.InWords()} is on a {At.ToUk().DayOfWeek}. Choose a working day.");

    /// <summary>A day before an election.</summary>
    public sealed record BeforeAnElection(PreElectionPeriod Period) : ReleaseRefusal(
        RefusalKind.NotNow,
        $"Nothing is published from {Period.From:d MMMM yyyy} to {Period.To:d MMMM yyyy}: {Period.Name} ({Period.Source}). Choose a day after it.");

    /// <summary>A date is moved, or an edition published at once, without a reason.</summary>
    public sealed record NoReason() : ReleaseRefusal(RefusalKind.NotUnderstood, $"Give a reason, in at most {Reason.Longest} characters: it is printed.");

    /// <summary>A later edition does not say why it takes the place of the one before.</summary>
    /// <param name="Edition">The published one.</param>
    public sealed record NoAmendment(int Edition) : ReleaseRefusal(
        RefusalKind.NotUnderstood,
        $"Edition {Edition} of this period is published. Say why another takes its place: amends, with kind correction or scheduledRevision, and why.");

    /// <summary>A first edition says that it amends one.</summary>
    public sealed record NothingToAmend() : ReleaseRefusal(
        RefusalKind.NotUnderstood, "No edition of this period is published, so there is none to amend. Leave amends out.");

    /// <summary>It was withdrawn before.</summary>
    public sealed record WithdrawnBefore(DateTimeOffset At) : ReleaseRefusal(RefusalKind.NotNow, $"This release was withdrawn on {At.InWords()}.");
}

/// <summary>The states in words.</summary>
public static class ReleaseStates
{
    /// <summary>As in "this release is …".</summary>
    public static string InWords(this ReleaseState state) => state switch
    {
        ReleaseState.Shared => "shared with the councils",
        ReleaseState.Approved => "approved",
        ReleaseState.Scheduled => "scheduled",
        ReleaseState.Published => "published",
        ReleaseState.Withdrawn => "withdrawn",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
