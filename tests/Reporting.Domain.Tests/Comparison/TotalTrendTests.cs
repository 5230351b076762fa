using Reporting.Domain.Comparison;
using Reporting.Domain.Tests.Comparison.Panels;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Domain.Tests.Comparison;

/// <summary>Expected numbers of real statistics were computed from the formulas in exact fractions, outside this project.</summary>
public sealed class TotalTrendTests
{
    private static readonly int[] Years = [2018, 2019, 2020, 2021, 2022, 2023, 2024];

    [Theory]
    [InlineData("MIS01", "CLA01", 141, -0.00021364719686231318, 0.0006144992688302708, -0.3476768935282885, true, ChangeWord.NoClearChange)]
    [InlineData("REF02", "REF01", 142, -0.0010237726986248043, 0.0010416081269519093, -0.9828770265269556, true, ChangeWord.NoClearChange)]
    [InlineData("MIS03", "MIS01", 139, -0.002379730176447475, 0.0013404783164614638, -1.7752843497904414, true, ChangeWord.NoClearChange)]
    [InlineData("FAC02", "FAC01", 140, -0.0021122598124073575, 0.0003034507179789855, -6.960800180257393, true, ChangeWord.Down)]
    public void Of_SevenYears_IsAsByExactFractions(
        string numerator, string denominator, int authorities, double slope, double error, double t, bool steady, ChangeWord word)
    {
        var trend = Known(TotalTrend.Of(RealPanel.Of(numerator, denominator, Years), 100, 1));
        Assert.Equal((word, authorities, steady), (trend.Word, trend.Authorities, trend.Numbers!.IsSteady));
        Numbers.Near(100 * slope, trend.Numbers.Slope, 1e-10);
        Numbers.Near(100 * error, trend.Numbers.StandardError, 1e-10);
        Numbers.Near(t, trend.Numbers.T, 1e-9);
    }

    [Fact]
    public void Of_FourPeriods_IsNotKnown() =>
        Assert.Equal(
            "A trend needs 5 periods in a row; there are 4.",
            Assert.IsType<TotalTrend.NotKnown>(TotalTrend.Of(RealPanel.Of("MIS01", "CLA01", Years[..4]), 100, 1)).Why.Reason);

    [Fact]
    public void Of_NineteenAuthorities_IsNotKnown() => Assert.IsType<TotalTrend.NotKnown>(TotalTrend.Of(Panel(19, [10, 20, 30, 40, 50]), 100, 1));

    [Fact]
    public void Of_SteadyRise_IsUp() => Assert.Equal(ChangeWord.Up, Known(TotalTrend.Of(Panel(30, [10, 20, 30, 40, 50]), 100, 1)).Word);

    [Fact]
    public void Of_OnePeriodMakesTheTrend_IsNoClearChange()
    {
        var trend = Known(TotalTrend.Of(Panel(30, [20, 19, 18, 17, 60]), 100, 1));
        Assert.True(trend.Numbers!.T > 10);
        Assert.Equal((ChangeWord.NoClearChange, false), (trend.Word, trend.Numbers.IsSteady));
    }

    [Fact]
    public void Of_SameInEveryPeriod_IsNoClearChange() =>
        Assert.Equal(ChangeWord.NoClearChange, Known(TotalTrend.Of(Panel(30, [20, 20, 20, 20, 20]), 100, 1)).Word);

    /// <summary>From 1.000% to 1.04% is 1.0% throughout.</summary>
    [Fact]
    public void Of_LessThanAPrintedUnitInAll_IsNoClearChange() =>
        Assert.Equal(ChangeWord.NoClearChange, Known(TotalTrend.Of(Panel(30, [1_000, 1_010, 1_020, 1_030, 1_040], of: 100_000), 100, 1)).Word);

    [Fact]
    public void Of_HiddenCounts_HaveAWordOnlyWhereBothBoundsHaveIt()
    {
        Assert.Equal((ChangeWord.Up, null), Of([10, 20, 30, 40, 50]));
        Assert.Equal((ChangeWord.NoClearChange, null), Of([20, 21, 22, 23, 24]));

        static (ChangeWord, TotalTrend.Figures?) Of(double[] counts)
        {
            var hidden = new BoundedCounts(CountBounds.Between(1, 5), CountBounds.Exactly(20));
            var periods = counts.Select(c => Period(60, i => i < 30 ? BoundedCounts.Exactly(c, 1_000 + i) : hidden));
            var trend = Known(TotalTrend.Of(MatchedPanel.Of([.. periods], isPartOfWhole: true), 100, 1));
            return (trend.Word, trend.Numbers);
        }
    }

    [Fact]
    public void Of_AFewSimulatedPanels_FindsTrendAndInventsNone()
    {
        var simulated = new SimulatedPanel(seed: 20261130);
        Assert.InRange(simulated.CountOf(30, HasWord, 0, 0, 0, 0, 0), 0, 2);
        Assert.InRange(simulated.CountOf(30, HasWord, 0, 0.008, 0.016, 0.024, 0.032), 29, 30);
    }

    [Fact, ThoroughTest]
    public void Of_TwoThousandSimulatedPanels_FindsTrendAndInventsNone()
    {
        const int panels = 2_000;
        var simulated = new SimulatedPanel(seed: 20261130);
        var error = simulated.StandardError(panels, years: 5, p => Known(TotalTrend.Of(p, 1, 6)).Numbers!.Slope);
        var none = simulated.CountOf(panels, HasWord, 0, 0, 0, 0, 0);
        var some = simulated.CountOf(panels, HasWord, [.. Enumerable.Range(0, 5).Select(year => 4.5 * error * year)]);
        TestContext.Current.SendDiagnosticMessage(
            $"Of {panels} panels {none} get a word without trend, {some} with a slope of four and a half standard errors.");
        Assert.InRange(none, 0, panels / 100);
        Assert.InRange(some, panels * 85 / 100, panels);
    }

    private static bool HasWord(MatchedPanel<int> panel) => Known(TotalTrend.Of(panel, 100, 1)).Word is not ChangeWord.NoClearChange;

    private static MatchedPanel<int> Panel(int authorities, double[] counts, double of = 1_000) =>
        MatchedPanel.Of([.. counts.Select(c => Period(authorities, i => BoundedCounts.Exactly(c, of + i)))], isPartOfWhole: true);

    private static Dictionary<int, BoundedCounts> Period(int authorities, Func<int, BoundedCounts> counts) =>
        Enumerable.Range(0, authorities).ToDictionary(i => i, counts);

    private static TotalTrend.Known Known(TotalTrend trend) => Assert.IsType<TotalTrend.Known>(trend);
}
