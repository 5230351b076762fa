using System.Globalization;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Extracts;

/// <summary>The years of the national returns that a period touches. Each ends on 31 March and bears the year in which it ends.</summary>
/// <param name="Asked">Those that the period touches, in order.</param>
internal sealed record ReturnYears(IReadOnlyList<int> Asked)
{
    /// <summary>The year before the first.</summary>
    public int Before => Asked[0] - 1;

    /// <summary>All of them, and the one before.</summary>
    public IEnumerable<int> All => Asked.Prepend(Before);

    public static ReturnYears Of(Period period) =>
        new([.. Enumerable.Range(YearOf(period.From), YearOf(period.To) - YearOf(period.From) + 1)]);

    /// <summary>The year of a day.</summary>
    public static int YearOf(DateOnly day) => day.Month >= 4 ? day.Year + 1 : day.Year;

    public static DateOnly FirstDay(int year) => new(year - 1, 4, 1);

    public static DateOnly LastDay(int year) => new(year, 3, 31);

    /// <summary>As layouts name it.</summary>
    public static string IdOf(int year) => year.ToString(CultureInfo.InvariantCulture);

    public static string InWords(int year) => $"the year to 31 March {IdOf(year)}";

    public static string InWords(IEnumerable<int> years) =>
        years.ToList() is [var only] ? InWords(only) : $"the years to 31 March {string.Join(" and ", years.Select(IdOf))}";
}
