using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Domain.Tests.Disclosure;

/// <summary>
/// A collection of three measures over authorities in regions, to put through publication: M1 = A ÷ B, M2 = C ÷ A, M3 = A per 10,000 of a population; and of a
/// fourth, Y1, of people whom the inspectorate asked, known of England alone.
/// </summary>
internal sealed class PublishedPeriods
{
    private readonly AuthorityRegister register;

    public PublishedPeriods(
        int authorities, int regions, bool figuresArePublic = false, double? source = null, IReadOnlyList<Measure>? more = null, int roundTo = 10)
    {
        Region[] all = [.. Enumerable.Range(0, regions).Select(r => new Region($"E1200000{r}", $"Region {r}", r))];
        Authorities = [.. Enumerable.Range(0, authorities).Select(a => new Authority(
            AuthorityCode.Parse($"{201 + a}"), $"E0900{a:0000}", $"Authority {a}", "Unitary", all[a % regions], null, new(2009, 1, 1), null, [], []))];
        register = new(Authorities, all);
        Measure[] measures =
        [
            MeasureOf("M1", "sum(A)", "sum(B)", Method.Proportion, 100, false) with { PublishedName = source is null ? null : "share" },
            MeasureOf("M2", "sum(C)", "sum(A)", Method.Proportion, 100, false),
            MeasureOf("M3", "sum(A)", "ref.population", Method.Rate, 10000, true),
            MeasureOf("Y1", "count(*) filter (where yes)", "count(yes)", Method.Proportion, 100, false) with { Instrument = "people" },
            .. more ?? [],
        ];
        var published = source is { } printed
            ? new PublishedFigures(new Dictionary<(string, string, string), double> { [("share", PublishedFigures.England, "2024")] = printed }, ["share"])
            : PublishedFigures.None;
        Collection = new(
            "made", "Made", "Made.", false, "Made.", [], 5, roundTo, "thematic-1", "None.", new("Team", "team@example.org"), [new("t", "T", "T.")],
            [PeriodOf(2023), PeriodOf(2024)],
            [new("council", "Council return", InstrumentKind.Form, false, [], []), new("people", "People asked", InstrumentKind.Records, true, [], [])],
            measures, published, DefinitionHashes.None)
        {
            FiguresArePublic = figuresArePublic,
        };
    }

    public static StatisticalNeighbours NoNeighbours { get; } =
        new(new Dictionary<string, IReadOnlyDictionary<AuthorityCode, IReadOnlyList<AuthorityCode>>>());

    public IReadOnlyList<Authority> Authorities { get; }

    public Collection Collection { get; }

    /// <param name="counts">A, B and C of each authority; null for one that did not answer.</param>
    public PeriodOwn Returned(int year, IReadOnlyList<(long A, long B, long C)?> counts) => new(
        Collection.Period($"{year}")!,
        Authorities,
        Authorities.Zip(counts).Where(p => p.Second is not null).ToDictionary(
            p => p.First.Code,
            p => (IReadOnlyDictionary<string, Own>)new Dictionary<string, Own>
            {
                ["M1"] = Value("M1", p.Second!.Value.A, p.Second.Value.B),
                ["M2"] = Value("M2", p.Second.Value.C, p.Second.Value.A),
                ["M3"] = Value("M3", p.Second.Value.A, 40_000),
            }),
        new HashSet<AuthorityCode>());

    public static IReadOnlyDictionary<string, Own> Asked(long yes, long all) => new Dictionary<string, Own> { ["Y1"] = Value("Y1", yes, all) };

    /// <summary>Each period protected by itself, and then set beside the others.</summary>
    public IReadOnlyList<PublishedPeriod> Publish(params PeriodOwn[] periods) => Series([.. periods.Select(p => Protect(p).Published)]);

    public ProtectedPeriod Protect(PeriodOwn own, PublishedEdition? before = null) => new Publication(Collection, register, NoNeighbours).Protect(own, before);

    /// <param name="today">The collection as it is defined when the periods are read.</param>
    public IReadOnlyList<PublishedPeriod> Series(IReadOnlyList<PublishedPeriod> periods, Collection? today = null) =>
        new PeriodSeries(today ?? Collection, register).Of(periods);

    public static List<(long A, long B, long C)?> Random(int authorities, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, authorities).Select(_ =>
        {
            var b = random.NextInt64(20, 900);
            var a = random.NextDouble() < 0.15 ? random.NextInt64(0, 8) : (long)(b * (0.1 + (0.5 * random.NextDouble())));
            return ((long, long, long)?)(a, b, (long)(a * random.NextDouble()));
        })];
    }

    public static Period PeriodOf(int year) =>
        new($"{year}", $"Year to 31 March {year}", new(year - 1, 4, 1), new(year, 3, 31), new(year, 5, 1), new(year, 7, 31), "2021");

    public static Measure MeasureOf(string id, string numerator, string denominator, Method method, double multiplier, bool reference) => new(
        id, id, id, "t", "council", PeriodRange.Always, numerator, denominator, numerator, denominator, method, multiplier, "%", 1, Polarity.Lower, true,
        reference, null, [], false, id, null, null);

    /// <summary>The same period with one more measure, of every authority by its place.</summary>
    public static PeriodOwn With(PeriodOwn own, string measure, Func<int, (long Numerator, long Denominator)> counts)
    {
        var figures = own.Due.Select((authority, place) => (authority.Code, Counts: counts(place))).ToDictionary(
            a => a.Code,
            IReadOnlyDictionary<string, Own> (a) => new Dictionary<string, Own>(own.Figures[a.Code])
            {
                [measure] = Value(measure, a.Counts.Numerator, a.Counts.Denominator),
            });
        return own with { Figures = figures };
    }

    /// <summary>The number, or the symbol's letter.</summary>
    public static string Printed(Published value) =>
        value is Published.Withheld withheld ? withheld.Symbol.Text() : FormattableString.Invariant($"{value.Number}");

    private static Own Value(string measure, double numerator, double denominator) =>
        Own.Of(measure, numerator, denominator, denominator == 0 ? Symbol.NotApplicable : null, false, false, null);
}
