using Reporting.Domain.Returns;
using Xunit;

namespace Reporting.Domain.Tests.Returns;

/// <summary>Bytes whose request died, and files that were dropped: what they mean by what has happened since.</summary>
public sealed class LeftBehindTests
{
    private static readonly VersionName First = new(1, Story.ShaOf("mine"));

    public enum Kind
    {
        Whole,
        OneRecord,
        Dropped,
    }

    [Theory]
    [InlineData(Kind.Whole, "", "take in")]
    [InlineData(Kind.OneRecord, "", "take in while 0")]
    [InlineData(Kind.Dropped, "", "take in while 0")]
    [InlineData(Kind.Whole, "before", "take in")]
    [InlineData(Kind.OneRecord, "before", "take away")]
    [InlineData(Kind.Dropped, "before", "take away")]
    [InlineData(Kind.Whole, "after", "take away")]
    [InlineData(Kind.OneRecord, "after", "take away")]
    [InlineData(Kind.Dropped, "after", "take away")]
    [InlineData(Kind.Whole, "recorded", "take in")]
    [InlineData(Kind.OneRecord, "recorded", "take in while 0001-")]
    [InlineData(Kind.Whole, "recorded after", "finish accepted")]
    [InlineData(Kind.OneRecord, "recorded after", "finish accepted")]
    [InlineData(Kind.Dropped, "recorded after", "finish accepted")]
    [InlineData(Kind.Whole, "recorded after erased", "done")]
    public void NextStep_OfStoredBytes_IsByWhatHappenedSince(Kind kind, string since, string expected)
    {
        var facts = Story.FactsOf("mine") with
        {
            PutInto = kind is Kind.OneRecord ? 0 : null,
            Dropped = kind is Kind.Dropped ? new("blob", Story.Noon) : null,
        };
        var story = since.Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(Story.Begin, (s, what) => what switch
        {
            "recorded" => s.Upload("mine"),
            "erased" => s.Do(n => n.Now.Erase(First, Story.Because, n.Events, 0, Story.Administrator, Story.Noon)),
            _ => s.Upload("another"),
        });
        if (since == "before")
            facts = facts with { ReceivedAt = Story.Noon.AddSeconds(1) };
        var step = story.Now.NextStepOf(First, facts, story.Events, Story.Definition);
        var words = step switch
        {
            StoredBytesStep.TakeIn(null) => "take in",
            StoredBytesStep.TakeIn(var revision) => $"take in while {(revision == ExpectedRevision.Of(story.Now.Revision) ? story.Now.Revision : "?")}",
            StoredBytesStep.TakeAway => "take away",
            StoredBytesStep.Finish(var version) => version.Accepted ? "finish accepted" : "finish rejected",
            _ => "done",
        };
        Assert.StartsWith(expected, words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001-aaaaaaaaaaaa", false)]
    [InlineData("0002-aaaaaaaaaaaa", true)]
    [InlineData("0003-aaaaaaaaaaaa", true)]
    [InlineData("", false)]
    public void MayNotHaveRecorded_IsWhatCameAfterTheNewestOrHasItsNumber(string stored, bool expected)
    {
        var story = Story.Begin.Upload("mine").Upload("another");
        Assert.Equal(expected, story.Now.MayNotHaveRecorded(stored.Length > 0 ? stored : story.Now.Revision));
        Assert.True(Story.Begin.Now.MayNotHaveRecorded("0001-aaaaaaaaaaaa"));
    }

    [Theory]
    [InlineData(null, false, "take in")]
    [InlineData(0.0, false, "take in")]
    [InlineData(0.999, false, "take in")]
    [InlineData(1.0, false, "came later than the file")]
    [InlineData(1.0, true, "is version 1, overtaken by 2")]
    [InlineData(-60.0, true, "take in")]
    public void NextStep_OfADroppedFile_NeverTakesThePlaceOfALaterVersion(double? secondsLater, bool sentBefore, string expected)
    {
        var file = new DroppedBlob("blob", Story.Noon);
        var story = sentBefore ? Story.Begin.Upload("mine") : Story.Begin;
        if (secondsLater is { } seconds)
        {
            story = story.Upload("another");
            story = story with { Events = [.. story.Events.Select(e => e with { TakenAt = file.PutAt.AddSeconds(seconds) })] };
        }

        var step = story.Now.NextStepOf(file, First.Sha256, story.Events);
        Assert.Equal(expected, step switch
        {
            DroppedFileStep.TakeIn(var revision) when revision.Holds(story.Now) => "take in",
            DroppedFileStep.IsVersion(var version, var overtaken) => $"is version {version.Number}, overtaken by {overtaken}",
            DroppedFileStep.Refused { Why: DropRefusal.CameLater(1) } => "came later than the file",
            _ => step.ToString(),
        });
    }

    [Fact]
    public void NextStep_OfADroppedFileThatWasRecorded_IsThatVersionWhateverCameSince()
    {
        var file = new DroppedBlob("blob", Story.Noon);
        var story = Story.Begin.Upload("mine").Upload("another");
        IReadOnlyList<ReturnEvent> events =
        [
            .. story.Events.Select(e => e with { Dropped = e.Version == 1 ? file : null, TakenAt = Story.Noon.AddDays(e.Version!.Value) }),
        ];
        Assert.Equal(new DroppedFileStep.IsVersion(First, null), story.Now.NextStepOf(file, First.Sha256, events));
    }
}
