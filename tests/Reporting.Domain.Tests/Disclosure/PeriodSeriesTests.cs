using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;
using Xunit;

namespace Reporting.Domain.Tests.Disclosure;

/// <summary>Figures that were protected under one definition, set beside figures that were protected under another.</summary>
public sealed class PeriodSeriesTests
{
    private readonly PublishedPeriods made = new(30, 3);

    [Fact]
    public void Of_TwoPeriods_HasTheChangeOfEachAreaFromOneToTheNext()
    {
        var series = made.Series([At(2024), At(2023)]);
        Assert.Equal(["2023", "2024"], series.Select(p => p.Period.Id));
        Assert.All(series[0].Measures, m => Assert.Equal(Published.NotApplicable, m.England.Change));
        var (then, now) = (series[0].Measure("M1")!, series[1].Measure("M1")!);
        Assert.Equal(MatchedDifference(then, now, null)!.Value, now.England.Change.Number!.Value, 1e-12);
        Assert.All(now.Regions, r => Assert.Equal(MatchedDifference(then, now, r.Region!.Gss)!.Value, r.Change.Number!.Value, 1e-12));
        Assert.All(then.Authorities.Zip(now.Authorities), a => Assert.Equal(a.Second.Value.Number - a.First.Value.Number, a.Second.Change.Number));
        Assert.Contains(now.Authorities, a => a.Change.Number is not null);
    }

    /// <summary>The newest period is held against every one before; the others against the one before alone.</summary>
    [Fact]
    public void Of_SeveralPeriods_TestsWhatCanBeCompared()
    {
        var series = made.Series([At(2023), At(2024)]);
        var change = Assert.Single(series[1].Measure("M1")!.Changes);
        Assert.Equal("2023", change.From.Id);
        Assert.Equal(BothPrinted(series[0].Measure("M1")!, series[1].Measure("M1")!).Count, change.Authorities.Count);
        Assert.NotNull(change.Word);
        Assert.Empty(series[0].Measure("M1")!.Changes);
        Assert.Empty(series[1].Measure("Y1")!.Changes);
        Assert.Null(series[1].Measure("M1")!.Trend);
    }

    /// <summary>Thirty authorities went up for certain; as many whose part is hidden may have gone down by more.</summary>
    [Theory]
    [InlineData(20, ChangeWord.Up)]
    [InlineData(400, ChangeWord.NoClearChange)]
    public void Of_HiddenParts_ADirectionMustHoldWhateverTheyAre(long wholeOfHidden, ChangeWord word)
    {
        var country = new PublishedPeriods(60, 3);
        PublishedPeriod Period(int year, long part) => country.Protect(country.Returned(
            year, [.. Enumerable.Range(0, 60).Select(i => ((long, long, long)?)(i < 30 ? (part, 1_000, 20) : (3, wholeOfHidden, 1)))])).Published;
        var change = Assert.Single(country.Series([Period(2023, 100), Period(2024, 150)])[1].Measure("M1")!.Changes);
        Assert.Equal((word, 30), (change.Word, change.Authorities.Count));
        Assert.Equal(10, change.First.Number!.Value, 1e-12);
    }

    public static TheoryData<string, Func<Measure, Measure>> OtherFigures => new()
    {
        { "another numerator", m => m with { Numerator = "sum(C)" } },
        { "another denominator", m => m with { Denominator = "sum(C)" } },
        { "another method", m => m with { Method = Method.Ratio } },
        { "another instrument", m => m with { Instrument = "visits" } },
    };

    /// <summary>A measure that counts something else now is a break of the series, as one that its definition names.</summary>
    [Theory]
    [MemberData(nameof(OtherFigures))]
    public void Of_AMeasureThatHasBecomeAnotherFigure_HasABreakAndNoChange(string what, Func<Measure, Measure> become)
    {
        var series = made.Series([With(At(2023), m => m with { Breaks = [] }), With(At(2024), become)], Today(become));
        var now = series[1].Measure("M1")!;
        Assert.True(now.Measure.Breaks.SequenceEqual(["2024"]), what);
        Assert.Equal(Published.NotApplicable, now.England.Change);
        Assert.All(now.Authorities, a => Assert.Equal(Published.NotApplicable, a.Change));
        Assert.NotNull(series[0].Measure("M1"));
        Assert.NotNull(series[1].Measure("M2")!.England.Change.Number);
    }

