using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Comparison;

/// <summary>Whether England's total moved since an earlier period, by the authorities with figures in both.</summary>
/// <param name="From">The earlier period.</param>
/// <param name="Word">Null where no test could be made: <paramref name="NotTested"/> says why.</param>
/// <param name="Authorities">How many have figures in both.</param>
/// <param name="First">Their figure in the earlier period.</param>
/// <param name="Up">How many of them went up, each by its own figures.</param>
internal sealed record ChangeAnswer(
    string From, ChangeWord? Word, int Authorities, Published First, Published Second, Published StandardError, int Up, int Down, string? NotTested)
{
    public static ChangeAnswer Of(PublishedChange change) => new(
        change.From.Id, change.Word, change.Authorities.Count, change.First, change.Second, change.StandardError, change.Up, change.Down, change.NotTested);
}

/// <summary>Whether England's total rose or fell over periods in a row, by the authorities with figures in all of them.</summary>
/// <param name="From">The first of the periods.</param>
/// <param name="Word">Null where no test could be made: <paramref name="NotTested"/> says why.</param>
/// <param name="Slope">Per period, in the measure's unit.</param>
internal sealed record TrendAnswer(
    string From, int Periods, ChangeWord? Word, int Authorities, Published Slope, Published StandardError, string? NotTested)
{
    /// <returns>Null where there are too few periods in a row.</returns>
    public static TrendAnswer? Of(PublishedTrend? trend) => trend is null
        ? null
        : new(trend.Periods[0].Id, trend.Periods.Count, trend.Word, trend.Authorities.Count, trend.Slope, trend.StandardError, trend.NotTested);
}
