using System.Globalization;
using Reporting.Functions.Windows;
using Xunit;

namespace Reporting.Functions.Tests.Windows;

public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData("2026-11-27", "2026-11-30", 1)]
    [InlineData("2026-11-26", "2026-11-30", 2)]
    [InlineData("2026-11-27", "2026-11-28", 0)]
    [InlineData("2026-11-27", "2026-11-27", 0)]
    [InlineData("2026-11-27", "2027-11-27", 3)]
    public void WorkingDays_LeaveWeekendsOut(string after, string to, int expected) =>
        Assert.Equal(
            expected, Reminders.WorkingDays(DateOnly.Parse(after, CultureInfo.InvariantCulture), DateOnly.Parse(to, CultureInfo.InvariantCulture)));
}
