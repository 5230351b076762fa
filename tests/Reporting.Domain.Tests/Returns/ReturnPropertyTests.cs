using CsCheck;
using Reporting.Domain.Returns;
using Xunit;

namespace Reporting.Domain.Tests.Returns;

/// <summary>What holds of a return whatever is done to it, in whatever order.</summary>
public sealed class ReturnPropertyTests
{
    private static readonly string[] Bytes = ["good", "good too", "query", "query!", "error", "error too", "error personal"];

    private static readonly Gen<Func<Story, Decision<Return>>> Act = Gen.OneOf(
        Gen.Select(
            Gen.OneOfConst(Bytes), Gen.Int[0, 2], Gen.OneOfConst("definition 1", "definition 2"),
            (b, c, d) => (Func<Story, Decision<Return>>)(s => s.Uploaded(b, c, d))),
        Gen.OneOfConst<Func<Story, Decision<Return>>>(
            s => s.Explained(),
            s => s.Explained("In other words."),
            s => s.Now.SignOff(s.Now.Current?.Name.Number ?? 1, Story.Director, Story.Noon),
            s => s.Now.Reopen(Story.Because, s.Events, s.CurrentIssues, Story.Administrator, Story.Noon),
            s => s.Now.Exclude(Story.Because, Story.Administrator, Story.Noon),
            s => s.Now.Extend(Story.Noon.AddDays(1), Story.Because, Story.Administrator, Story.Noon),
            s => s.Now.MakeNil(Story.Because, Story.Administrator, Story.Noon),
            s => Erase(s, Story.Because, 9, Story.Administrator),
            s => Erase(s, null, 0, Actor.Service),
            s => new Decision<Return>.Changed(s.Now.FrozenBy(s.Now.FrozenIn + 1), [])));

    [Fact]
    public void Return_AfterAnyActs_IsWhatItsEventsSay() => Act.Array[1, 25].Sample(acts =>
    {
        var story = Story.Begin;
        foreach (var act in acts)
        {
            story = story.After(act(story)) ?? story;
            Check(story);
        }
    });

    private static void Check(Story story)
    {
        var (now, events) = story;

        // Every number is one version, and none is left out.
        Assert.Equal(Enumerable.Range(1, now.NewestNumber), events.Where(e => e.Kind is EventKind.Received).Select(e => e.Version!.Value));
        Assert.Equal(Explanations.Standing(events).Count, now.Explained);
        Assert.Equal(now.Newest?.Erased ?? false, now.Newest is { } newest && events.HasErased(newest.Name.Number));
        if (now.Current is { } current)
            Assert.True(current.Accepted && !current.Erased && current.Name.Number <= now.NewestNumber && events.AcceptedLast(current.Name.Number));
        Assert.Equal(now.State is ReturnState.NotStarted or ReturnState.Rejected, now.Current is null && now.State is not ReturnState.Nil);
        Assert.True(now.State is not (ReturnState.Ready or ReturnState.SignedOff) || Unexplained(story) == 0);
        Assert.Equal(now.IsOwed, now.Current is null && !now.State.IsNil() && !now.Excluded);
        Assert.True(now.Counted is null || now.Counted == now.Current);
    }

    private static Decision<Return> Erase(Story story, Reason? reason, int combined, Actor by) => story.Now.Newest is { } newest
        ? story.Now.Erase(newest.Name, reason, story.Events, combined, by, Story.Noon)
        : new Decision<Return>.Unchanged(story.Now);

    private static int Unexplained(Story story) =>
        ReturnStates.OfCurrent(story.CurrentIssues!, [.. Explanations.Standing(story.Events).Select(e => e.Issue)]) is ReturnState.WithQueries ? 1 : 0;
}
