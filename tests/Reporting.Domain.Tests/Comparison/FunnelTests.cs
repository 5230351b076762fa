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
    public void TryCreate_Means_IsNotDrawn() =>
        Assert.Contains("count", Why(Values(30, i => MeasureValue.Average(i, 1))), StringComparison.Ordinal);

    [Fact]
    public void TryCreate_EverywhereAtOneHundredPerCent_IsNotDrawn() =>
        Assert.Contains("same", Why(Values(30, i => MeasureValue.Proportion(20 + i, 20 + i))), StringComparison.Ordinal);

    [Fact]
    public void TryCreate_Nobody_IsNotDrawn() => Assert.NotEmpty(Why(Values(0, i => MeasureValue.Proportion(i, 100))));

    [Fact]
    public void TryCreate_TwoKindsOfFigure_Throws() =>
        Assert.Throws<ArgumentException>(() => Funnel.TryCreate(Values(30, i => i == 3 ? MeasureValue.Rate(8, 100) : MeasureValue.Proportion(i, 100))));

    [Fact]
    public void PointOf_FigureOfTheFunnel_IsItsPoint()
    {
        var drawn = Drawn(Values(40, i => MeasureValue.Proportion(i == 0 ? 900 : 95 + (i % 10), 1000, 100)));
        Assert.Equal(drawn.Points[3], drawn.PointOf(3, (MeasureValue.Value)MeasureValue.Proportion(98, 1000, 100)));
    }

    [Fact]
    public void PointOf_FigureOfAnotherKind_Throws()
    {
        var drawn = Drawn(Values(40, i => MeasureValue.Proportion(95 + (i % 10), 1000, 100)));
        Assert.Throws<ArgumentException>(() => drawn.PointOf(3, (MeasureValue.Value)MeasureValue.Rate(98, 1000, 100)));
    }

    [Fact]
    public void TryCreate_FewEventsInOneAuthority_LeavesItWithoutAPosition()
    {
        var drawn = Drawn(Values(30, i => MeasureValue.Rate(i == 7 ? 0 : 20 + i, 10_000, 10_000)));
        Assert.Equal((FunnelPosition.None, FunnelPosition.None), (drawn.Points[7].Adjusted, drawn.Points[7].ByChance));
        Assert.All(drawn.Points.Where(p => p.Authority != 7), p => Assert.NotEqual(FunnelPosition.None, p.Adjusted));
    }

    [Fact]
    public void TryCreate_OneFarAboveTheOthers_IsVeryHigh()
    {
        var drawn = Drawn(Values(40, i => MeasureValue.Proportion(i == 0 ? 900 : 95 + (i % 10), 1000, 100)));
        Assert.Equal((FunnelPosition.VeryHigh, FunnelPosition.VeryHigh), (drawn.Points[0].Adjusted, drawn.Points[0].ByChance));
    }

    [Fact]
    public void TryCreate_RealDifferencesEverywhere_AreFlaggedByChanceAndNotWhenAdjusted()
    {
        var drawn = Drawn(Values(150, i => MeasureValue.Proportion(2_000 + (i * 20), 10_000)));
        Assert.True(drawn.Spread.Phi > 10);
        Assert.True(drawn.Points.Count(p => p.ByChance is FunnelPosition.VeryHigh or FunnelPosition.VeryLow) > 100);
        Assert.DoesNotContain(drawn.Points, p => p.Adjusted is FunnelPosition.VeryHigh or FunnelPosition.VeryLow);
    }

    [Fact]
    public void AdjustedAt_AnyFunnel_AgreesWithThePositions() =>
        AnyShares.Where(s => s.Select(p => (double)p.X / p.N).Distinct().Count() > 1).Sample(shares =>
        {
            var drawn = Drawn([.. shares.Select((p, i) => new AuthorityValue<int>(i, MeasureValue.Proportion(p.X, p.N, 100)))]);
            return drawn.Points.All(p => Agrees(p, drawn.AdjustedAt(p.Size, Confidence.NinetyFive), drawn.AdjustedAt(p.Size, Confidence.NinetyNinePointEight)));
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
                    && one.Points.OrderBy(p => p.Authority).SequenceEqual(other.Points.OrderBy(p => p.Authority));
            });

    private static bool Agrees(FunnelPoint<int> point, Interval inner, Interval outer)
    {
        const double Edge = 1e-9;
        var expected = point.Amount < outer.Lower ? FunnelPosition.VeryLow
            : point.Amount < inner.Lower ? FunnelPosition.Low
            : point.Amount > outer.Upper ? FunnelPosition.VeryHigh
            : point.Amount > inner.Upper ? FunnelPosition.High
            : FunnelPosition.Inside;
        var onAnEdge = new[] { outer.Lower, inner.Lower, inner.Upper, outer.Upper }.Any(l => Math.Abs(point.Amount - l) < Edge);
        return onAnEdge || expected == point.Adjusted;
    }

    private static AuthorityValue<int>[] Values(int count, Func<int, MeasureValue> value) =>
        [.. Enumerable.Range(0, count).Select(i => new AuthorityValue<int>(i, value(i)))];

    private static FunnelOutcome<int>.Drawn Drawn(AuthorityValue<int>[] values) => Assert.IsType<FunnelOutcome<int>.Drawn>(Funnel.TryCreate(values));

    private static string Why(AuthorityValue<int>[] values) => Assert.IsType<FunnelOutcome<int>.NotDrawn>(Funnel.TryCreate(values)).Why.Reason;
}

public sealed class FunnelSignificanceTests
{
    [Fact]
    public void Proportion_OnTheLimit_IsInside() => Assert.Equal(FunnelPosition.Inside, FunnelSignificance.Proportion(10, 10, 1));
}
