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
