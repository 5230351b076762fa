using CsCheck;
using Reporting.Functions.Rendering.Charts;
using Xunit;

namespace Reporting.Functions.Tests.Rendering.Charts;

public sealed class ScaleTests
{
    private static Scale Over(params double[] values) => Scale.Over(values, 5, null, 500, 0);

    [Fact]
    public void Over_AnyValues_HoldsThemAllBetweenAFewRoundTicks() => Gen.Double[-1e6, 1e6].Array[1, 50].Sample(values =>
    {
        var scale = Scale.Over(values, 5, null, 500, 0);
        Assert.All(values, v => Assert.InRange(scale.Exact(v), -0.01, 500.01));
        Assert.InRange(scale.Ticks("").Count, 2, 8);
    });

    [Fact]
    public void Over_ValuesFarFromEachOther_BeginsAtZero() => Assert.Equal(0, Over(12, 40).Low);

    [Fact]
    public void Over_ValuesCloseTogetherAndFarFromZero_DoesNotBeginAtZeroAndSaysSo()
    {
        var scale = Over(95, 97);
        Assert.True(scale.Low > 0);
        Assert.False(scale.FromZero);
    }

    [Fact]
    public void Over_Bars_BeginAtZeroWhateverTheValues() => Assert.Equal(0, Scale.Over([95, 97], 5, null, 0, 100, zero: true).Low);

    [Fact]
    public void Over_OneValue_BeginsAtZero() => Assert.Equal((0, 10), (Over(10).Low, Over(10).High));

    [Fact]
    public void Over_ZerosAlone_StillHasLength() => Assert.Equal((0, 1), (Over(0, 0).Low, Over(0, 0).High));

    [Fact]
    public void Over_Percentages_EndAtAHundred() => Assert.Equal(100, Scale.Over([3, 99], 4, 100, 500, 0).High);

    [Fact]
    public void Ticks_SmallSteps_HaveTheDecimalsTheyNeed() =>
        Assert.Equal(["0.0%", "0.1%", "0.2%", "0.3%", "0.4%", "0.5%"], Over(0, 0.5).Ticks("%").Select(t => t.Text));
}
