using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Domain.Tests.Findings;

internal static class Sample
{
    public static QuantifierScale Scale { get; } = new("thematic-1", 1, 20,
    [
        new(1, true, "all"), new(0.965, true, "almost all"), new(0.795, true, "most"), new(0.645, true, "a large majority"), new(0.5, false, "a majority"),
        new(0.5, true, "half"), new(0.345, true, "a minority"), new(0.195, true, "a small minority"), new(0, false, "a few"), new(0, true, "none"),
    ]);

    public static Region North { get; } = new("E12000001", "North East", 1);

    public static Measure Measure { get; } = new(
        "M01", "Children who went missing, as a share", "Went missing", "missing", "council", PeriodRange.Always, "sum(A)", "sum(B)",
        "children who went missing", "children looked after", Method.Proportion, 100, "%", 1, Polarity.Neutral, true, false, null, [], false, "Definition.",
        null, null);

    public static Period Period(int year) =>
        new($"{year}", $"Year to 31 March {year}", new(year - 1, 4, 1), new(year, 3, 31), new(year, 5, 1), new(year, 7, 31), "2021");

    public static Authority Authority(int code) =>
        new(AuthorityCode.Parse($"{code}"), $"E08000{code}", $"Town {code}", "Metropolitan district", North, null, new(2009, 1, 1), null, [], []);

    /// <summary>England's value, and authorities 301 and on with the values given.</summary>
    public static PublishedMeasure Of(Measure measure, int year, double? england, params Published[] values)
    {
        var all = values.Select((v, i) => new PublishedAuthority(
            Authority(301 + i), v, v, v, Published.NotApplicable, Published.NotApplicable, null, null, Published.NotApplicable, Published.NotAvailable,
            Published.NotAvailable, 0, 10, null)).ToList();
        var missing = all.Where(a => a.Value is Published.Withheld).Select(a => a.Authority).ToList();
        PublishedArea Area(Region? region, double? value) => new(
            region, Published.Of(120), Published.Of(1000), value is { } v ? Published.Of(v) : Published.Confidential, Published.Of(10), Published.Of(14),
            Published.NotApplicable, all.Count - missing.Count, all.Count, missing, 12);
        return new(
            measure, Period(year), all, [Area(North, england)], Area(null, england), Published.Of(8.9), Published.Of(11), Published.Of(15.2), 0, "neutral");
    }

    public static Published[] Figures(int count, Func<int, double> value) => [.. Enumerable.Range(0, count).Select(i => Published.Of(value(i)))];
}
