using CsCheck;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;
using Xunit;

namespace Reporting.Domain.Tests.Findings;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(0, "none")]
    [InlineData(1, "one")]
    [InlineData(10, "ten")]
    [InlineData(11, "11")]
    [InlineData(1010, "1,010")]
    public void Words_UpToTen_AreSpelt(int count, string words) => Assert.Equal(words, NumberText.Words(count));

    [Theory]
    [InlineData(13.25, 1, "13.3")]
    [InlineData(13.24, 1, "13.2")]
    [InlineData(2.5, 0, "3")]
    [InlineData(1010.4, 0, "1,010")]
    [InlineData(-1.5, 1, "−1.5")]
    [InlineData(-0.04, 1, "0.0")]
    [InlineData(0, 1, "0.0")]
    public void Plain_Value_IsRoundedHalfUpWithSeparators(double value, int decimals, string text) => Assert.Equal(text, NumberText.Plain(value, decimals));

    /// <remarks>By long division: 23 ÷ 40 = 0.575, 23 ÷ 80 = 0.2875, 29 ÷ 200 = 0.145, 201 ÷ 200 = 1.005. None of them is a binary number.</remarks>
    [Theory]
    [InlineData(23, 40, 100, 0, "58")]
    [InlineData(23, 80, 100, 1, "28.8")]
    [InlineData(29, 200, 100, 0, "15")]
    [InlineData(201, 200, 1, 2, "1.01")]
    public void Plain_HalfThatIsNoBinaryNumber_IsRoundedUpAllTheSame(double numerator, double denominator, double multiplier, int decimals, string text) =>
        Assert.Equal(text, NumberText.Plain(numerator / denominator * multiplier, decimals));

    [Fact]
    public void Plain_EveryPercentageOfUpTo400_IsThatOfWholeNumbers()
    {
        for (var n = 1; n <= 400; n++)
        {
            for (var x = 0; x <= n; x++)
            {
                var exact = Rounding.Share(x, n, 100, 1);
                Assert.Equal(exact.ToString("N1", System.Globalization.CultureInfo.InvariantCulture), NumberText.Plain((double)x / n * 100, 1));
            }
        }
    }

    [Fact]
    public void Plain_AnyValue_IsWithinHalfAUnit() => Gen.Double[-1e9, 1e9].Sample(value =>
    {
        var printed = double.Parse(NumberText.Plain(value, 2).Replace(",", "").Replace('−', '-'), System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(printed - value, -0.005001, 0.005001);
    });

    [Fact]
    public void Value_UnitOrSymbol_FollowsTheNumberOrStandsAlone()
    {
        Assert.Equal("13.2%", NumberText.Value(Published.Of(13.2), Sample.Measure));
        Assert.Equal("62.3 per 10,000 children", NumberText.Value(Published.Of(62.3), Sample.Measure with { Unit = "per 10,000 children" }));
        Assert.Equal("c", NumberText.Value(Published.Confidential, Sample.Measure));
    }
}
