using Reporting.Domain.Comparison;
using Xunit;

namespace Reporting.Domain.Tests.Comparison;

/// <summary>Numbers printed in the literature, or worked out by hand, which need no file.</summary>
public sealed class PublishedNumbersTests
{
    [Theory]
    [InlineData(0.95, 1.9599639845400536)]
    [InlineData(0.998, 3.0902323061678132)]
    [InlineData(99, 2.5758293035489004)]
    [InlineData(90, 1.6448536269514722)]
    public void Confidence_Level_HasItsNormalQuantile(double level, double z) => Near(z, Confidence.Of(level).Z, 1e-14);

    [Theory]
    [InlineData(0.95, "95%")]
    [InlineData(99.8, "99.8%")]
    [InlineData(0.951, "95.1%")]
    [InlineData(1, "100%")]
    public void Confidence_Level_IsWrittenPerCent(double level, string text) => Assert.Equal(text, Confidence.Of(level).ToString());

    [Theory]
    [InlineData(0.89)]
    [InlineData(1.01)]
    [InlineData(89)]
    [InlineData(100.1)]
    [InlineData(double.NaN)]
    public void Confidence_OutsideTheScale_IsABug(double level) => Assert.Throws<ArgumentOutOfRangeException>(() => Confidence.Of(level));

    /// <summary>Newcombe RG. Two-sided confidence intervals for the single proportion. Statistics in Medicine 1998; 17: 857–872, table I.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilson_NewcombesExamples_ArePrintedAlike(double x, double n, double lower, double upper)
    {
        var interval = Wilson.Interval(x, n, Confidence.NinetyFive);
        Assert.Equal(lower, Math.Round(interval.Lower, 4));
        Assert.Equal(upper, Math.Round(interval.Upper, 4));
    }

    /// <summary>Exact 95% limits of small counts, as tables of the Poisson distribution print them (Pearson and Hartley, Biometrika tables).</summary>
    [Theory]
    [InlineData(0, 0, 3.689)]
    [InlineData(1, 0.0253, 5.572)]
    [InlineData(2, 0.242, 7.225)]
    [InlineData(5, 1.6235, 11.668)]
    [InlineData(9, 4.115, 17.085)]
    public void Exact_SmallCounts_ArePrintedAlike(double events, double lower, double upper)
    {
        var interval = CountInterval.Of(events, Confidence.NinetyFive);
        Near(lower, interval.Lower, 5e-4 / Math.Max(lower, 0.1));
        Near(upper, interval.Upper, 5e-4 / upper);
    }

    [Fact]
    public void Exact_NoEvents_HasTheClosedFormUpperEnd() =>
        Near(-Math.Log(0.025), CountInterval.Exact(0, Confidence.NinetyFive).Upper, 1e-14);

    [Fact]
    public void Exact_OneEvent_HasTheClosedFormLowerEnd() =>
        Near(-Math.Log(0.999), CountInterval.Exact(1, Confidence.NinetyNinePointEight).Lower, 1e-12);

    /// <summary>Byar's limits follow the exact ones closely from ten events.</summary>
    [Theory]
    [InlineData(10, 4.795, 18.390)]
    [InlineData(100, 81.364, 121.627)]
    public void Byar_LargerCounts_LieNearTheExactLimits(double events, double lower, double upper)
    {
        var interval = CountInterval.Of(events, Confidence.NinetyFive);
        Near(lower, interval.Lower, 2e-3);
        Near(upper, interval.Upper, 2e-3);
    }

