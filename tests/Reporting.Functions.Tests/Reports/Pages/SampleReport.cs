using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Returns;
using Reporting.Functions.Rendering.Templates;
using Reporting.Functions.Reports.Files;
using Reporting.Functions.Reports.Pages;
using Reporting.TestEnvironment;

namespace Reporting.Functions.Tests.Reports.Pages;

/// <summary>
/// A collection of five authorities in two regions, with two periods: a figure, a hidden one, one that is not available and an unreliable one.
/// </summary>
internal static class SampleReport
{
    public static TemplateSet Templates { get; } = TemplateSet.Load(SourceTree.Templates, "report", "collections");

    private static readonly Region North = new("E12000001", "North East", 1);
    private static readonly Region London = new("E12000007", "London", 7);

    public static IReadOnlyList<Authority> Authorities { get; } =
    [
        Authority("201", "E09000001", "City of London", London), Authority("202", "E09000007", "Camden", London),
        Authority("203", "E09000011", "King’s Lynn & <Greenwich>", London),
        Authority("390", "E08000037", "Gateshead", North), Authority("391", "E08000021", "Newcastle upon Tyne", North),
    ];

    public static IReadOnlyList<Measure> Measures { get; } =
    [
        new(
            "M01", "Children who went missing, as a share of children looked after", "Went missing", "missing", "council", PeriodRange.Always,
            "sum(A)", "sum(B)", "children who went missing", "children looked after", Method.Proportion, 100, "%", 1, Polarity.Neutral, true, false,
            null, [], false, "Children who went missing at least once, divided by children looked after.", "share", "DfE, Children looked after"),
        new(
            "M02", "Incidents per child who went missing", "Incidents per child", "missing", "council", PeriodRange.Always,
            "sum(C)", "sum(A)", "missing incidents", "children who went missing", Method.Ratio, 1, "incidents per child", 1, Polarity.Neutral, false, false,
            null, [], false, "Incidents divided by children who went missing.", null, "DfE, Children looked after"),
        new(
            "M03", "Repeat referrals, as a share of referrals", "Repeat referrals", "context", "council", PeriodRange.Always,
            "sum(E)", "sum(D)", "repeat referrals", "referrals", Method.Proportion, 100, "%", 1, Polarity.Lower, true, false,
            1, ["2024"], false, "Repeat referrals divided by referrals.", null, "DfE, Children in need"),
        new(
            "M04", "Children in need per 10,000 children", "In need per 10,000", "context", "council", new("2024", null),
            "sum(F)", "ref.population_0_17", "children in need", "children aged 0 to 17", Method.Rate, 10000, "per 10,000 children", 1, Polarity.Neutral, true,
            true,
            null, [], true, "Children in need on 31 March, for every 10,000 children.", null, "DfE, Children in need; ONS"),
    ];

    public static QuantifierScale Scale { get; } = new("thematic-1", 1, 20,
    [
        new(1, true, "all"), new(0.965, true, "almost all"), new(0.795, true, "most"), new(0.645, true, "a large majority"), new(0.5, false, "a majority"),
        new(0.5, true, "half"),
        new(0.345, true, "a minority"), new(0.195, true, "a small minority"), new(0, false, "a few"), new(0, true, "none"),
    ]);

    public static ReportInputs Inputs(bool synthetic = false, bool draft = false)
    {
        Period[] periods = [Period(2023), Period(2024)];
        var collection = new Collection(
            "sample", "Children missing from care", "How many children went missing.", synthetic, "Made for a test.",
            [new("NP", "Not published by the source", true)], 5, 10, "thematic-1", "Kept for six years.",
            new("Thematic team", "thematic@example.org"),
            [new("missing", "Children missing from care", "What it means to be missing."), new("context", "Context", "What surrounds it.")], periods,
            [new("council", "Council return", InstrumentKind.Form, false, [], [])], Measures, PublishedFigures.None, DefinitionHashes.None);
        return new(
            collection, periods[1],
            [.. periods.Select(p => new PublishedPeriod(p, [.. Measures.Where(m => m.Periods.Contains(p.Id)).Select(m => Published(m, p))]))],
            [.. periods.SelectMany(p => Authorities.Select((a, i) => Return(p, a, i)))],
            new("20241001-0930-aaaa", new DateTimeOffset(2024, 10, 1, 9, 30, 0, TimeSpan.Zero), "the window closed", draft, new string('d', 64)), Scale,
            [
                new(
                    "Register of authorities", "Office for National Statistics", "Open Government Licence v3.0",
                    "Source: Office for National Statistics licensed under the Open Government Licence v3.0."),
            ],
            new("2023", [.. Authorities.Select((a, i) => new Tile(a.Code, i, i % 2))]))
        {
            Names = new(synthetic, Authorities.Select(a => a.Code), "sample"),
        };
    }

