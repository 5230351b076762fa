using System.Text.Json;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Functions.Reports;
using Reporting.Functions.Reports.Pages;
using Reporting.Functions.Tests.Reports.Pages;

namespace Reporting.Functions.Tests.Reports.Disclosure;

/// <summary>A report of known counts: A of B, C of A, and A per 10,000 of a population.</summary>
internal sealed class PlantedReport
{
    public static IReadOnlyList<KnownMeasure> Known { get; } =
    [
        new("A of B", "A", "B", 100, 1, true, "value_percent"), new("C of A", "C", "A", 100, 1, true, "value_percent"),
        new("A per 10,000", "A", null, 10_000, 1, false, "value_rate_per_10000"),
    ];

    private readonly Collection collection;
    private readonly AuthorityRegister register;

    public PlantedReport(int authorities, int regions, int suppressUpTo)
    {
        Region[] all = [.. Enumerable.Range(0, regions).Select(r => new Region($"E1200000{r}", $"Region {(char)('A' + r)}", r + 1))];
        Authorities =
        [
            .. Enumerable.Range(0, authorities).Select(
                a => new Authority(
                    AuthorityCode.Parse($"{801 + a}"), $"E06{a:000000}", $"Authority {Letters(a)}", "Unitary", all[a % regions], null, new(2009, 1, 1), null,
                    [], [])),
        ];
        register = new(Authorities, all);
        var sample = SampleReport.Inputs().Collection;
        collection = sample with
        {
            SuppressUpTo = suppressUpTo,
            Measures =
            [
                Of("M01", "A of B", "sum(A)", "sum(B)", Method.Proportion, 100, false), Of("M02", "C of A", "sum(C)", "sum(A)", Method.Proportion, 100, false),
                Of("M03", "A per 10,000", "sum(A)", "ref.population_0_17", Method.Rate, 10_000, true),
            ],
        };
    }

    public IReadOnlyList<Authority> Authorities { get; }

    public PeriodOwn Returned(IReadOnlyList<(long A, long B, long C)?> counts, long population) => new(
        collection.Periods[^1], Authorities,
        Authorities.Zip(counts).Where(p => p.Second is not null)
            .ToDictionary(p => p.First.Code, IReadOnlyDictionary<string, Own> (p) => FiguresOf(p.Second!.Value, population)),
        new HashSet<AuthorityCode>());

    private static Dictionary<string, Own> FiguresOf((long A, long B, long C) counts, long population) => new()
    {
        ["M01"] = Value("M01", counts.A, counts.B),
        ["M02"] = Value("M02", counts.C, counts.A),
        ["M03"] = Value("M03", counts.A, population),
    };

    /// <param name="earlier">What was published of the same period before.</param>
    public PublishedPeriod Publish(PeriodOwn own, PeriodOwn? earlier = null)
    {
        var publication = new Publication(
            collection, register, new(new Dictionary<string, IReadOnlyDictionary<AuthorityCode, IReadOnlyList<AuthorityCode>>>()));
        return publication.Protect(own, earlier is null ? null : publication.Protect(earlier, null).Edition).Published;
    }

    /// <summary>All files of a run, and what its manifest says of protection.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FilesAsync(PublishedPeriod published)
    {
        var files = await SampleReport.FilesAsync(InputsOf(published));
        return files.Append(new("manifest.json", JsonSerializer.Serialize(RunProtection.Of(published), ReportJson.Default.RunProtection))).ToDictionary();
    }

    public Task<IReadOnlyDictionary<string, byte[]>> BytesAsync(PublishedPeriod published) => SampleReport.BytesAsync(InputsOf(published));

    private ReportInputs InputsOf(PublishedPeriod published) => SampleReport.Inputs() with
    {
        Collection = collection,
        Periods = [published],
        Returns = [],
        Map = new("2023", [.. Authorities.Select((a, i) => new Tile(a.Code, i % 8, i / 8))]),
        Names = new(false, Authorities.Select(a => a.Code), "sample"),
    };

    private static string Letters(int a) => $"{(char)('A' + (a / 26))}{(char)('a' + (a % 26))}";

    private static Own Value(string measure, double numerator, double denominator) =>
        Own.Of(measure, numerator, denominator, denominator == 0 ? Symbol.NotApplicable : null, false, false, null);

    private static Measure Of(string id, string title, string numerator, string denominator, Method method, double multiplier, bool reference) =>
        SampleReport.Measures[0] with
        {
            Id = id,
            Title = title,
            Short = title,
            Numerator = numerator,
            Denominator = denominator,
            Method = method,
            Multiplier = multiplier,
            DenominatorIsReference = reference,
            Polarity = Polarity.Lower,
            Unit = multiplier == 100 ? "%" : "per 10,000 children",
            PublishedName = null,
            RankDecimals = null,
        };
}
