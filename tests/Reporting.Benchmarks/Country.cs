using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Benchmarks;

/// <summary>
/// Authorities in nine regions with counts of many measures in many periods, to put through publication. Even measures are shares, odd ones rates.
/// </summary>
internal sealed class Country
{
    // Codes of authorities have three digits.
    private const int FirstCode = 201;
    private const int MeasuresOfOneWhole = 10;
    private readonly Collection collection;
    private readonly AuthorityRegister register;
    private readonly StatisticalNeighbours neighbours;
    private readonly List<PeriodOwn> periods;

    /// <param name="ofThings">Whether homes or meetings are counted, so that nothing is hidden.</param>
    public Country(int authorities, int measures, int periods, bool ofThings)
    {
        Region[] regions = [.. Enumerable.Range(0, 9).Select(r => new Region($"E1200000{r}", $"Region {r}", r))];
        Authority[] all = [.. Enumerable.Range(0, authorities).Select(a => new Authority(
            AuthorityCode.Parse($"{FirstCode + a}"), $"E{a:00000000}", $"Authority {a}", "Unitary", regions[a % 9], null, new(2009, 1, 1), null, [], []))];
        register = new(all, regions);
        neighbours = new(new Dictionary<string, IReadOnlyDictionary<AuthorityCode, IReadOnlyList<AuthorityCode>>>
        {
            ["2025"] = all.ToDictionary(
                a => a.Code, a => (IReadOnlyList<AuthorityCode>)[.. Enumerable.Range(1, 10).Select(i => all[(Array.IndexOf(all, a) + i) % authorities].Code)]),
        });
        Period[] years = [.. Enumerable.Range(2025 - periods, periods).Select(y => new Period(
            $"{y}", $"Year to 31 March {y}", new(y - 1, 4, 1), new(y, 3, 31), new(y, 5, 1), new(y, 7, 31), "2025"))];
        Measure[] definitions = [.. Enumerable.Range(0, measures).Select(m => MeasureOf(m, ofThings))];
        collection = new(
            "c", "C", "", true, "", [], 5, 10, "thematic-1", "", new("", ""), [], years, [new("council", "", InstrumentKind.Form, false, [], [])], definitions,
            PublishedFigures.None, DefinitionHashes.None);
        var random = new Random(1);
        this.periods = [.. years.Select(y => new PeriodOwn(
            y, all, all.ToDictionary(a => a.Code, IReadOnlyDictionary<string, Own> (_) => FiguresOf(definitions, random)), new HashSet<AuthorityCode>()))];
    }

    public IReadOnlyList<PublishedPeriod> Publish()
    {
        var publication = new Publication(collection, register, neighbours);
        return new PeriodSeries(collection, register).Of([.. periods.Select(p => publication.Protect(p, null).Published)]);
    }

    /// <summary>The same counts in columns, a pair of columns for each measure and period.</summary>
    public IReadOnlyList<(double[] Numerators, double[] Denominators)> Counts()
    {
        var reader = OwnReader.For(speaksForTheBody: false, isInspectorate: true)!;
        return
        [
            .. from period in periods
               from measure in collection.Measures
               let shown = period.Due.Select(a => period.Figures[a.Code][measure.Id].Show(reader)).ToList()
               select (shown.Select(f => f.Numerator!.Value).ToArray(), shown.Select(f => f.Denominator!.Value).ToArray()),
        ];
    }

    private static Measure MeasureOf(int number, bool ofThings)
    {
        var (id, isShare) = ($"M{number}", number % 2 == 0);
        return new(
            id, id, id, "t", "council", PeriodRange.Always, $"sum(I{number})", isShare ? $"sum(W{number / MeasuresOfOneWhole})" : "ref.population", id, id,
            isShare ? Method.Proportion : Method.Rate, isShare ? 100 : 10_000, "%", 1, Polarity.Lower, true, !isShare, null, [], false, "", null, null)
        {
            CountsThings = ofThings,
        };
    }

    private static Dictionary<string, Own> FiguresOf(Measure[] measures, Random random)
    {
        var figures = new Dictionary<string, Own>(measures.Length);
        var whole = 0;
        for (var m = 0; m < measures.Length; m++)
        {
            if (m % MeasuresOfOneWhole == 0)
                whole = random.Next(50, 5_000);
            var denominator = measures[m].DenominatorIsReference ? 40_000 : whole;
            var numerator = Math.Floor(whole * (0.05 + (0.3 * random.NextDouble())));
            figures.Add(measures[m].Id, Own.Of(measures[m].Id, numerator, denominator, null, false, false, null));
        }

        return figures;
    }
}
