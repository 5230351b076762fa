using CsCheck;
using Reporting.Domain.Comparison;
using Xunit;

namespace Reporting.Domain.Tests.Comparison;

public sealed class FunnelTests
{
    private static readonly Gen<(int X, int N)[]> AnyShares =
        Gen.Int[10, 5_000].SelectMany(n => Gen.Int[0, n].Select(x => (x, n))).Array[20, 153];

    [Fact]
    public void TryCreate_RepeatedEvents_IsNotDrawn() =>
        Assert.Contains("recur", Why(Values(30, i => MeasureValue.RepeatedEvents(30 + i, 10))), StringComparison.Ordinal);

    [Fact]
    public void TryCreate_NineteenAuthorities_IsNotDrawn() =>
        Assert.Contains("19", Why(Values(19, i => MeasureValue.Proportion(i, 100))), StringComparison.Ordinal);

    [Fact]
    public void TryCreate_PublishedWithoutCounts_IsNotDrawn() =>
        Assert.Contains("count", Why(Values(30, i => MeasureValue.AsPublished(i))), StringComparison.Ordinal);

    [Fact]
    public void TryCreate_EverywhereAtOneHundredPerCent_IsNotDrawn() =>
        Assert.Contains("same", Why(Values(30, i => MeasureValue.Proportion(20 + i, 20 + i))), StringComparison.Ordinal);

    [Fact]
    public void TryCreate_Nobody_IsNotDrawn() => Assert.NotEmpty(Why(Values(0, i => MeasureValue.Proportion(i, 100))));

    [Fact]
    public void TryCreate_TwoKindsOfFigure_IsABug() =>
        Assert.Throws<ArgumentException>(() => Funnel.TryCreate(Values(30, i => i == 3 ? MeasureValue.Rate(8, 100) : MeasureValue.Proportion(i, 100))));

    [Fact]
    public void TryCreate_FewEventsInOneAuthority_LeavesItWithoutAPosition()
    {
        var drawn = Drawn(Values(30, i => MeasureValue.Rate(i == 7 ? 0 : 20 + i, 10_000, 10_000)));
        Assert.Equal((FunnelPosition.None, FunnelPosition.None), (drawn.Places[7].Adjusted, drawn.Places[7].ByChance));
        Assert.All(drawn.Places.Where(p => p.Authority != 7), p => Assert.NotEqual(FunnelPosition.None, p.Adjusted));
    }

    [Fact]
    public void TryCreate_OneFarAboveTheOthers_IsVeryHigh()
    {
        var drawn = Drawn(Values(40, i => MeasureValue.Proportion(i == 0 ? 900 : 95 + (i % 10), 1000, 100)));
        Assert.Equal((FunnelPosition.VeryHigh, FunnelPosition.VeryHigh), (drawn.Places[0].Adjusted, drawn.Places[0].ByChance));
    }

    [Fact]
    public void TryCreate_RealDifferencesEverywhere_AreFlaggedByChanceAndNotWhenAdjusted()
    {
        var drawn = Drawn(Values(150, i => MeasureValue.Proportion(2_000 + (i * 20), 10_000)));
        Assert.True(drawn.Spread.Phi > 10);
        Assert.True(drawn.Places.Count(p => p.ByChance is FunnelPosition.VeryHigh or FunnelPosition.VeryLow) > 100);
        Assert.DoesNotContain(drawn.Places, p => p.Adjusted is FunnelPosition.VeryHigh or FunnelPosition.VeryLow);
    }

    [Fact]
    public void AdjustedAt_AnyFunnel_AgreesWithThePositions() =>
        AnyShares.Where(s => s.Select(p => (double)p.X / p.N).Distinct().Count() > 1).Sample(shares =>
        {
            var drawn = Drawn([.. shares.Select((p, i) => new AuthorityValue<int>(i, MeasureValue.Proportion(p.X, p.N, 100)))]);
            return drawn.Places.All(p => Agrees(p, drawn.AdjustedAt(p.Size, Confidence.NinetyFive), drawn.AdjustedAt(p.Size, Confidence.NinetyNinePointEight)));
        });

    [Fact]
    public void TryCreate_AnyOrder_GivesTheSameFunnel() =>
        AnyShares.Where(s => s.Select(p => (double)p.X / p.N).Distinct().Count() > 1)
            .SelectMany(shares => Gen.Shuffle(Enumerable.Range(0, shares.Length).ToArray()).Select(order => (shares, order)))
            .Sample(t =>
            {
                AuthorityValue<int>[] values = [.. t.shares.Select((p, i) => new AuthorityValue<int>(i, MeasureValue.Proportion(p.X, p.N)))];
                var one = Drawn(values);
                var other = Drawn([.. t.order.Select(i => values[i])]);
                return one.Spread == other.Spread && one.Average.Equals(other.Average)
                    && one.Places.OrderBy(p => p.Authority).SequenceEqual(other.Places.OrderBy(p => p.Authority));
            });

    [Fact]
    public void Outside_OnTheLimit_IsInside() => Assert.Equal(FunnelPosition.Inside, FunnelSignificance.Proportion(10, 10, 1));

    [Fact]
    public void Derive_NoEventsAndNoPopulation_IsRefused() =>
        Assert.IsType<FunnelPoints.Refused>(FunnelPoints.Derive([0, 5], [0, 5], null, RateType.Crude, 100));

    [Fact]
    public void Derive_RateRoundedToNothing_IsNotUsable() =>
        Assert.False(Assert.IsType<FunnelPoints.Derived>(FunnelPoints.Derive([3, 5], [0, 5], [9, 9], RateType.Crude, 100)).IsUsable);

    [Fact]
    public void Axis_AnyRange_RisesFromEndToEnd()
    {
        var axis = DrawnLimits.Axis(3, 4_000, 50);
        Assert.Equal((50, 3.0, 4_000.0), (axis.Count, axis[0], axis[^1]));
        Assert.Equal(axis.Order(), axis);
    }

    private static bool Agrees(FunnelPlace<int> place, Interval inner, Interval outer)
    {
        const double Edge = 1e-9;
        var expected = place.Amount < outer.Lower ? FunnelPosition.VeryLow
            : place.Amount < inner.Lower ? FunnelPosition.Low
            : place.Amount > outer.Upper ? FunnelPosition.VeryHigh
            : place.Amount > inner.Upper ? FunnelPosition.High
            : FunnelPosition.Inside;
        var onAnEdge = new[] { outer.Lower, inner.Lower, inner.Upper, outer.Upper }.Any(l => Math.Abs(place.Amount - l) < Edge);
        return onAnEdge || expected == place.Adjusted;
    }

    private static AuthorityValue<int>[] Values(int count, Func<int, MeasureValue> value) =>
        [.. Enumerable.Range(0, count).Select(i => new AuthorityValue<int>(i, value(i)))];

    private static FunnelOutcome<int>.Drawn Drawn(AuthorityValue<int>[] values) => Assert.IsType<FunnelOutcome<int>.Drawn>(Funnel.TryCreate(values));

    private static string Why(AuthorityValue<int>[] values) => Assert.IsType<FunnelOutcome<int>.NotDrawn>(Funnel.TryCreate(values)).Why.Reason;
}
