using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Domain.Releases;

/// <content>What is done to a release.</content>
public sealed partial record Release
{
    /// <summary>
    /// Somebody approves the run that was shared. It is somebody who neither asked for the run nor answered comments on it, by person, whatever their roles;
    /// and councils have answered, or had their time.
    /// </summary>
    /// <param name="run">The run that the approver has read.</param>
    /// <param name="checklist">Of the run, as it stands now.</param>
    public Decision<Release> Approve(string run, IReadOnlyList<ChecklistEntry> checklist, CouncilReviews reviews, Actor by, DateTimeOffset now)
    {
        if (State is ReleaseState.Approved or ReleaseState.Scheduled && run == Run.Id && Approval!.By == by.Key)
            return new Decision<Release>.Unchanged(this);
        if (State is not ReleaseState.Shared)
            return NotNow("be approved");
        if (run != Run.Id)
            return Refuse(new ReleaseRefusal.AnotherRun(Run.Id));
        if (WhyNotBy(reviews, by) is { } person)
            return Refuse(person);
        if (checklist.Where(c => c.Blocks).ToList() is { Count: > 0 } blocks)
            return Refuse(new ReleaseRefusal.Blocked(blocks));
        if (reviews.WhyNotOver(now) is { } waiting)
            return Refuse(waiting);
        return Become(
            this with { State = ReleaseState.Approved, Approval = new(by.Key, by.Name, now) }, EventKind.Approved, now, by, $"Run {run} was approved.");
    }

    /// <summary>An approval is taken back, until publication; a time that was set goes with it.</summary>
    public Decision<Release> Unapprove(Reason reason, Actor by, DateTimeOffset now) => State switch
    {
        ReleaseState.Approved or ReleaseState.Scheduled =>
            Become(this with { State = ReleaseState.Shared, Approval = null, Due = null }, EventKind.Unapproved, now, by, reason.Text),
        _ => NotNow("have its approval taken back"),
    };

    /// <summary>Sets when it is published, or moves that, with a reason that is printed.</summary>
    /// <param name="why">Null the first time.</param>
    public Decision<Release> Schedule(DateTimeOffset at, Reason? why, ReleaseDays days, Actor by, DateTimeOffset now)
    {
        if (State is not (ReleaseState.Approved or ReleaseState.Scheduled))
            return NotNow("be scheduled");
        if (Due == at)
            return new Decision<Release>.Unchanged(this);
        if (days.WhyNotAt(at, now) is { } refusal)
            return Refuse(refusal);
        if (Due is not { } announced)
            return Become(this with { State = ReleaseState.Scheduled, Due = at }, EventKind.Scheduled, now, by, $"Publication is set for {at.InWords()}.");
        return why is null
            ? Refuse(new ReleaseRefusal.NoReason())
            : Become(
                this with { Due = at, Moved = [.. Moved, new(announced, at, why.Text, now)] }, EventKind.Scheduled, now, by,
                $"Publication was moved from {announced.InWords()} to {at.InWords()}: {why.Text}");
    }

    /// <summary>The timer publishes what is due. In a pre-election period it is stopped, and stays scheduled.</summary>
    public Decision<Release> PublishAtItsTime(ReleaseDays days, DateTimeOffset now)
    {
        if (State is ReleaseState.Published)
            return new Decision<Release>.Unchanged(this);
        if (!IsDueAt(now))
            return NotNow("be published by the timer yet");
        return days.PreElectionPeriodAt(now) is { } period
            ? Refuse(new ReleaseRefusal.BeforeAnElection(period))
            : Become(this with { State = ReleaseState.Published, PublishedAt = now }, EventKind.Published, now, Actor.Service, "It was published at its time.");
    }

    /// <summary>A publisher publishes it at once, with a reason.</summary>
    public Decision<Release> PublishNow(Reason reason, ReleaseDays days, Actor by, DateTimeOffset now)
    {
        if (State is ReleaseState.Published)
            return new Decision<Release>.Unchanged(this);
        if (State is not (ReleaseState.Approved or ReleaseState.Scheduled))
            return NotNow("be published");
        return days.PreElectionPeriodAt(now) is { } period
            ? Refuse(new ReleaseRefusal.BeforeAnElection(period))
            : Become(
                this with { State = ReleaseState.Published, Due = Due ?? now, PublishedAt = now }, EventKind.Published, now, by,
                $"It was published at once: {reason.Text}");
    }

    /// <summary>Takes it back, before or after publication.</summary>
    /// <param name="reason">Null for a breach of confidentiality, whose words a second act gives.</param>
    /// <param name="breach">It gave something confidential away.</param>
    public Decision<Release> Withdraw(Reason? reason, bool breach, Actor by, DateTimeOffset now)
    {
        if (reason is null && !breach)
            return Refuse(new ReleaseRefusal.NoReason());
        if (Withdrawal is not { } before)
        {
            return Become(
                this with { State = ReleaseState.Withdrawn, Withdrawal = new(now, reason?.Text, breach) }, EventKind.Withdrawn, now, by,
                reason?.Text ?? "It was withdrawn for a breach of confidentiality. The reason is still to be given.");
        }

        if (reason is null || reason.Text == before.Reason)
            return new Decision<Release>.Unchanged(this);
        return before.Reason is null
            ? Become(this with { Withdrawal = before with { Reason = reason.Text } }, EventKind.Withdrawn, now, by, reason.Text)
            : Refuse(new ReleaseRefusal.WithdrawnBefore(before.At));
    }

    private ReleaseRefusal? WhyNotBy(CouncilReviews reviews, Actor by)
    {
        if (Run.AskedBy.Contains(by.Key, StringComparer.Ordinal))
            return new ReleaseRefusal.OwnRun();
        return reviews.AnsweredBy.Contains(by.Key) ? new ReleaseRefusal.OwnAnswers() : null;
    }
}
