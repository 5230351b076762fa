using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;
using Xunit;

namespace Reporting.Domain.Tests.Findings;

public sealed class SentencesTests
{
    private readonly AreaNames names = new(false, []);

    [Fact]
    public void Share_TwentyOrMore_SaysTheWordAndTheCounts()
    {
        Published[] values = [.. Sample.Figures(30, i => i < 25 ? 13 : 11), Published.Confidential, Published.Of(50, unreliable: true)];
        var (sentences, measure, ledger) = Of(Sample.Of(Sample.Measure, 2024, 12, values));
        Assert.Equal("most authorities (25 of the 30 with a published, reliable figure)", Text(sentences.Share(measure, true, 12)));
        var count = Assert.Single(ledger.Cited, e => e.Id == "M01-2024-ENG-above-12.0-count");
        Assert.Equal(25, count.Counted.Count);
        Assert.DoesNotContain("331", count.Counted);
        Assert.DoesNotContain("332", count.Counted);
    }

    [Fact]
    public void Share_FewerThanTwenty_CountsInWords()
    {
        var (sentences, measure, _) = Of(Sample.Of(Sample.Measure, 2024, 12, Sample.Figures(8, i => i < 5 ? 13 : 11)));
        Assert.Equal("five of the eight authorities with a published, reliable figure", Text(sentences.Share(measure, true, 12)));
    }

    [Theory]
    [InlineData(12, "the one authority with a published, reliable figure")]
    [InlineData(14, "none of the one authority with a published, reliable figure")]
    public void Share_OfOne_IsSingular(double threshold, string text)
    {
        var (sentences, measure, _) = Of(Sample.Of(Sample.Measure, 2024, 12, Published.Of(13)));
        Assert.Equal(text, Text(sentences.Share(measure, true, threshold)));
        Assert.Equal("1 of 1 authority", Text(sentences.Coverage(measure)));
        var formula = MeasureEvidence.Of(measure, measure.England, AreaPart.Value, names).Formula;
        Assert.EndsWith("summed over the one authority that supplied both", formula, StringComparison.Ordinal);
    }

    /// <remarks>What is rounded to 10 may be 5 less: 10 is 5 to 14, and 160 is 155 to 164.</remarks>
    [Theory]
    [InlineData(10, 10, false, "more than 4")]
    [InlineData(10, 10, true, "more than 9")]
    [InlineData(20, 10, false, "more than 10")]
    [InlineData(160, 10, false, "more than 150")]
    [InlineData(150, 10, false, "more than 100")]
    [InlineData(100, 100, false, "more than 40")]
    [InlineData(11, 1, false, "more than 10")]
    [InlineData(1, 5, false, "more than 0")]
    public void MoreThan_RoundedCountOfPeople_IsExceededByTheCountItself(double printed, int roundTo, bool things, string text)
    {
        var sample = Sample.Of(Sample.Measure with { CountsThings = things }, 2024, 12, Published.Of(13));
        var value = things ? Published.Of(13) : Published.Of(13, decimals: 1);
        var measure = sample with { England = sample.England with { Numerator = Published.Of(printed), Value = value } };
        PublishedPeriod[] periods = [new(measure.Period, [measure])];
        Assert.Equal(text, Text(new Sentences(periods, names, Sample.Scale, new(periods, names, [], StatisticalNeighbours.None), roundTo).MoreThan(measure)));
    }

    /// <summary>The highest is named only where its interval lies above those of all others.</summary>
    [Theory]
    [InlineData(9, 11, "a figure that cannot be given")]
    [InlineData(13, 15, "the North East (14.0%)")]
    public void Region_Highest_IsSaidOnlyWhereIntervalsAreApart(double lower, double upper, string text)
    {
        var sample = Sample.Of(Sample.Measure, 2024, 12, Published.Of(13));
        PublishedArea Region(string name, double value, double from, double to) => sample.Regions[0] with
        {
            Region = new("E1200000" + name.Length, name, name.Length),
            Value = Published.Of(value),
            Lower = Published.Of(from),
            Upper = Published.Of(to),
        };
        var (sentences, measure, _) = Of(sample with { Regions = [Region("North East", 14, lower, upper), Region("London", 10, 8, 12)] });
        Assert.Equal(text, Text(sentences.Region(measure, true)));
        Assert.Equal(text.Replace("the North East (14.0%)", "London (10.0%)"), Text(sentences.Region(measure, false)));
        Assert.Equal("a figure that cannot be given", Text(sentences.Region(measure with { Regions = [measure.Regions[0]] }, true)));
    }

    [Fact]
    public void Beyond_England_CountsIntervalsThatLieWhollyOnOneSide()
    {
        var sample = Sample.Of(Sample.Measure, 2024, 12, Sample.Figures(30, i => i));
        var (sentences, measure, _) = Of(sample with
        {
            Authorities = [.. sample.Authorities.Select((a, i) => a with { Lower = Published.Of(i - 2), Upper = Published.Of(i + 2) })],
        });
        Assert.Equal("15 of the 30 authorities", Text(sentences.Beyond(measure, true)));
        Assert.Equal("ten of the 30 authorities", Text(sentences.Beyond(measure, false)));
    }

