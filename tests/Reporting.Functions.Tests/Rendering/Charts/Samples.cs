using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Tests.Rendering.Charts;

/// <summary>Measures to draw, with names as long and as alike as real ones.</summary>
internal static class Samples
{
    public static IReadOnlyList<Region> Regions { get; } =
    [
        .. ((string[])[
            "North East", "North West", "Yorkshire and The Humber", "East Midlands", "West Midlands", "East of England", "London", "South East", "South West",
        ]).Select((name, i) => new Region($"E1200000{i + 1}", name, i + 1)),
    ];

    private static readonly string[] Names =
    [
        "Bournemouth, Christchurch and Poole", "Rutland", "Kingston upon Hull, City of", "Northamptonshire", "North Lincolnshire", "North East Lincolnshire",
        "Ealing", "City of London", "Isle of Wight", "<Bracknell> & Forest",
    ];

    public static Authority Authority(int number) =>
        new(
            AuthorityCode.Parse((201 + number).ToString()), $"E0600{number:0000}",
            number < Names.Length ? Names[number] : $"{Names[number % Names.Length]} {number}", "Unitary authority", Regions[number % 9], null, new(2009, 4, 1),
            null, [], []);

    public static Measure Measure(string unit = "%", int decimals = 1, params string[] breaks) =>
        new(
            "M1", "Children who went missing", "Missing", "missing", "council", PeriodRange.Always, "", "", "", "", Method.Proportion, 100, unit, decimals,
            Polarity.Neutral, true, false, null, breaks, false, "", null, null);

    public static Period Period(int year = 2024) =>
        new(year.ToString(), $"year to 31 March {year}", new(year - 1, 4, 1), new(year, 3, 31), new(year, 4, 1), new(year, 6, 30), "2021");

    public static Published Figure(double value, bool unreliable = false) => Published.Of(value, unreliable);

    public static PublishedAuthority Of(int number, Published value, double? half = null) => new(
        Authority(number), Published.NotAvailable, Figure(100 + (number * 37 % 900)), value,
        half is { } h && value.Number is { } low ? Figure(Math.Max(0, low - h)) : Published.NotApplicable,
        half is { } w && value.Number is { } high ? Figure(high + w) : Published.NotApplicable,
        null, null, Published.NotApplicable, Published.NotApplicable, Published.NotApplicable, 0, 0, null);

    public static PublishedArea Area(Region? region, Published value) =>
        new(
            region, Published.NotAvailable, Published.NotAvailable, value, Published.NotApplicable, Published.NotApplicable, Published.NotApplicable, 0, 0, [],
            null);

    public static PublishedMeasure Measured(IEnumerable<PublishedAuthority> authorities, Published? england = null, Measure? measure = null, int year = 2024)
    {
        var list = authorities.ToList();
        var values = list.Select(a => a.Value.Number).OfType<double>().Order().ToList();
        return new(
            measure ?? Measure(), Period(year), list, [], Area(null, england ?? Figure(11.2)), Quantile(0.25), Quantile(0.5), Quantile(0.75), 0, "neutral");

        Published Quantile(double share) => values.Count == 0 ? Published.NotAvailable : Figure(values[(int)(share * (values.Count - 1))]);
    }

    /// <summary>As many authorities as England has, a few of them with symbols.</summary>
    public static PublishedMeasure National() => Measured(Enumerable.Range(0, 153).Select(i => i switch
    {
        7 => Of(i, Published.Confidential),
        11 => Of(i, Published.NotAvailable),
        13 => Of(i, new Published.Withheld(Symbol.Confidential, true)),
        _ => Of(i, Figure(2 + (i * 7919 % 1531 / 61.0), i == 20), 3),
    }));

    public static PublishedPeriod Regional(int year, Measure measure, Func<int, Published> value, Published? england = null) =>
        new(Period(year), [Measured([], england, measure, year) with { Regions = [.. Regions.Select((r, i) => Area(r, value(i)))] }]);
}