    [Fact]
    public void Of_AMeasureInAnotherUnitThanBefore_LeavesTheEarlierFiguresOut()
    {
        Measure Become(Measure m) => m with { Multiplier = 10_000, Unit = "per 10,000" };
        var series = made.Series([At(2023), With(At(2024), Become)], Today(Become));
        Assert.Null(series[0].Measure("M1"));
        Assert.NotNull(series[0].Measure("M2"));
        Assert.Equal(Published.NotApplicable, series[1].Measure("M1")!.England.Change);
    }

    public static TheoryData<string, Func<Measure, Measure>> SameFigures => new()
    {
        { "spaces and capitals", m => m with { Numerator = "SUM( A )" } },
        { "words", m => m with { Title = "Other", Short = "Other", Definition = "Other.", NumeratorLabel = "other" } },
    };

    [Theory]
    [MemberData(nameof(SameFigures))]
    public void Of_AMeasureThatIsWrittenOtherwise_IsTheSameFigureInTheWordsOfToday(string what, Func<Measure, Measure> become)
    {
        var series = made.Series([At(2023), At(2024)], Today(become));
        var now = series[1].Measure("M1")!;
        Assert.True(now.Measure.Breaks.Count == 0, what);
        Assert.NotNull(now.England.Change.Number);
        Assert.Equal(WordsOf(become(made.Collection.Measures[0])), WordsOf(now.Measure));
    }

    [Fact]
    public void Of_AMeasureThatCountsSomethingElseToday_KeepsTheWordsOfItsOwnTime()
    {
        var series = made.Series([At(2024)], Today(m => m with { Numerator = "sum(C)", Title = "Other" }));
        Assert.Equal("M1", series[0].Measure("M1")!.Measure.Title);
    }

    [Fact]
    public void Of_AMeasureThatIsDefinedNoMore_IsStillThere() =>
        Assert.Equal("M1", made.Series([At(2024)], made.Collection with { Measures = [] })[0].Measure("M1")!.Measure.Title);

    [Fact]
    public void Of_APeriodWhoseBreakIsNamedToday_HasNoChange()
    {
        var now = made.Series([At(2023), At(2024)], Today(m => m with { Breaks = ["2024"] }))[1].Measure("M1")!;
        Assert.Equal(Published.NotApplicable, now.England.Change);
        Assert.Equal(["2024"], now.Measure.Breaks);
    }

    private static List<(PublishedAuthority Then, PublishedAuthority Now)> BothPrinted(PublishedMeasure then, PublishedMeasure now, string? region = null) =>
        [.. then.Authorities.Zip(now.Authorities).Where(a => (region is null || a.First.Authority.Region.Gss == region)
            && a.First is { Numerator: Published.Figure, Denominator: Published.Figure }
            && a.Second is { Numerator: Published.Figure, Denominator: Published.Figure })];

    private static double? MatchedDifference(PublishedMeasure then, PublishedMeasure now, string? region)
    {
        var matched = BothPrinted(then, now, region);
        return (matched.Sum(a => a.Now.Numerator.Number) / matched.Sum(a => a.Now.Denominator.Number) * 100)
            - (matched.Sum(a => a.Then.Numerator.Number) / matched.Sum(a => a.Then.Denominator.Number) * 100);
    }

    private static (string Title, string Short, string Definition, string Label) WordsOf(Measure m) => (m.Title, m.Short, m.Definition, m.NumeratorLabel);

    private Collection Today(Func<Measure, Measure> become) =>
        made.Collection with { Measures = [.. made.Collection.Measures.Select(m => m.Id == "M1" ? become(m) : m)] };

    private PublishedPeriod At(int year) => made.Protect(made.Returned(year, PublishedPeriods.Random(30, year))).Published;

    /// <summary>As if its first measure had been protected under another definition.</summary>
    private static PublishedPeriod With(PublishedPeriod period, Func<Measure, Measure> become) =>
        period with { Measures = [.. period.Measures.Select(m => m.Measure.Id == "M1" ? m with { Measure = become(m.Measure) } : m)] };
}
