using Reporting.Domain.Returns;
using Xunit;

namespace Reporting.Domain.Tests.Returns;

/// <summary>Uploads that meet others, closings and erasures on their way.</summary>
public sealed class UploadTests
{
    private static readonly string Sha = Story.ShaOf("mine");

    [Fact]
    public void NextStep_OfTwoUploadsAtOnce_GivesTheSecondTheNextNumberAndTakesItsFirstNameAway()
    {
        var first = Assert.IsType<UploadStep.Store>(Story.Begin.Now.NextStepOf(Mine(stored: null)));
        Assert.Equal((new VersionName(1, Sha), null), (first.Name, first.Surplus));
        var meanwhile = Story.Begin.Upload("another");
        var second = Assert.IsType<UploadStep.Store>(meanwhile.Now.NextStepOf(Mine(first.Name)));
        Assert.Equal((new VersionName(2, Sha), first.Name), (second.Name, second.Surplus));
        Assert.Equal(new UploadStep.Record(second.Name, Again: false), meanwhile.Now.NextStepOf(Mine(second.Name)));
    }

    [Fact]
    public void NextStep_WhereACloseHasRecordedWhatWasStored_IsThatVersionWhateverWasExpectedAndFrozen()
    {
        var recorded = Story.Begin.Upload("mine").Now.FrozenBy(1);
        var stands = Assert.IsType<UploadStep.Stands>(recorded.NextStepOf(Mine(new(1, Sha), ExpectedRevision.Of("0"))));
        Assert.Equal((recorded.Newest, null), (stands.Version, stands.Surplus));
    }

    [Fact]
    public void NextStep_OfTheSameBytesUnderAnotherNumber_TakesTheirSurplusCopyAway()
    {
        var stands = Assert.IsType<UploadStep.Stands>(Story.Begin.Upload("mine").Now.NextStepOf(Mine(new(2, Sha))));
        Assert.Equal((1, new VersionName(2, Sha)), (stands.Version.Name.Number, stands.Surplus));
    }

    [Fact]
    public void NextStep_OfBytesThatWereErasedMeanwhile_LeavesThemErasedAndTakesThemAsANewVersionFromAnother()
    {
        var erased = Story.Begin.Upload("error mine");
        erased = erased.Do(s => s.Now.Erase(s.Now.Newest!.Name, Story.Because, s.Events, 0, Story.Administrator, Story.Noon));
        var upload = new UploadedBytes(Story.ShaOf("error mine"), 0, Story.Definition, erased.Now.Newest!.Name, null);
        Assert.Equal(new UploadStep.Refused(new ReturnRefusal.ErasedMeanwhile(1)), erased.Now.NextStepOf(upload with { Definition = "definition 2" }));
        var again = Assert.IsType<UploadStep.Store>(erased.Now.NextStepOf(upload with { Stored = null }));
        Assert.Equal(2, again.Name.Number);
    }

    [Theory]
    [InlineData(1, 0, false)]
    [InlineData(1, 1, true)]
    [InlineData(2, 1, false)]
    [InlineData(2, 2, true)]
    public void NextStep_OfAFrozenReturn_TakesOnlyWhatFoundTheWindowOpenSince(int frozenIn, int closings, bool taken)
    {
        foreach (var story in new[] { Story.Begin, Story.Begin.Upload("error"), Story.Begin.Upload("good"), Story.Begin.Upload("good").Exclude() })
        {
            foreach (var stored in new VersionName?[] { null, new(story.Now.NewestNumber + 1, Sha), new(9, Sha) })
            {
                var step = story.Now.FrozenBy(frozenIn).NextStepOf(Mine(stored) with { Closings = closings });
                Assert.Equal(taken, step is not UploadStep.Refused { Why: ReturnRefusal.Frozen });
            }
        }
    }

    [Theory]
    [InlineData(false, "0", true)]
    [InlineData(false, "*", false)]
    [InlineData(true, "*", true)]
    [InlineData(true, "0", false)]
    public void NextStep_OfWhatItsSenderExpects_IsTakenOnlyWhereThatHolds(bool begun, string expected, bool taken)
    {
        var story = begun ? Story.Begin.Upload("good") : Story.Begin;
        var step = story.Now.NextStepOf(Mine(null, expected == "*" ? ExpectedRevision.AnyVersion : ExpectedRevision.Of(expected)));
        Assert.Equal(taken, step is UploadStep.Store);
        if (!taken)
            Assert.Equal(new UploadStep.Refused(new ReturnRefusal.AnotherRevision(story.Now.Revision)), step);
    }

    [Fact]
    public void Record_OfTheVersionThatCountsUnderRulesThatItBreaks_LeavesNothingThatCounts()
    {
        var story = Story.Begin.Upload("good");
        var check = new CheckedVersion(new(1, 0, 0, 0), false, Story.FactsOf("good"), 0, []);
        var (next, events) = story.Now.Record(story.Now.Newest!.Name, "definition 2", check, Story.Noon);
        Assert.Equal((ReturnState.Rejected, null, true), (next.State, next.Current, next.Newest!.CheckedAgain));
        Assert.Equal([EventKind.Rejected], events.Select(e => e.Kind));
        Assert.Equal("Checked again, because the definition had changed. 1 error, 0 queries, 0 notes.", events[0].What);
    }

    [Fact]
    public void Record_OfAFileWithPersonalDetails_QuarantinesIt()
    {
        var story = Story.Begin.Upload("error personal");
        Assert.Equal([EventKind.Received, EventKind.Rejected, EventKind.Quarantined], story.Events.Select(e => e.Kind));
        Assert.IsType<ReturnRefusal.Quarantined>(story.Events.WhyClosed(1));
        var quarantined = new[] { (1, story.Events[2]) };
        Assert.Empty(Return.DueForErasure(quarantined, new HashSet<(int, int?)>(), Story.Noon.AddDays(7).AddTicks(-1)));
        Assert.Single(Return.DueForErasure(quarantined, new HashSet<(int, int?)>(), Story.Noon.AddDays(7)));
        Assert.Empty(Return.DueForErasure(quarantined, new HashSet<(int, int?)> { (1, 1) }, Story.Noon.AddDays(7)));
    }

    [Fact]
    public void Record_WhereTheFiguresOfAnExplanationChange_EndsIt()
    {
        var explained = Story.Begin.Upload("query").Explain();
        Assert.Equal((ReturnState.Ready, 1), (explained.Now.State, explained.Now.Explained));
        var same = explained.Upload("query, other bytes");
        Assert.Equal((ReturnState.Ready, 1), (same.Now.State, same.Now.Explained));
        var other = same.Upload("query!");
        Assert.Equal((ReturnState.WithQueries, 0), (other.Now.State, other.Now.Explained));
        Assert.Equal("1 explanation was dropped, because the figures that it explained have changed.", other.Events[^1].What);
        var rejected = same.Upload("error");
        Assert.Equal((ReturnState.Ready, 1), (rejected.Now.State, rejected.Now.Explained));
    }

    [Fact]
    public void EventsOf_VeryManyDroppedExplanations_AreFew()
    {
        var dropped = Enumerable.Range(0, 4_001).Select(i => new Explanation($"{i}", "", "")).ToList();
        var events = Explanations.EventsOf(dropped, new(1, Sha), Story.Noon).ToList();
        Assert.Equal([2_000, 2_000, 1], events.Select(e => e.Issues!.Count));
    }

    private static UploadedBytes Mine(VersionName? stored, ExpectedRevision? expected = null) => new(Sha, 0, Story.Definition, stored, expected);
}
