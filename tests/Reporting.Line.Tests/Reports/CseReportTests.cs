using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Reporting.Domain.Collections;
using Reporting.Domain.Findings;
using Reporting.Line.Tests.Commands;
using Reporting.Local;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Line.Tests.Reports;

/// <summary>A theme without code of its own: what its report prints is what its generator invented, and no real council is named in it.</summary>
public sealed partial class CseReportTests(CseReport line) : IClassFixture<CseReport>
{
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Register = Csv.Read(
        File.ReadAllText(Path.Combine(Repository.Root, "templates", "reference", "authorities.csv")));
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Councils =
        [.. SyntheticSamplesTests.Rows("council"), .. SyntheticSamplesTests.Rows("council", ".late")];

    // A share whose counts are hidden in some authority is printed to its decimals and no further.
    private const double HalfOfTheLastDecimal = 0.05 + 1e-9;

    private static readonly Dictionary<string, double> Children = Csv.Read(
        string.Join('\n', File.ReadLines(Path.Combine(Repository.Root, "templates", "collections", "cse", "reference", "population_0_17.csv")).Skip(1)))
        .ToDictionary(r => r["code"], r => double.Parse(r["value"], CultureInfo.InvariantCulture));

    [Fact]
    public void Put_OfEverySample_IsRejectedWhereAFaultWasPlantedAndAcceptedElsewhere()
    {
        Assert.All(line.Sent.Where(s => s.Faulty), s => Assert.True(s.Status is HttpStatusCode.UnprocessableEntity, $"{s.Instrument} {s.Body}: {s.Status}"));
        Assert.All(line.Sent.Where(s => !s.Faulty), s => Assert.True(s.Status is HttpStatusCode.Created, $"{s.Instrument} {s.Body}: {s.Status} {s.Receipt}"));
        var states = line.Sent.Where(s => !s.Faulty && s.Instrument == "council").CountBy(s => s.Receipt.GetProperty("state").GetString()!).ToDictionary();
        Assert.InRange(states["withQueries"], 8, 100);
        Assert.InRange(states["ready"], 40, 142);
    }

    [Theory]
    [InlineData("M22", "MIS08", "MIS06", 100)]
    [InlineData("M23", "MIS09", "MIS06", 100)]
    [InlineData("M13", "IDA02", "IDA01", 100)]
    [InlineData("M24", "CLA02", "CLA01", 100)]
    [InlineData("M27", "TRN02", "TRN01", 100)]
    [InlineData("M29", "DIS03", "DIS02", 100)]
    public void Evidence_OfEngland_IsTheSumOfThoseThatSuppliedBoth(string measure, string part, string whole, double multiplier)
    {
        var both = Councils.Select(c => (Part: Number(c[part]), Whole: Number(c[whole]))).Where(c => c is { Part: not null, Whole: not null }).ToList();
        var (of, all) = (both.Sum(b => b.Part!.Value), both.Sum(b => b.Whole!.Value));
        // With a hidden part counts are rounded to 10, and the quotient has a decimal from 8,000, none from 800; below that it is exact.
        var rounding = all < 800 ? 0 : 5 / all * (1 + (of / all)) * multiplier;
        var half = all is >= 800 and < 8_000 ? 0.5 : HalfOfTheLastDecimal;
        Assert.Equal(of / all * multiplier, line.Number($"{measure}-2014-ENG-value"), half + rounding);
    }

    [Fact]
    public void Evidence_OfAnswersOfYesAndNo_CountsAuthorities()
    {
        Assert.Equal(Councils.Count(c => c["LEA03"] == "yes"), line.Number("M02-2014-ENG-numerator"));
        Assert.Equal(Councils.Count(c => c["LEA03"] is "yes" or "no"), line.Number("M02-2014-ENG-denominator"));
        Assert.Equal(Councils.Count(c => c["LSC01"] == "published"), line.Number("M05-2014-ENG-numerator"));
    }

