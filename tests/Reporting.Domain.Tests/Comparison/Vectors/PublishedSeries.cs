using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Domain.Tests.Comparison.Vectors;

/// <summary>Series of figures by year, put through publication as counts of things over 1: nothing is hidden, and a value is the figure itself.</summary>
internal static class PublishedSeries
{
    private static readonly Measure Measure = Disclosure.PublishedPeriods.MeasureOf("M1", "sum(A)", "sum(B)", Method.Ratio, 1, false) with
    {
        CountsThings = true,
        HasInterval = false,
    };

    /// <summary>What is printed as each area's change in its last year; null where none is.</summary>
    /// <param name="series">The years and figures of each area, the last year first.</param>
    public static IReadOnlyList<double?> LatestChanges(IReadOnlyList<List<(int Year, double? Value)>> series)
    {
        var region = new Region("E12000001", "Region", 1);
        Authority[] areas = [.. series.Select((_, i) => new Authority(
            AuthorityCode.Parse($"{201 + i}"), $"E0900{i:0000}", $"Area {i}", "Unitary", region, null, new(2009, 1, 1), null, [], []))];
        var years = series.SelectMany(s => s).Select(p => p.Year).ToList();
        Period[] periods = [.. Enumerable.Range(years.Min(), years.Max() - years.Min() + 1).Select(Disclosure.PublishedPeriods.PeriodOf)];
        var collection = new Disclosure.PublishedPeriods(1, 1).Collection with { Periods = periods, Measures = [Measure] };
        var register = new AuthorityRegister(areas, [region]);
        var publication = new Publication(collection, register, Disclosure.PublishedPeriods.NoNeighbours);
        var published = new PeriodSeries(collection, register).Of(
            [.. periods.Select(p => publication.Protect(new(p, areas, FiguresOf(p, areas, series), new HashSet<AuthorityCode>()), null).Published)]);
        return [.. series.Select((s, i) => published.Single(p => p.Period.Year == s[0].Year).Measures[0].Authorities[i].Change.Number)];
    }

    private static Dictionary<AuthorityCode, IReadOnlyDictionary<string, Own>> FiguresOf(
        Period period, Authority[] areas, IReadOnlyList<List<(int Year, double? Value)>> series) =>
        areas.Zip(series)
            .SelectMany(a => a.Second.Where(p => p.Year == period.Year).Select(p => (a.First.Code, p.Value)))
            .ToDictionary(
                f => f.Code,
                f => (IReadOnlyDictionary<string, Own>)new Dictionary<string, Own> { ["M1"] = Own.Of("M1", f.Value, 1, null, false, false, null) });
}
