using CsCheck;
using Reporting.Domain.Comparison;
using Xunit;

namespace Reporting.Domain.Tests.Comparison;

public sealed class PrintedIntervalTests
{
    [Theory]
    [InlineData(13.2, 12.9, 13.5, 1)]
    [InlineData(13.2, 13.16, 13.24, 2)]
    [InlineData(11.21, 11.207, 11.2134, 3)]
    [InlineData(0, 0, 3.2, 1)]
    [InlineData(0, 0, 0.02, 2)]
    [InlineData(100, 96.4, 100, 1)]
    public void Of_NeedsTheFewestDecimalsThatTellThemApart(double value, double lower, double upper, int decimals) =>
        Assert.Equal(new PrintedInterval.WithDecimals(decimals), PrintedInterval.Of(value, new(lower, upper), 1, 3));

    [Fact]
    public void Of_NarrowerThanThePrinting_SaysSo()
    {
        Assert.Equal(new PrintedInterval.Narrower(1), PrintedInterval.Of(13.2, new(13.16, 13.24), 1, 1));
        Assert.Equal(new PrintedInterval.Narrower(2), PrintedInterval.Of(13.2, new(13.2, 13.2001), 1, 2));
    }

    [Theory]
    [InlineData(1, 2, 3)]
    [InlineData(2, double.NaN, 3)]
    [InlineData(2, 1, double.PositiveInfinity)]
    public void Of_NoInterval_Throws(double value, double lower, double upper) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PrintedInterval.Of(value, new(lower, upper), 1, 2));

    [Fact]
    public void Of_AnyShare_IsPrintedInOrderOrNotAtAll() =>
        Gen.Select(Gen.Int[1, 3_000_000], Gen.Double[0, 1]).Sample((whole, share) =>
        {
            var part = Math.Floor(share * whole);
            var (value, interval) = (100 * part / whole, Wilson.Interval(part, whole, Confidence.NinetyFive).Times(100));
            // Wilson's ends can be a rounding error off at 0% and 100%.
            interval = new(Math.Min(interval.Lower, value), Math.Max(interval.Upper, value));
            if (PrintedInterval.Of(value, interval, 1, 3) is PrintedInterval.WithDecimals { Decimals: var decimals })
            {
                var (low, printed, high) = (HalfUp.Round(interval.Lower, decimals), HalfUp.Round(value, decimals), HalfUp.Round(interval.Upper, decimals));
                Assert.True((low < printed || interval.Lower == value) && (printed < high || interval.Upper == value));
            }
        });
}