    [Fact]
    public void England_OfFewWhoSpeakForThemselves_IsCountedInWords()
    {
        var chosen = Sample.Measure with { Among = "in the cases examined", DenominatorLabel = "cases graded" };
        var few = Sample.Of(chosen, 2024, 62.5) with { Regions = [] };
        few = few with { England = few.England with { Numerator = Published.Of(5), Denominator = Published.Of(8) } };
        var (sentences, measure, _) = Of(few);
        Assert.Equal("five of the eight", Text(sentences.England(measure, AreaPart.Value)));
        Assert.Equal("five of the eight cases graded", Text(sentences.Counted(measure)));
        Assert.Equal("in the cases examined", Text(sentences.Place(measure)));
        var (more, many, _) = Of(few with
        {
            England = few.England with { Numerator = Published.Of(30), Denominator = Published.Of(105), Value = Published.Of(28.57) },
        });
        Assert.Equal("30 of the 105 cases graded (28.6%)", Text(more.Counted(many)));
    }

    [Theory]
    [InlineData(3, 5, "in England (3 of 5 authorities)")]
    [InlineData(2, 5, "in the two authorities with figures")]
    [InlineData(1, 5, "in the one authority with figures")]
    public void Place_OfFewerThanHalf_IsNotEngland(int supplied, int due, string text)
    {
        var sample = Sample.Of(Sample.Measure, 2024, 12, Published.Of(13));
        var (sentences, measure, _) = Of(sample with { England = sample.England with { Supplied = supplied, Due = due } });
        Assert.Equal(text, Text(sentences.Place(measure)));
    }

    [Theory]
    [InlineData(0, "all 24 authorities with a published, reliable figure")]
    [InlineData(100, "none of the 24 authorities with a published, reliable figure")]
    [InlineData(12, "half of the authorities (12 of the 24 with a published, reliable figure)")]
    [InlineData(10, "a majority of authorities (14 of the 24 with a published, reliable figure)")]
    [InlineData(21, "a few authorities (three of the 24 with a published, reliable figure)")]
    public void Share_WholeScale_ReadsAsASentence(double threshold, string text)
    {
        var (sentences, measure, _) = Of(Sample.Of(Sample.Measure, 2024, 12, Sample.Figures(24, i => i + 0.5 + (threshold == 10 ? 0 : 0.5))));
        Assert.Equal(text, Text(sentences.Share(measure, true, threshold)));
    }

    [Fact]
    public void Share_HiddenValues_AreNotCountedWhateverTheyAre()
    {
        var (sentences, measure, _) = Of(Sample.Of(Sample.Measure, 2024, 12, [.. Sample.Figures(25, _ => 13), Published.Confidential, Published.NotAvailable]));
        Assert.Equal("all 25 authorities with a published, reliable figure", Text(sentences.Share(measure, true, 12)));
        Assert.Equal("two", Text(sentences.NotShown(measure)));
    }

    [Fact]
    public void Share_NothingPublished_CannotBeGiven()
    {
        var (sentences, measure, ledger) = Of(Sample.Of(Sample.Measure, 2024, null, Published.Confidential));
        Assert.Equal([Passage.NotGiven], sentences.Share(measure, true, 12));
        Assert.Equal([Passage.NotGiven], sentences.England(measure, AreaPart.Value));
        Assert.Empty(ledger.Cited);
    }

    [Fact]
    public void All_EachNumber_HasEvidence()
    {
        var (sentences, measure, _) = Of(Sample.Of(Sample.Measure, 2018, 11), Sample.Of(Sample.Measure, 2024, 12, Sample.Figures(30, i => i)));
        IReadOnlyList<Passage>[] all =
        [
            sentences.England(measure, AreaPart.Value),
            sentences.Coverage(measure),
            sentences.Source(measure)!,
            sentences.Share(measure, false, 12),
            sentences.NotShown(measure),
            sentences.MiddleHalf(measure),
            sentences.Median(measure),
            sentences.Region(measure, false),
        ];
        Assert.All(
            all.SelectMany(p => p).Where(p => p.Evidence is null),
            p => Assert.DoesNotMatch("[0-9]", p.Text.Replace("the year to 31 March 2018", "").Replace("the year to 31 March 2024", "")));
    }

    private static string Text(IEnumerable<Passage> passages) => string.Concat(passages.Select(p => p.Text));

    private (Sentences Sentences, PublishedMeasure Last, EvidenceLedger Ledger) Of(params PublishedMeasure[] measures)
    {
        List<PublishedPeriod> periods = [.. measures.Select(m => new PublishedPeriod(m.Period, [m]))];
        var ledger = new EvidenceLedger(periods, names, [], StatisticalNeighbours.None);
        return (new(periods, names, Sample.Scale, ledger), measures[^1], ledger);
    }
}
