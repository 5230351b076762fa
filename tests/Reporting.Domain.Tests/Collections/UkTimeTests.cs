using System.Globalization;
using Reporting.Domain.Collections;
using Xunit;

namespace Reporting.Domain.Tests.Collections;

public sealed class UkTimeTests
{
    /// <summary>The two days of the year that are not 24 hours long, and those after them.</summary>
    [Theory]
    [InlineData("2026-03-29", "2026-03-29T00:00:00Z", "2026-03-29T23:00:00Z")]
    [InlineData("2026-03-30", "2026-03-29T23:00:00Z", "2026-03-30T23:00:00Z")]
    [InlineData("2026-10-25", "2026-10-24T23:00:00Z", "2026-10-26T00:00:00Z")]
    [InlineData("2026-10-26", "2026-10-26T00:00:00Z", "2026-10-27T00:00:00Z")]
    public void Day_OfASummerTimeChange_IsAsLongAsItIsInTheUnitedKingdom(string day, string start, string end)
    {
        var on = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        Assert.Equal(DateTimeOffset.Parse(start, CultureInfo.InvariantCulture), UkTime.StartOf(on));
        Assert.Equal(DateTimeOffset.Parse(end, CultureInfo.InvariantCulture), UkTime.EndOf(on));
    }

    [Theory]
    [InlineData("2027-07-01", "2027-07-01T23:00:00Z")]
    [InlineData("2026-12-01", "2026-12-02T00:00:00Z")]
    [InlineData("2027-07-01T17:00", "2027-07-01T16:00:00Z")]
    [InlineData("2027-07-01T17:00:00", "2027-07-01T16:00:00Z")]
    [InlineData("2026-12-01T17:00:30.5", "2026-12-01T17:00:30.5Z")]
    [InlineData("2027-07-01T17:00:00Z", "2027-07-01T17:00:00Z")]
    [InlineData("2027-07-01T17:00+02:00", "2027-07-01T15:00:00Z")]
    [InlineData("2026-03-29T01:30", "2026-03-29T01:30:00Z")]
    [InlineData("2026-10-25T01:30", "2026-10-25T01:30:00Z")]
    public void TryReadEnd_OfADayOrATime_IsThatOfTheUnitedKingdomUnlessItHasAZone(string text, string expected)
    {
        Assert.True(UkTime.TryReadEnd(text, out var end));
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), end);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("1/7/2027")]
    [InlineData("2027-02-30")]
    [InlineData("9999-12-31")]
    [InlineData("2027-07-01 17:00")]
    [InlineData("2027-07-01T25:00")]
    [InlineData("2027-07-01Z")]
    public void TryReadEnd_OfAnythingElse_IsRefused(string text) => Assert.False(UkTime.TryReadEnd(text, out _));

    [Theory]
    [InlineData("2026-07-31T23:00:00Z", "1 August 2026", "31 July 2026")]
    [InlineData("2026-12-01T00:00:00Z", "1 December 2026", "30 November 2026")]
    [InlineData("2026-12-01T17:00:00Z", "1 December 2026 at 17:00 UK time", "1 December 2026 at 17:00 UK time")]
    public void InWords_OfMidnight_IsTheDayThatBeginsOrThatIsOver(string instant, string start, string end)
    {
        var at = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);
        Assert.Equal((start, end), (at.StartInWords(), at.EndInWords()));
    }
}
