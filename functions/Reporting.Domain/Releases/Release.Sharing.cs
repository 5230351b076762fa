using Reporting.Domain.Returns;

namespace Reporting.Domain.Releases;

/// <summary>What is asked for where a run is shared with the councils.</summary>
/// <param name="Checklist">Of the run.</param>
/// <param name="Amends">Of a later edition: why it takes the place of the one before.</param>
/// <param name="Instead">The run takes the place of another that is on its way.</param>
public sealed record Sharing(
    string Collection, string Period, ReleaseRun Run, IReadOnlyList<ChecklistEntry> Checklist, (AmendmentKind Kind, string Why)? Amends, bool Instead);

/// <content>How a release begins.</content>
public sealed partial record Release
{
    /// <summary>Shares a run: it begins a release, or takes the place of the run of the one that is on its way.</summary>
    /// <param name="before">The releases of the period, in order.</param>
    /// <remarks>An approval was of another run, so it ends.</remarks>
    public static Decision<Release> Share(IReadOnlyList<Release> before, Sharing asked, Actor by, DateTimeOffset now)
    {
        var current = before.LastOrDefault(r => r.IsUnderWay);
        if (current?.Run.Id == asked.Run.Id)
            return new Decision<Release>.Unchanged(current);
        if (asked.Checklist.Where(c => c.Blocks).ToList() is { Count: > 0 } blocks)
            return Refuse(new ReleaseRefusal.Blocked(blocks));
        if (current is not null && !asked.Instead)
            return Refuse(new ReleaseRefusal.AnotherUnderWay(current.Run.Id));
        var published = before.LastOrDefault(r => r.WasPublished);
        if (WhyNotAmending(published, asked) is { } refusal)
            return Refuse(refusal);
        var amends = published is null ? null : new Amendment(asked.Amends!.Value.Kind, published.Edition, asked.Amends.Value.Why);
        var next = current is null
            ? new(
                asked.Collection, asked.Period, before.Count + 1, before.Count(r => r.WasPublished) + 1,
                ReleaseState.Shared, asked.Run, now, amends, null, null,
                [], null, null)
            : current with { State = ReleaseState.Shared, Run = asked.Run, SharedAt = now, Amends = amends, Approval = null, Due = null };
        return new Decision<Release>.Changed(next, [new(EventKind.Shared, now, by, $"Run {asked.Run.Id} was shared with the councils.")]);
    }

    private static ReleaseRefusal? WhyNotAmending(Release? published, Sharing asked)
    {
        if (published is null)
            return asked.Amends is null ? null : new ReleaseRefusal.NothingToAmend();
        return asked.Amends is { Why: { Length: > 0 and <= 500 } why } && !string.IsNullOrWhiteSpace(why)
            ? null
            : new ReleaseRefusal.NoAmendment(published.Edition);
    }
}
