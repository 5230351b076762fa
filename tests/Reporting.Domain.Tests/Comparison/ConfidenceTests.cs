using Reporting.Domain.Comparison;
using Xunit;

namespace Reporting.Domain.Tests.Comparison;

public sealed class ConfidenceTests
{
    [Theory]
    [InlineData(0.95, 1.9599639845400536)]
    [InlineData(0.998, 3.0902323061678132)]
    [InlineData(99, 2.5758293035489004)]
    [InlineData(90, 1.6448536269514722)]
    public void Z_OfALevel_IsItsNormalQuantile(double level, double z) => Numbers.Near(z, Confidence.Of(level).Z, 1e-14);

    [Theory]
    [InlineData(0.95, "95%")]
    [InlineData(99.8, "99.8%")]
    [InlineData(0.951, "95.1%")]
    [InlineData(1, "100%")]
    public void ToString_ShareOrPercentage_IsPerCent(double level, string text) => Assert.Equal(text, Confidence.Of(level).ToString());

    [Theory]
    [InlineData(0.89)]
    [InlineData(1.01)]
    [InlineData(89)]
    [InlineData(100.1)]
    [InlineData(double.NaN)]
    public void Of_OutsideTheScale_Throws(double level) => Assert.Throws<ArgumentOutOfRangeException>(() => Confidence.Of(level));
}

public sealed class StudentQuantileTests
{
    /// <summary>Student's t: 12.706, 4.303, 2.776 and 2.228 with 1, 2, 4 and 10 degrees of freedom at 95%; closed forms for 1 and 2.</summary>
    [Fact]
    public void TwoSided_FewDegreesOfFreedom_HasItsClosedForms()
    {
        foreach (var level in new[] { Confidence.NinetyFive, Confidence.NinetyNinePointEight, Confidence.Of(0.9999) })
        {
            Numbers.Near(Math.Tan(Math.PI * level.Share / 2), StudentQuantile.TwoSided(level, 1), 1e-9);
            Numbers.Near(Math.Sqrt(2 * level.Share * level.Share / (1 - (level.Share * level.Share))), StudentQuantile.TwoSided(level, 2), 1e-9);
        }

        Numbers.Near(2.776445105, StudentQuantile.TwoSided(Confidence.NinetyFive, 4), 1e-9);
        Numbers.Near(2.228138852, StudentQuantile.TwoSided(Confidence.NinetyFive, 10), 1e-9);
    }
}
