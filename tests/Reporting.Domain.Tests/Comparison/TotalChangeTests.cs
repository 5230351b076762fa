using CsCheck;
using Reporting.Domain.Comparison;
using Reporting.Domain.Tests.Comparison.Panels;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Domain.Tests.Comparison;

/// <summary>Expected numbers of real statistics were computed from the formulas in exact fractions, outside this project.</summary>
public sealed class TotalChangeTests
{
    /// <summary>Re-referrals, which fall from 22.5% to 21.5% only where a large authority is in the first year alone.</summary>
    [Fact]
    public void Of_ReReferrals2023To2024_IsNoClearChange()
    {
        var change = Known(TotalChange.Of(RealPanel.Of("REF02", "REF01", 2023, 2024), 100, 1));
        Assert.Equal((ChangeWord.NoClearChange, 147), (change.Word, change.Authorities));
        Numbers.Near(21.691557905170988, change.Numbers!.First, 1e-12);
        Numbers.Near(21.626790017827743, change.Numbers.Second, 1e-12);
        Numbers.Near(0.4603881520827948, change.Numbers.StandardError, 1e-12);
        Numbers.Near(-0.14068104717777252, change.Numbers.T, 1e-10);
        Assert.Equal((78, 69), (change.Numbers.Up, change.Numbers.Down));
    }

    [Theory]
    [InlineData(2018, 2024, 143, 11.071645930818426, 11.208081240741732, 0.3770373687069176, 0.3618615056412663, ChangeWord.NoClearChange)]
    [InlineData(2020, 2021, 147, 11.491090388699104, 10.097148636485948, 0.17160798809503469, -8.122825561250721, ChangeWord.Down)]
    [InlineData(2021, 2022, 145, 10.116411907436955, 10.957662121198246, 0.17127275029700708, 4.91175748799773, ChangeWord.Up)]
    public void Of_ShareMissing_IsAsByExactFractions(int from, int to, int authorities, double first, double second, double error, double t, ChangeWord word)
    {
        var change = Known(TotalChange.Of(RealPanel.Of("MIS01", "CLA01", from, to), 100, 1));
        Assert.Equal((word, authorities), (change.Word, change.Authorities));
        Numbers.Near(first, change.Numbers!.First, 1e-12);
        Numbers.Near(second, change.Numbers.Second, 1e-12);
        Numbers.Near(error, change.Numbers.StandardError, 1e-12);
        Numbers.Near(t, change.Numbers.T, 1e-10);
    }

    /// <summary>Repeated events have no interval, but their change can be tested: 6.1 to 6.5 incidents a child.</summary>
    [Fact]
    public void Of_RepeatedEvents_IsTested()
    {
        var change = Known(TotalChange.Of(RealPanel.Of("MIS02", "MIS01", 2018, 2024), 1, 1));
        Assert.Equal((ChangeWord.NoClearChange, 143), (change.Word, change.Authorities));
        Numbers.Near(1.5534182081720993, change.Numbers!.T, 1e-10);
    }

    [Fact]
    public void Of_NineteenAuthorities_IsNotKnown()
    {
        var change = Assert.IsType<TotalChange.NotKnown>(TotalChange.Of(Panel(19, _ => (100, 1_000), _ => (200, 1_000)), 100, 1));
        Assert.Equal("Only 19 authorities have figures in all of the periods; change is not judged by fewer than 20.", change.Why.Reason);
        Assert.IsType<TotalChange.Known>(TotalChange.Of(Panel(20, _ => (100, 1_000), _ => (200, 1_000)), 100, 1));
    }

    [Fact]
    public void Of_NothingToMeasureInOnePeriod_IsNotKnown() =>
        Assert.IsType<TotalChange.NotKnown>(TotalChange.Of(Panel(30, _ => (0, 0), _ => (10, 100)), 100, 1));

    [Fact]
    public void Of_SameEverywhere_IsNoChangeOfExactlyZero()
    {
        var change = Known(TotalChange.Of(Panel(30, i => (i, 100), i => (i, 100)), 100, 1));
        Assert.Equal((ChangeWord.NoClearChange, 0.0, 0, 0), (change.Word, change.Numbers!.T, change.Numbers.Up, change.Numbers.Down));
    }

    /// <summary>Every authority rises by the same hundredth of a point: certain, but 12.3% is printed for both.</summary>
    [Theory]
    [InlineData(1_231, ChangeWord.NoClearChange)]
    [InlineData(1_239, ChangeWord.NoClearChange)]
    [InlineData(1_240, ChangeWord.Up)]
    [InlineData(1_220, ChangeWord.Down)]
    public void Of_LessThanAPrintedUnit_IsNoClearChange(int second, ChangeWord word) =>
        Assert.Equal(word, Known(TotalChange.Of(Panel(30, _ => (1_230, 10_000), _ => (second, 10_000)), 100, 1)).Word);

    [Fact]
    public void Of_HiddenCounts_HaveAWordOnlyWhereBothBoundsHaveIt()
    {
        var clear = Known(TotalChange.Of(WithHidden(first: 40, second: 90), 100, 1));
        Assert.Equal((ChangeWord.Up, 60, null), (clear.Word, clear.Authorities, clear.Numbers));
        Assert.Equal(ChangeWord.NoClearChange, Known(TotalChange.Of(WithHidden(first: 40, second: 43), 100, 1)).Word);
        // Without the hidden counts the same 30 authorities went up for certain.
        Assert.Equal(ChangeWord.Up, Known(TotalChange.Of(Panel(30, i => (40, 1_000 + i), i => (43, 1_000 + i)), 100, 1)).Word);
    }

