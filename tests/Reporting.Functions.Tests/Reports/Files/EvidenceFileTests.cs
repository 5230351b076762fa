using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Reporting.Domain.Collections;
using Reporting.Functions.Reports.Pages;
using Reporting.Functions.Tests.Reports.Pages;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Functions.Tests.Reports.Files;

public sealed partial class EvidenceFileTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Evidence_OfAReport_FollowsItsSchema(bool synthetic)
    {
        var files = await SampleReport.FilesAsync(Loaded(SampleReport.Inputs(synthetic)));
        var (evidence, schema) = (files["evidence.json"], files["evidence.schema.json"]);
        Assert.Empty(EvidenceFiles.Broken(evidence, schema));
        Assert.NotEmpty(EvidenceFiles.Broken(evidence.Replace("\"printed\":", "\"print\":", StringComparison.Ordinal), schema));
        Assert.NotEmpty(EvidenceFiles.Broken(evidence.Replace("\"value\":\"c\"", "\"value\":\"?\"", StringComparison.Ordinal), schema));
    }

    [Fact]
    public async Task Lines_AreTheEntriesOfTheFile()
    {
        var files = await SampleReport.FilesAsync(Loaded(SampleReport.Inputs()));
        var evidence = JsonNode.Parse(files["evidence.json"])!.AsObject();
        var entries = ((string[])["sources", "inputSets", "areas", "measures", "findings", "statements", "figures"])
            .SelectMany(list => evidence[list]!.AsArray()).Select(e => e!.ToJsonString()).ToList();
        var lines = files["evidence.jsonl"].TrimEnd('\n').Split('\n').Skip(1).Select(line =>
        {
            var entry = JsonNode.Parse(line)!.AsObject();
            Assert.True(entry.Remove("kind"));
            return entry.ToJsonString();
        });
        Assert.Equal(entries, lines);
    }

    /// <summary>The evidence stands before the page is made, so that the page can name it, and says nothing of the run.</summary>
    [Fact]
    public async Task Lines_HaveTheHashThatThePagePrints_InEveryRun()
    {
        var inputs = SampleReport.Inputs();
        var one = await SampleReport.BytesAsync(inputs);
        var other = await SampleReport.BytesAsync(inputs with { Run = inputs.Run with { Id = "20250101-0000-bbbb", CreatedAt = default } });
        Assert.Equal("evidence.jsonl", one.Keys.First());
        Assert.Equal(one["evidence.jsonl"], other["evidence.jsonl"]);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(one["evidence.jsonl"])), Encoding.UTF8.GetString(one["report.html"]));
    }

    [Fact]
    public async Task Evidence_EveryNumber_IsPrintedInARowOfItsArea()
    {
        var files = await SampleReport.FilesAsync(SampleReport.Inputs());
        using var evidence = JsonDocument.Parse(files["evidence.json"]);
        var units = SampleReport.Measures.ToDictionary(m => m.Id, m => m.Unit[0] == '%' ? "%" : " " + m.Unit);
        var periods = SampleReport.Inputs().Periods.ToDictionary(p => p.Period.Id, p => p.Period.Title);
        var areas = evidence.RootElement.GetProperty("areas").EnumerateArray().ToDictionary(a => Text(a, "id"), a => Text(a, "name"));
        var rows = Rows().Matches(files["tables.html"]).Select(m => Cells().Matches(m.Value).Select(c => WebUtility.HtmlDecode(c.Groups[1].Value)).ToList())
            .ToList();
        foreach (var figure in evidence.RootElement.GetProperty("figures").EnumerateArray())
        {
            var (measure, period, area) = (Text(figure, "measure"), Text(figure, "period"), Text(figure, "area"));
            var isAuthority = area.Length == 3 && area != "ENG";
            var named = rows.FindAll(r => isAuthority ? r[0] == area && r[1] == areas[area] : r[0] == measure && r[2] == periods[period] && r[3] == area);
            Assert.NotEmpty(named);
            foreach (var number in figure.GetProperty("numbers").EnumerateObject())
            {
                var printed = Text(number.Value, "printed").Replace(units[measure], "", StringComparison.Ordinal);
                foreach (var part in printed.Split(" of "))
                    Assert.True(named.Exists(r => r.Contains(part) || r.Contains($"[{part}]")), $"{Text(figure, "id")}-{number.Name}: {part}");
            }
        }
    }

    [Fact]
    public async Task Evidence_LoadedFromPublications_NamesTableAndAddress()
    {
        using var evidence = JsonDocument.Parse((await SampleReport.FilesAsync(Loaded(SampleReport.Inputs())))["evidence.json"]);
        var root = evidence.RootElement;
        var source = Assert.Single(root.GetProperty("sources").EnumerateArray());
        Assert.Equal(("Table 1", "https://example.org/1"), (Text(source, "table"), Text(source, "address")));
        Assert.All(root.GetProperty("inputSets").EnumerateArray(), s => Assert.Equal("t1", s.GetProperty("loadedFrom")[0].GetString()));
        var measure = root.GetProperty("measures").EnumerateArray().First();
        Assert.Equal(["A", "B"], measure.GetProperty("items").EnumerateArray().Select(i => i.GetString()));
        var england = EvidenceFiles.Numbers(root)["M01-2024-ENG-source"].GetProperty("inputs");
        Assert.Equal(("source", "t1"), (Text(england, "set"), england.GetProperty("sources")[0].GetString()));
    }

    /// <summary>Figures of items A to F, loaded from one published table.</summary>
    private static ReportInputs Loaded(ReportInputs inputs)
    {
        var items = "ABCDEF".Select(
            c => new Item($"{c}", $"{c}", ItemType.Integer, "", PeriodRange.Always, null, null, false, [], null, null, null, false, null));
        return inputs with
        {
            Collection = inputs.Collection with
            {
                Instruments = [inputs.Collection.Instruments[0] with { Items = [.. items] }],
                LoadedFrom = [new("t1", "Publication", "Table 1", "https://example.org/1", "Open", PeriodRange.Always, ["A", "B"], ["share"])],
            },
        };
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    [GeneratedRegex("<tr>.*?</tr>")]
    private static partial Regex Rows();

    [GeneratedRegex("<t[hd][^>]*>(.*?)</t[hd]>")]
    private static partial Regex Cells();
}
