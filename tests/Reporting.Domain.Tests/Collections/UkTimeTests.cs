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
}
