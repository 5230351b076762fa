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
        var measure = sample with { England = sample.England with { Numerator = Published.Of(printed) } };
        PublishedPeriod[] periods = [new(measure.Period, [measure])];
        Assert.Equal(text, Text(new Sentences(periods, names, Sample.Scale, new(periods, names, []), roundTo).MoreThan(measure)));
    }

    [Fact]
    public void Region_TwoPrintedAlike_NamesBoth()
    {
        var sample = Sample.Of(Sample.Measure, 2024, 12, Published.Of(13));
        var other = sample.Regions[0] with { Region = new("E12000007", "London", 7), Value = Published.Of(12.04) };
        var (sentences, measure, _) = Of(sample with { Regions = [.. sample.Regions, other] });
        Assert.Equal("the North East (12.0%) and London (12.0%)", Text(sentences.Region(measure, true)));
        Assert.Equal("the North East (12.0%) and London (12.0%)", Text(sentences.Region(measure, false)));
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
    public void Share_NothingPublished_IsNoFigure()
    {
        var (sentences, measure, ledger) = Of(Sample.Of(Sample.Measure, 2024, null, Published.Confidential));
        Assert.Equal("no figure", Text(sentences.Share(measure, true, 12)));
        Assert.Equal("no figure (c)", Text(sentences.England(measure, AreaPart.Value)));
        Assert.Empty(ledger.Cited);
    }

    [Fact]
    public void Region_Highest_HasItsOwnEvidence()
    {
        var (sentences, measure, ledger) = Of(Sample.Of(Sample.Measure, 2024, 12, Sample.Figures(3, _ => 12)));
        Assert.Equal("the North East (12.0%)", Text(sentences.Region(measure, true)));
        Assert.Equal("M01-2024-E12000001-value", Assert.Single(ledger.Cited).Id);
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
            sentences.Share(measure, false, null),
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
        var ledger = new EvidenceLedger(periods, names, []);
        return (new(periods, names, Sample.Scale, ledger), measures[^1], ledger);
    }
}