    [Fact]
    public void Evidence_OfRecords_CountsCasesHomesAndPeopleOnce()
    {
        var cases = SyntheticSamplesTests.Rows("case-examinations");
        Assert.Equal((cases.Count, 8), (line.Number("E03-2014-ENG-numerator"), line.Number("E03-2014-ENG-denominator")));
        var graded = cases.Where(c => c["oversight"] != "NA").ToList();
        Assert.Equal(100.0 * graded.Count(c => c["oversight"] is "3" or "4") / graded.Count, line.Number("C04-2014-ENG-value"), HalfOfTheLastDecimal);
        var homes = SyntheticSamplesTests.Rows("homes-inspections");
        Assert.Equal(
            (homes.Count(h => h["record_keeping"] is "3" or "4"), 36), (line.Number("H01-2014-ENG-numerator"), line.Number("H01-2014-ENG-denominator")));
        Assert.Equal(33, line.Number("P01-2014-ENG-denominator"));
        Assert.Equal(SyntheticSamplesTests.People("young-people"), line.Number("E01-2014-ENG-numerator"));
        Assert.Contains(
            "more than 150",
            Encoding.UTF8.GetString(line.Files["report.html"])
                .Replace("<a class=\"ev\" href=\"#E01-2014-ENG-numerator-more-than\">", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
        var young = SyntheticSamplesTests.Rows("young-people");
        Assert.Equal(100.0 * young.Count(y => y["felt_listened"] is "4" or "5") / young.Count, line.Number("Y02-2014-ENG-value"), HalfOfTheLastDecimal);
    }

    [Fact]
    public async Task Concerns_InTheResponses_ReachTheQueueAndNoAnalysis()
    {
        var progress = await line.GetAsync($"{CseReport.Place}/progress", "inspector");
        Assert.Equal(3, progress.GetProperty("safeguarding").GetArrayLength());
        using var answer = await line.SendAsync(HttpMethod.Get, "/api/collections/cse", "analyst");
        Assert.DoesNotContain("safeguarding", (await RunningService.ReadAsync(answer)).GetProperty("measures").GetRawText(), StringComparison.Ordinal);
        await foreach (var blob in line.Blobs.GetBlobContainerClient("checked").GetBlobsAsync(
            Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, "cse/2014/young-people/",
            TestContext.Current.CancellationToken))
        {
            var stored = line.Blobs.GetBlobContainerClient("checked").GetBlobClient(blob.Name);
            var bytes = (await stored.DownloadContentAsync(TestContext.Current.CancellationToken)).Value.Content.ToArray();
            if (blob.Name.EndsWith(".parquet", StringComparison.Ordinal))
                Assert.True(bytes.AsSpan().IndexOf("safeguarding"u8) < 0, blob.Name);
        }
    }

    [Fact]
    public void Data_BeforeTheScreener_Passes() => Assert.Empty(
        DataScreener.Broken(Encoding.UTF8.GetString(line.Files["data.csv"]), Encoding.UTF8.GetString(line.Files["data.meta.csv"])));

    [Fact]
    public void Data_EachColumnOfValues_HasOneUnit()
    {
        var rows = Csv.Read(Encoding.UTF8.GetString(line.Files["measures.csv"]));
        Assert.All(rows.GroupBy(r => r["value_column"]), g => Assert.Single(g.Select(r => r["unit"]).Distinct()));
    }

    [Fact]
    public void Data_OfEveryAuthority_StandsUnderItsExampleNumber()
    {
        var names = new AreaNames(
            true,
            Register.Where(
                r => string.CompareOrdinal(r["from"], "2014-09-30") <= 0 && (r["to"].Length == 0 || string.CompareOrdinal("2014-09-30", r["to"]) <= 0))
                .Select(r => AuthorityCode.Parse(r["code"])),
            "cse");
        var rows = Csv.Read(Encoding.UTF8.GetString(line.Files["data.csv"]))
            .Where(r => r["geographic_level"] == "Local authority" && r["measure"].EndsWith("Children known to be at risk", StringComparison.Ordinal))
            .ToDictionary(r => r["old_la_code"]);
        Assert.Equal(152, rows.Count);
        var compared = 0;
        foreach (var council in Councils)
        {
            var row = rows[names.Code(AuthorityCode.Parse(council["authority"]))];
            if (Number(council["IDA04"]) is not { } atRisk || !double.TryParse(row["value_rate_per_10000"], CultureInfo.InvariantCulture, out var printed))
                continue;
            Assert.Equal(atRisk / Children[council["authority"]] * 10_000, printed, 1e-9);
            compared++;
        }

        Assert.True(compared > 130, $"{compared} compared");
    }

    [Fact]
    public async Task Outputs_OfASyntheticCollection_NameNoRealCouncil()
    {
        var outputs = line.Files.ToDictionary(
            f => f.Key, f => f.Key is "tables.ods" or "tables.xlsx" ? SpreadsheetRows.AllText(f.Value) : Encoding.UTF8.GetString(f.Value));
        foreach (var (name, query) in new[] { ("comparison", ""), ("comparison.csv", "?format=csv") })
        {
            using var answer = await line.SendAsync(HttpMethod.Get, $"{CseReport.Place}/comparison{query}", "analyst");
            outputs[name] = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }

        var regions = Register.Select(r => r["region"]).Distinct().ToList();
        var real = Register.Select(r => r["name"]).Distinct().ToList();
        foreach (var (name, text) in outputs)
        {
            Assert.DoesNotMatch(AuthorityGss(), text);
            var rest = regions.Aggregate(text, (t, region) => t.Replace(region, "", StringComparison.Ordinal));
            Assert.All(real, r => Assert.False(rest.Contains(r, StringComparison.Ordinal), $"{name} names {r}."));

            // Example numbers go to 152, and real codes begin at 201.
            Assert.All(AreaOfAnId().Matches(text), m => Assert.InRange(int.Parse(m.Groups["code"].Value, CultureInfo.InvariantCulture), 1, 152));
            Assert.All(CodeInJson().Matches(text), m => Assert.InRange(int.Parse(m.Groups["code"].Value, CultureInfo.InvariantCulture), 1, 152));
            Assert.True(text.Contains("synthetic", StringComparison.OrdinalIgnoreCase), name);
        }

        Assert.All(line.Files.Keys, f => Assert.DoesNotMatch(@"[2-9]\d\d", f));
    }

    [Fact]
    public void Outputs_OfASyntheticCollection_SayInEachTableChartAndRowThatItIs()
    {
        var html = Encoding.UTF8.GetString(line.Files["report.html"]);
        Assert.All(
            Captions().Matches(html).Where(
                m => !m.Groups["text"].Value.StartsWith("Symbols in", StringComparison.Ordinal)
                    && !m.Groups["text"].Value.StartsWith("Scale ", StringComparison.Ordinal) && m.Groups["text"].Value is not "Reference data"),
            m => Assert.StartsWith("Synthetic data.", m.Groups["text"].Value, StringComparison.Ordinal));
        var charts = html.Split("<svg viewBox=\"0 0 960").Skip(1).ToList();
        Assert.NotEmpty(charts);
        Assert.All(charts, c => Assert.Contains("Synthetic data", c[..c.IndexOf("</svg>", StringComparison.Ordinal)], StringComparison.Ordinal));
        Assert.All(Encoding.UTF8.GetString(line.Files["data.csv"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1), r =>
            Assert.Contains("Synthetic data: ", r, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Comparison_OfABodyWithItself_BearsItsOwnCodeAndNoOther()
    {
        var own = await line.GetAsync($"{CseReport.Place}/comparison/301", "submitter-301");
        Assert.Equal("301", own.GetProperty("body").GetString());
        Assert.True(own.GetProperty("synthetic").GetBoolean());
        Assert.DoesNotMatch(AuthorityGss(), own.GetRawText());
    }

    [Fact]
    public async Task Comparison_OfABodysYesOrNo_HasNoInterval()
    {
        var own = await line.GetAsync($"{CseReport.Place}/comparison/301", "submitter-301");
        var answers = own.GetProperty("measures").EnumerateArray().Where(m => m.GetProperty("id").GetString() is "M01" or "M02" or "M05" or "M07").ToList();
        Assert.Equal(4, answers.Count);
        Assert.All(answers, a => Assert.False(a.TryGetProperty("lower", out var lower) && lower.ValueKind is JsonValueKind.Number, a.GetRawText()));
        Assert.All(answers, a => Assert.DoesNotContain("95%", a.GetRawText(), StringComparison.Ordinal));
    }

    // A number, an estimate with its note, or a missing code.
    private static double? Number(string cell) =>
        double.TryParse(cell.TrimStart('~').Split(':')[0], CultureInfo.InvariantCulture, out var value) ? value : null;

    [GeneratedRegex("E(06|08|09|10)[0-9]{6}")]
    private static partial Regex AuthorityGss();

    [GeneratedRegex("[A-Z][0-9]{2}-2014-(?<code>[0-9]{3})-")]
    private static partial Regex AreaOfAnId();

    [GeneratedRegex("\"(code|area|body)\":\"(?<code>[0-9]{3})\"")]
    private static partial Regex CodeInJson();

    [GeneratedRegex("<caption[^>]*>(?<text>[^<]*)</caption>")]
    private static partial Regex Captions();
}
