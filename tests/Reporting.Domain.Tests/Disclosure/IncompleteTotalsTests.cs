using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;
using Xunit;

namespace Reporting.Domain.Tests.Disclosure;

/// <summary>Totals that lack authorities because the source hides their small counts.</summary>
public sealed class IncompleteTotalsTests
{
    private readonly PublishedPeriods made = new(30, 3, figuresArePublic: true);

    [Fact]
    public void England_WithTheSourcesOwnCounts_HasThemFirstAndTheReturnsBesideThem()
    {
        var england = Of(hidden: 4, counts: (360, 3_000)).England;
        Assert.Equal((360, 3_000, 12.0), (england.Numerator.Number, england.Denominator.Number, england.Value.Number));
        Assert.Equal((26 * 20, 26 * 100, 20.0), (england.Returns!.Numerator.Number, england.Returns.Denominator.Number, england.Returns.Value.Number));
        Assert.Equal((26, 30), (england.Supplied, england.Due));
        Assert.Equal("England", Of(hidden: 4, counts: (360, 3_000)).TotalName);
        Assert.Equal("z", PublishedPeriods.Printed(england.Returns.Lower));
        Assert.NotNull(england.Lower.Number);
    }

    [Fact]
    public void England_WithEverybodyInIt_IsThatOfTheReturns()
    {
        var england = Of(hidden: 0, counts: (360, 3_000)).England;
        Assert.Null(england.Returns);
        Assert.Equal(20, england.Value.Number);
    }

    /// <summary>Four hidden parts of 100 each can be from none to all: 520 of 3,000 to 920 of 3,000.</summary>
    [Fact]
    public void England_WithoutTheSourcesCounts_HasBoundsAndNoInterval()
    {
        var england = Of(hidden: 4, counts: null).England;
        Assert.Equal(20, england.Value.Number);
        Assert.Equal((Published.NotApplicable, Published.NotApplicable), (england.Lower, england.Upper));
        Assert.Equal((520 / 3_000.0 * 100, 920 / 3_000.0 * 100, 4), (england.Bounds!.Lowest.Number, england.Bounds.Highest!.Number, england.Bounds.Hidden));
    }

    [Fact]
    public void England_WithALimitOfWhatACodeHides_HasNarrowerBounds()
    {
        var england = Of(hidden: 4, counts: null, hiddenUpTo: 5).England;
        Assert.Equal((520 / 3_000.0 * 100, 540 / 3_000.0 * 100), (england.Bounds!.Lowest.Number, england.Bounds.Highest!.Number));
    }

    /// <summary>Of a rate no whole limits the part, so only the least is known.</summary>
    [Fact]
    public void England_OfARateWithoutALimit_IsAtLeast()
    {
        var bounds = Of(hidden: 4, counts: null, measure: "M3").England.Bounds!;
        Assert.Equal(520 / (30 * 40_000.0) * 10_000, bounds.Lowest.Number!.Value, 1e-12);
        Assert.Null(bounds.Highest);
    }

    [Theory]
    [InlineData(6, 2, false)]
    [InlineData(9, 3, true)]
    public void Region_WithFewHiddenCounts_HasNoBounds(int hidden, int inEach, bool bounds) => Assert.All(
        Of(hidden, counts: null).Regions,
        r => Assert.Equal((bounds, 10 - inEach, Published.NotApplicable), (r.Bounds is not null, r.Supplied, r.Lower)));

    [Fact]
    public void Total_OfFewerThanHalf_IsNotCalledEnglands()
    {
        Assert.Equal("14 authorities with figures", Of(hidden: 16, counts: null).TotalName);
        Assert.Equal("England", Of(hidden: 15, counts: null).TotalName);
        Assert.Equal("England", Of(hidden: 16, counts: (360, 3_000)).TotalName);
    }

    /// <summary>What the source leaves for its hidden counts makes a direction certain that their wholes alone leave open.</summary>
    [Theory]
    [InlineData(true, ChangeWord.Up)]
    [InlineData(false, ChangeWord.NoClearChange)]
    public void Change_WithTheSourcesTotals_HoldsWhateverIsHidden(bool withTotals, ChangeWord word)
    {
        var collection = Collection(withTotals ? (526, 3_000) : null, null);
        var series = made.Series([Period(2023, 4, 20), Period(2024, 4, 24)], collection with
        {
            Published = withTotals
                ? Figures(("part", 2023, 526), ("part", 2024, 630), ("whole", 2023, 3_000), ("whole", 2024, 3_000))
                : PublishedFigures.None,
        });
        var change = Assert.Single(series[1].Measure("M1")!.Changes);
        Assert.Equal((word, 26, 20.0, 24.0), (change.Word, change.Authorities.Count, change.First.Number, change.Second.Number));
    }

    private PublishedMeasure Of(int hidden, (double Part, double Whole)? counts, double? hiddenUpTo = null, string measure = "M1") =>
        made.Series([Period(2024, hidden, 20)], Collection(counts, hiddenUpTo))[0].Measure(measure)!;

    /// <summary>Thirty authorities with so many of 100; of the last the source hides the part.</summary>
    private PublishedPeriod Period(int year, int hidden, int part)
    {
        var own = made.Returned(year, [.. Enumerable.Range(0, 30).Select(_ => ((long, long, long)?)(part, 100, 6))]);
        var figures = own.Figures.ToDictionary(f => f.Key, f => f.Value);
        foreach (var authority in made.Authorities.Skip(30 - hidden))
        {
            figures[authority.Code] = new Dictionary<string, Own>
            {
                ["M1"] = Own.Of("M1", null, 100, Symbol.Confidential, true, false, "c suppressed by the source"),
                ["M3"] = Own.Of("M3", null, 40_000, Symbol.Confidential, true, false, "c suppressed by the source"),
            };
        }

        return made.Protect(own with { Figures = figures }).Published;
    }

    private Collection Collection((double Part, double Whole)? counts, double? hiddenUpTo) => made.Collection with
    {
        MissingCodes = [new("NP", "Not published", true) { HiddenFrom = 0, HiddenUpTo = hiddenUpTo }],
        Published = counts is { } known ? Figures(("part", 2024, known.Part), ("whole", 2024, known.Whole)) : PublishedFigures.None,
        Measures = [.. made.Collection.Measures.Select(m => m.Id == "M1" ? m with { PublishedNumerator = "part", PublishedDenominator = "whole" } : m)],
    };

    private static PublishedFigures Figures(params (string Name, int Year, double Value)[] figures) => new(
        figures.ToDictionary(f => (f.Name, PublishedFigures.England, $"{f.Year}"), f => f.Value), ["part", "whole"]);
}
