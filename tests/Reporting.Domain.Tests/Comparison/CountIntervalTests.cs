using CsCheck;
using MathNet.Numerics;
using Reporting.Domain.Comparison;
using Xunit;

namespace Reporting.Domain.Tests.Comparison;

public sealed class CountIntervalTests
{
    private static readonly Gen<Confidence> AnyLevel = Gen.Double[0.9, 0.9999].Select(Confidence.Of);

    /// <summary>Exact 95% limits of small counts, as tables of the Poisson distribution print them (Pearson and Hartley, Biometrika tables).</summary>
    [Theory]
    [InlineData(0, 0, 3.689)]
    [InlineData(1, 0.0253, 5.572)]
    [InlineData(2, 0.242, 7.225)]
    [InlineData(5, 1.6235, 11.668)]
    [InlineData(9, 4.115, 17.085)]
    public void Of_BelowTen_IsAsPoissonTablesPrintIt(double events, double lower, double upper)
    {
        var interval = CountInterval.Of(events, Confidence.NinetyFive);
        Numbers.Near(lower, interval.Lower, 5e-4 / Math.Max(lower, 0.1));
        Numbers.Near(upper, interval.Upper, 5e-4 / upper);
    }

    /// <summary>Byar's limits follow the exact ones closely from ten events.</summary>
    [Theory]
    [InlineData(10, 4.795, 18.390)]
    [InlineData(100, 81.364, 121.627)]
    public void Of_FromTen_LiesNearTheExactLimits(double events, double lower, double upper)
    {
        var interval = CountInterval.Of(events, Confidence.NinetyFive);
        Numbers.Near(lower, interval.Lower, 2e-3);
        Numbers.Near(upper, interval.Upper, 2e-3);
    }

    [Fact]
    public void Of_MoreEvents_HasHigherLimits() =>
        Gen.Select(Gen.Int[0, 5_000], AnyLevel).Sample((events, level) =>
        {
            var fewer = CountInterval.Of(events, level);
            var more = CountInterval.Of(events + 1, level);
            return fewer.Lower < more.Lower && fewer.Upper < more.Upper && fewer.Lower <= events && fewer.Upper > events;
        });

    [Fact]
    public void Exact_NoEvents_HasTheClosedFormUpperEnd() =>
        Numbers.Near(-Math.Log(0.025), CountInterval.Exact(0, Confidence.NinetyFive).Upper, 1e-14);

    [Fact]
    public void Exact_OneEvent_HasTheClosedFormLowerEnd() =>
        Numbers.Near(-Math.Log(0.999), CountInterval.Exact(1, Confidence.NinetyNinePointEight).Lower, 1e-12);

    [Fact]
    public void Exact_AnyCount_LeavesTheTailOnEachSide() =>
        Gen.Select(Gen.Double[0.01, 50_000], AnyLevel).Sample((events, level) =>
        {
            var interval = CountInterval.Exact(events, level);
            var below = LowerTail(events, interval.Lower);
            var above = SpecialFunctions.GammaUpperRegularized(events + 1, interval.Upper);
            return Math.Abs((below / level.Tail) - 1) < 1e-8 && Math.Abs((above / level.Tail) - 1) < 1e-8;
        });

    [Fact]
    public void Rate_Multiplier_ScalesTheInterval() =>
        Gen.Select(Gen.Int[0, 500], Gen.Double[1, 1e6], Gen.Double[1, 1e5]).Sample((events, population, multiplier) =>
        {
            var one = CountInterval.Rate(events, population, Confidence.NinetyFive);
            var many = CountInterval.Rate(events, population, Confidence.NinetyFive, multiplier);
            return Math.Abs(many.Upper - (one.Upper * multiplier)) <= 1e-12 * many.Upper;
        });

    [Theory]
    [InlineData(-1, 4)]
    [InlineData(1, 0)]
    [InlineData(1, -4)]
    [InlineData(double.NaN, 4)]
    public void Rate_NotARate_Throws(double events, double population) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => CountInterval.Rate(events, population, Confidence.NinetyFive));

    /// <summary>The library's function takes a value next to 0 for 0; there the first term of the series is exact to the last digits.</summary>
    private static double LowerTail(double shape, double value) => value < 1e-12
        ? Math.Exp((shape * Math.Log(value)) - SpecialFunctions.GammaLn(shape + 1))
        : SpecialFunctions.GammaLowerRegularized(shape, value);
}