    [Fact]
    public void Of_HiddenNumeratorAndDenominator_KeepsThePartWithinTheWhole()
    {
        var hidden = new BoundedCounts(CountBounds.Between(1, 5), CountBounds.Between(3, 4));
        var panel = MatchedPanel.Of([Period(1, _ => hidden), Period(1, _ => hidden)], isPartOfWhole: true);
        Assert.Equal((1.0, 4.0), panel.At(0, 0, highest: false));
        Assert.Equal((4.0, 4.0), panel.At(0, 0, highest: true));
        Assert.Equal((5.0, 3.0), MatchedPanel.Of([Period(1, _ => hidden), Period(1, _ => hidden)], isPartOfWhole: false).At(0, 0, highest: true));
    }

    [Fact]
    public void Match_OnlyThoseWithBothPartsInBothPeriods()
    {
        Dictionary<int, BoundedCounts> first = new()
        {
            [1] = BoundedCounts.Exactly(1, 10),
            [2] = BoundedCounts.Exactly(null, 10),
            [3] = BoundedCounts.Exactly(1, 10),
            [4] = BoundedCounts.Exactly(0, 0),
        };
        Dictionary<int, BoundedCounts> second = new()
        {
            [1] = BoundedCounts.Exactly(2, 10),
            [2] = BoundedCounts.Exactly(2, 10),
            [4] = BoundedCounts.Exactly(0, 0),
        };
        Assert.Equal([1], MatchedPanel.Of([first, second], isPartOfWhole: true).Authorities);
    }

    [Fact]
    public void Of_PeriodsOrAuthoritiesTurned_HasTheSameTestTurned() =>
        Gen.Select(Gen.Int[0, 50], Gen.Int[0, 50], Gen.Int[50, 2_000]).Array[20, 60].Sample(counts =>
        {
            var forward = Change(counts);
            Array.Reverse(counts);
            var backward = Change([.. counts.Select(c => (c.Item2, c.Item1, c.Item3))]);
            Assert.Equal((forward.First, forward.Second, forward.StandardError), (backward.Second, backward.First, backward.StandardError));
            Assert.Equal((forward.Up, forward.Down), (backward.Down, backward.Up));
            return forward.T == -backward.T;

            static TotalChange.Figures Change((int First, int Second, int Of)[] counts) =>
                Known(TotalChange.Of(Panel(counts.Length, i => (counts[i].First, counts[i].Of), i => (counts[i].Second, counts[i].Of)), 100, 1)).Numbers!;
        });

    [Fact]
    public void Of_AFewSimulatedPanels_FindsChangeAndInventsNone()
    {
        var simulated = new SimulatedPanel(seed: 20261130);
        Assert.InRange(simulated.CountOf(50, HasWord, 0, 0), 0, 2);
        Assert.InRange(simulated.CountOf(50, HasWord, 0, 0.02), 49, 50);
    }

    /// <summary>
    /// Whatever the data, a two-sided test at 99.8% finds a change of four standard errors in Φ(4 − 3.15) = 80% of panels; 90% takes 4.43 of them.
    /// </summary>
    [Fact, ThoroughTest]
    public void Of_TwoThousandSimulatedPanels_FindsChangeAndInventsNone()
    {
        const int panels = 2_000;
        var simulated = new SimulatedPanel(seed: 20261130);
        var error = simulated.StandardError(panels, years: 2, p => Known(TotalChange.Of(p, 1, 6)).Numbers is { } n ? n.Second - n.First : double.NaN);
        var none = simulated.CountOf(panels, HasWord, 0, 0);
        var four = simulated.CountOf(panels, HasWord, 0, 4 * error);
        var more = simulated.CountOf(panels, HasWord, 0, 4.5 * error);
        TestContext.Current.SendDiagnosticMessage(
            $"Of {panels} panels {none} get a word without change, {four} with four standard errors, {more} with four and a half.");
        Assert.InRange(none, 0, panels / 100);
        Assert.InRange(four, panels * 78 / 100, panels);
        Assert.InRange(more, panels * 90 / 100, panels);
    }

    private static bool HasWord(MatchedPanel<int> panel) => Known(TotalChange.Of(panel, 100, 1)).Word is not ChangeWord.NoClearChange;

    private static MatchedPanel<int> Panel(int authorities, Func<int, (double Part, double Whole)> first, Func<int, (double Part, double Whole)> second) =>
        MatchedPanel.Of([Period(authorities, i => Exactly(first(i))), Period(authorities, i => Exactly(second(i)))], isPartOfWhole: true);

    /// <summary>Thirty authorities with counts near those given, and thirty whose count is hidden in both periods.</summary>
    private static MatchedPanel<int> WithHidden(double first, double second) => MatchedPanel.Of(
        [
            Period(60, i => i < 30 ? Exactly((first, 1_000 + i)) : new(CountBounds.Between(1, 5), CountBounds.Exactly(100))),
            Period(60, i => i < 30 ? Exactly((second, 1_000 + i)) : new(CountBounds.Between(1, 5), CountBounds.Exactly(100))),
        ],
        isPartOfWhole: true);

    private static BoundedCounts Exactly((double Part, double Whole) counts) => BoundedCounts.Exactly(counts.Part, counts.Whole);

    private static Dictionary<int, BoundedCounts> Period(int authorities, Func<int, BoundedCounts> counts) =>
        Enumerable.Range(0, authorities).ToDictionary(i => i, counts);

    private static TotalChange.Known Known(TotalChange change) => Assert.IsType<TotalChange.Known>(change);
}