    /// <summary>Student's t: 12.706, 4.303, 2.776 and 2.228 with 1, 2, 4 and 10 degrees of freedom at 95%; closed forms for 1 and 2.</summary>
    [Fact]
    public void TwoSided_FewDegreesOfFreedom_HasItsClosedForms()
    {
        foreach (var level in new[] { Confidence.NinetyFive, Confidence.NinetyNinePointEight, Confidence.Of(0.9999) })
        {
            Near(Math.Tan(Math.PI * level.Share / 2), StudentQuantile.TwoSided(level, 1), 1e-9);
            Near(Math.Sqrt(2 * level.Share * level.Share / (1 - (level.Share * level.Share))), StudentQuantile.TwoSided(level, 2), 1e-9);
        }

        Near(2.776445105, StudentQuantile.TwoSided(Confidence.NinetyFive, 4), 1e-9);
        Near(2.228138852, StudentQuantile.TwoSided(Confidence.NinetyFive, 10), 1e-9);
    }

    [Fact]
    public void Mean_OneToFive_HasTheIntervalByHand()
    {
        var summary = MeanSummary.Of([1, 2, 3, 4, 5]);
        Assert.Equal(3, summary.Mean);
        Near(Math.Sqrt(2.5), summary.StandardDeviation, 1e-15);
        Near(3 - (2.776445105197793 * Math.Sqrt(0.5)), summary.Interval(Confidence.NinetyFive).Lower, 1e-12);
    }

    /// <summary>Hyndman and Fan's definition 7: h = (n − 1)p + 1.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 2.5)]
    [InlineData(0.75, 4)]
    [InlineData(1, 7)]
    public void Type7_FourNumbers_AreByHand(double share, double quantile) => Assert.Equal(quantile, Quantile.Type7([1, 2, 3, 7], share), 12);

    /// <summary>By hand, 10, 20 and 30 of 100 each: average 0.2, covariance 20, spread 200; 400/(0.16 × 200) = 12.5.</summary>
    [Fact]
    public void TrendTest_EvenRise_IsByHand()
    {
        var test = TrendTest.Of([10, 20, 30], [100, 100, 100]);
        Near(12.5, test.ChiSquared, 1e-14);
        Assert.Equal(1, test.SlopeSign);
        Near(0.000406952, test.PValue, 1e-5);
    }

    /// <summary>
    /// Two readers, four cases, three grades. First reader 1, 2, 1 of each grade, second 2, 2, 0; two cases differ by one grade. By hand: observed
    /// disagreement 2; expected (2 + 4 + 4 + 2)/4 = 3 linear and (2 + 4 + 8 + 2)/4 = 4 quadratic.
    /// </summary>
    [Theory]
    [InlineData(KappaWeights.Linear, 1 / 3.0)]
    [InlineData(KappaWeights.Quadratic, 0.5)]
    public void Kappa_FourCases_IsByHand(KappaWeights weights, double kappa)
    {
        var known = Assert.IsType<WeightedKappa.Known>(WeightedKappa.Of([1, 2, 2, 3], [1, 1, 2, 2], 3, weights));
        Near(kappa, known.Kappa, 1e-14);
        Assert.Equal(0.5, known.SameGrade);
    }

    /// <summary>φ and τ² of three scores by hand: z = −3, 0, 3, s = 1: φ = 6, τ² = (18 − 2)/(3 − 1) = 8.</summary>
    [Fact]
    public void Estimate_ThreeScores_IsByHand()
    {
        double[] scores = [-3, 0, 3];
        var spread = OverDispersion.Estimate(scores, [1, 1, 1], Trimming.Truncate, new double[3], 0.1);
        Assert.Equal(new OverDispersion(3, 6, 8), spread);
    }

    [Theory]
    [InlineData(2.675, 2, 2.68)]
    [InlineData(1.005, 2, 1.01)]
    [InlineData(0.285, 2, 0.29)]
    [InlineData(-2.675, 2, -2.68)]
    [InlineData(22.15, 1, 22.2)]
    [InlineData(22.25, 1, 22.3)]
    [InlineData(4.45, 1, 4.5)]
    [InlineData(0.5, 0, 1)]
    [InlineData(1e300, 1, 1e300)]
    public void Round_Halves_GoUp(double value, int decimals, double rounded) => Assert.Equal(rounded, HalfUp.Round(value, decimals));

    private static void Near(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Max(Math.Abs(expected), 0.1), $"{actual:R} should be {expected:R}");
}