    /// <summary>Each file's text; of a spreadsheet, that of all its parts.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> FilesAsync(ReportInputs inputs, TemplateSet? templates = null) =>
        (await BytesAsync(inputs, templates)).ToDictionary(
            f => f.Key, f => f.Key.StartsWith("tables.", StringComparison.Ordinal) && f.Key != "tables.html"
                ? SpreadsheetRows.AllText(f.Value)
                : System.Text.Encoding.UTF8.GetString(f.Value));

    public static async Task<IReadOnlyDictionary<string, byte[]>> BytesAsync(ReportInputs inputs, TemplateSet? templates = null)
    {
        var files = new MemoryFiles();
        var written = await new ReportWriter(templates ?? Templates).WriteAsync(inputs, files, Xunit.TestContext.Current.CancellationToken);
        return written.Files.ToDictionary(f => f.Name, f => files.Written[f.Name].ToArray());
    }

    private static Authority Authority(string code, string gss, string name, Region region) =>
        new(AuthorityCode.Parse(code), gss, name, "Unitary", region, null, new(2009, 1, 1), null, [], []);

    private static Period Period(int year) =>
        new($"{year}", $"Year to 31 March {year}", new(year - 1, 4, 1), new(year, 3, 31), new(year, 5, 1), new(year, 7, 31), "2021");

    private static ReportReturn Return(Period period, Authority a, int i) => new(
        period, "council", Body.Of(a.Code), a, i switch { 0 => ReturnState.NotStarted, 1 => ReturnState.Ready, _ => ReturnState.SignedOff }, i == 0 ? null : i,
        i == 0 ? null : new string((char)('a' + i), 64),
        i == 2, i == 3 && period.Year == 2024, i == 2 ? "Asked for more time" : i == 3 && period.Year == 2024 ? "Under <review>" : null);

    private static PublishedMeasure Published(Measure measure, Period period)
    {
        Published[] values =
        [
            Reporting.Domain.Disclosure.Published.NotAvailable, Figure(12.25), Reporting.Domain.Disclosure.Published.Confidential,
            Figure(8.04 + (period.Year - 2023)), Figure(50, true),
        ];
        var authorities = Authorities.Select((a, i) => new PublishedAuthority(
            a, values[i] is Published.Figure ? Figure(120 + i) : values[i], values[i] is Published.Figure ? Figure(1010 + i) : values[i], values[i],
            Limit(measure, values[i], -1), Limit(measure, values[i], 1),
            measure.Polarity is Polarity.Lower && values[i] is Published.Figure { Unreliable: false } ? i == 1 ? 2 : 1 : null,
            measure.Polarity is Polarity.Lower && values[i] is Published.Figure { Unreliable: false } ? i == 1 ? QuartileBand.D : QuartileBand.A : null,
            Reporting.Domain.Disclosure.Published.NotApplicable, Figure(10.5), Figure(10), 9, 10, i == 0 ? "Nothing was returned" : null)).ToList();
        return new(
            measure, period, authorities, [Area(measure, North, 9.5, 2, 2, []), Area(measure, London, 12.25, 1, 3, [Authorities[0], Authorities[2]])],
            Area(measure, null, 11 + (period.Year - 2023), 3, 5, [Authorities[0], Authorities[2]]) with
            {
                SourceValue = measure.PublishedName is null ? null : 12,
            },
            Figure(8.5), Figure(10), Figure(12), measure.Polarity is Polarity.Lower ? 2 : 0,
            measure.Polarity is Polarity.Lower ? null : "neither high nor low is good in itself.");
    }

    private static PublishedArea Area(Measure measure, Region? region, double value, int supplied, int due, IReadOnlyList<Authority> missing) =>
        new(
            region, Figure(1230), Figure(10250), Figure(value), Limit(measure, Figure(value), -1), Limit(measure, Figure(value), 1), Figure(1), supplied, due,
            missing, null);

    private static Published Limit(Measure measure, Published value, int side) =>
        measure.HasInterval && value.Number is { } number ? Figure(number + side) : Reporting.Domain.Disclosure.Published.NotApplicable;

    private static Published Figure(double value, bool unreliable = false) => Reporting.Domain.Disclosure.Published.Of(value, unreliable);

    private sealed class MemoryFiles : IReportFiles
    {
        public Dictionary<string, MemoryStream> Written { get; } = [];

        public ValueTask<Stream> OpenAsync(string name, string contentType, CancellationToken cancellationToken) =>
            ValueTask.FromResult<Stream>(Written[name] = new MemoryStream());
    }
}
