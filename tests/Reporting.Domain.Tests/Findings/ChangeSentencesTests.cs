using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;
using Xunit;

namespace Reporting.Domain.Tests.Findings;

/// <summary>What is said of a figure over time, by the outcome of the test.</summary>
public sealed class ChangeSentencesTests
{
    private static readonly AuthorityCode[] Matched = [.. Enumerable.Range(301, 25).Select(c => AuthorityCode.Parse($"{c}"))];
    private readonly AreaNames names = new(false, []);

    [Theory]
    [InlineData(ChangeWord.Up, "went up")]
    [InlineData(ChangeWord.Down, "went down")]
    [InlineData(ChangeWord.NoClearChange, "shows no clear change")]
    public void Change_Tested_HasTheWordOfTheTestAndTheMatchedFigures(ChangeWord word, string verb)
    {
        var (sentences, now, ledger) = Of(new TotalChange.Known(word, 25, new(11.07, 13.21, 0.3, 7, 20, 5)));
        Assert.Equal(
            $"{verb} from 11.1% in the year to 31 March 2018 to 13.2% in the year to 31 March 2024, in the 25 authorities with figures in both",
            Text(sentences.Change(now, sentences.Find("M01", "2018")!)));
        Assert.Equal(["M01-2018-ENG-matched-2024", "M01-2024-ENG-matched-2018", "M01-2024-ENG-matched-2018-count"], ledger.Cited.Select(e => e.Id));
        Assert.All(ledger.Cited, e => Assert.Equal((25, 30), (e.Supplied, e.Due)));
        Assert.Equal(["326", "327", "328", "329", "330"], ledger.Cited[0].Missing);
    }

    [Fact]
    public void Change_WithHiddenCounts_HasTheWordAlone()
    {
        var (sentences, now, ledger) = Of(new TotalChange.Known(ChangeWord.Up, 25, null));
        Assert.Equal(
            "went up from the year to 31 March 2018 to the year to 31 March 2024, in the authorities that are in both, some of whose figures are hidden",
            Text(sentences.Change(now, sentences.Find("M01", "2018")!)));
        Assert.Empty(ledger.Cited);
    }

    [Fact]
    public void Change_ThatCouldNotBeTested_HasNoWordAndNoPeriodToAskFor()
    {
        var few = MatchedPanel.Of([One, One], isPartOfWhole: true);
        var (sentences, now, ledger) = Of(TotalChange.Of(few, 100, 1));
        Assert.Equal(
            "is not compared with the year to 31 March 2018, since too few authorities have figures in both to judge a change",
            Text(sentences.Change(now, sentences.Find("M01", "2018")!)));
        Assert.Null(sentences.Earliest(now));
        Assert.Null(sentences.Previous(now));
        Assert.Empty(ledger.Cited);
    }

    [Fact]
    public void Change_WithoutFigures_SaysThatThereAreNone()
    {
        var (sentences, now, _) = Of(null);
        Assert.Equal(
            "cannot be compared with the year to 31 March 2018, since there are no figures for both",
            Text(sentences.Change(now, sentences.Find("M01", "2018")!)));
        Assert.Null(sentences.Earliest(now));
    }

    [Fact]
    public void Change_AcrossABreak_IsNotComputed()
    {
        var (sentences, now, ledger) = Of(null, m => m with { Breaks = ["2022"] });
        Assert.Equal(
            "cannot be compared with the year to 31 March 2018, since the definition changed in between",
            Text(sentences.Change(now, sentences.Find("M01", "2018")!)));
        Assert.Empty(ledger.Cited);
    }

    [Theory]
    [InlineData(ChangeWord.Up, "rose")]
    [InlineData(ChangeWord.Down, "fell")]
    [InlineData(ChangeWord.NoClearChange, "shows no clear trend")]
    public void Trend_Tested_HasTheWordOfTheTest(ChangeWord word, string verb)
    {
        Period[] periods = [.. Enumerable.Range(2020, 5).Select(Sample.Period)];
        var measure = Sample.Of(Sample.Measure, 2024, 12, Sample.Figures(30, _ => 12)) with
        {
            Trend = PublishedTrend.Of(periods, new TotalTrend.Known(word, 25, new(0.5, 0.1, 5, true)), Matched),
        };
        var ledger = new EvidenceLedger([], names, [], StatisticalNeighbours.None);
        var sentences = new Sentences([new(measure.Period, [measure])], names, Sample.Scale, ledger);
        Assert.Equal(
            $"{verb} over the five periods from the year to 31 March 2020, in the 25 authorities with figures in all of them", Text(sentences.Trend(measure)!));
        Assert.Equal("M01-2024-ENG-trend-2020-count", Assert.Single(ledger.Cited).Id);
        Assert.Null(sentences.Trend(measure with { Trend = null }));
    }

    private static Dictionary<int, BoundedCounts> One => new() { [1] = BoundedCounts.Exactly(1, 10) };

    private static string Text(IEnumerable<Passage> passages) => string.Concat(passages.Select(p => p.Text));

    private (Sentences Sentences, PublishedMeasure Last, EvidenceLedger Ledger) Of(TotalChange? outcome, Func<Measure, Measure>? become = null)
    {
        var measure = become is null ? Sample.Measure : become(Sample.Measure);
        var (then, now) = (Sample.Of(measure, 2018, 11.1, Sample.Figures(30, _ => 11)), Sample.Of(measure, 2024, 13.2, Sample.Figures(30, _ => 12)));
        if (outcome is not null)
            now = now with { Changes = [PublishedChange.Of(then.Period, outcome, Matched)] };
        PublishedPeriod[] periods = [new(then.Period, [then]), new(now.Period, [now])];
        var ledger = new EvidenceLedger(periods, names, [], StatisticalNeighbours.None);
        return (new(periods, names, Sample.Scale, ledger), now, ledger);
    }
}
