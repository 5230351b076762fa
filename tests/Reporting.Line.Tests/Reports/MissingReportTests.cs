using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Storage.Queues;
using Reporting.Local;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Line.Tests.Reports;

[Collection(MissingReportCollection.Name)]
public sealed class MissingReportTests(MissingReport line)
{
    private static readonly string Root = Repository.Root;
    private static readonly IReadOnlyList<IReadOnlyDictionary<string, string>> Published = Csv.Read(
        File.ReadAllText(Path.Combine(Root, "templates", "collections", "missing", "published.csv")));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Manifest_OfTheRun_NamesEveryFileAndEveryReturn()
    {
        var manifest = line.Status.GetProperty("manifest");
        var files = manifest.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("name").GetString()).ToList();
        Assert.Superset(
            new HashSet<string?>
            {
                "report.html", "tables.html", "tables.ods", "tables.xlsx", "data.csv", "data.meta.csv", "measures.csv", "evidence.html", "evidence.json",
                "evidence.jsonl", "evidence.schema.json",
            },
            files.ToHashSet());
        var inputs = manifest.GetProperty("inputs").EnumerateArray()
            .ToDictionary(i => i.GetProperty("period").GetString()!, i => i.GetProperty("returns").GetArrayLength());
        Assert.Equal([152, 152, 151, 151, 152, 152, 153], inputs.OrderBy(i => i.Key).Select(i => i.Value));
        Assert.All(manifest.GetProperty("inputs").EnumerateArray().SelectMany(i => i.GetProperty("returns").EnumerateArray()), r =>
            Assert.Equal(64, r.GetProperty("commitment").GetString()!.Length));
    }

    [Theory]
    [InlineData("M01", "share_missing", "value_percent", 1)]
    [InlineData("M02", "incidents_per_child", "value_ratio_incidents_per_child", 0.1)]
    [InlineData("M04", "share_away", "value_percent", 1)]
    [InlineData("M05", "away_incidents_per_child", "value_ratio_incidents_per_child", 1)]
    [InlineData("", "rereferral_share", "rereferral_percent", 0.1)]
    [InlineData("", "children_in_need_rate", "value_rate_per_10000", 0.1)]
    [InlineData("", "looked_after_rate", "value_rate_per_10000", 1)]
    public void Data_OfEveryAuthorityAndPeriod_IsWhatDfEPrints(string id, string name, string column, double lastUnit)
    {
        var title = MeasureOf(id, name).GetProperty("title").GetString()!;
        var ours = line.Data.Where(r => r["measure"] == title && r["geographic_level"] == "Local authority")
            .ToDictionary(r => (r["old_la_code"], r["time_period"]), r => r[column]);
        var compared = 0;
        foreach (var row in Published.Where(r => r["name"] == name && r["code"] != "ENG"))
        {
            if (!ours.TryGetValue((row["code"], row["period"]), out var text) || !double.TryParse(text, CultureInfo.InvariantCulture, out var value))
                continue;
            var printed = double.Parse(row["value"], CultureInfo.InvariantCulture);
            Assert.True(Math.Abs(value - printed) <= (lastUnit / 2) + 1e-9, $"{name} {row["code"]} {row["period"]}: here {value}, DfE prints {printed}");
            compared++;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{name}: {compared} figures compared");
        Assert.True(compared > 500, $"{compared} figures compared");
    }

    [Theory]
    [InlineData("share_missing", "value_percent", 1, "2018 2019 2020 2021 2022 2023 2024")]
    [InlineData("incidents_per_child", "value_ratio_incidents_per_child", 0.1, "2018 2019 2020 2021 2022 2023 2024")]
    [InlineData("rereferral_share", "rereferral_percent", 0.1, "2018 2019 2022")]
    [InlineData("children_in_need_rate", "value_rate_per_10000", 0.1, "2020 2023")]
    public void Data_OfEngland_IsWhatDfEPrintsWhereNobodyIsMissing(string name, string column, double lastUnit, string periods)
    {
        var title = MeasureOf("", name).GetProperty("title").GetString()!;
        foreach (var period in periods.Split(' '))
        {
            var ours = double.Parse(
                line.Data.Single(r => r["measure"] == title && r["geographic_level"] == "National" && r["time_period"] == period)[column],
                CultureInfo.InvariantCulture);
            var printed = double.Parse(
                Published.Single(r => r["name"] == name && r["code"] == "ENG" && r["period"] == period)["value"], CultureInfo.InvariantCulture);
            Assert.True(Math.Abs(ours - printed) <= (lastUnit / 2) + 1e-9, $"{name} {period}: here {ours}, DfE prints {printed}");
        }
    }

    [Fact]
    public async Task Data_BeforeTheScreener_Passes() => Assert.Empty(DataScreener.Broken(
        Encoding.UTF8.GetString(await line.FileAsync(MissingReport.Last, MissingReport.Run, "data.csv")),
        Encoding.UTF8.GetString(await line.FileAsync(MissingReport.Last, MissingReport.Run, "data.meta.csv"))));

    [Fact]
    public async Task Messages_DeliveredOnceMore_ChangeNoByte()
    {
        var before = await TagsAsync();
        var queues = new QueueServiceClient(line.Host.StorageConnectionString, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        var manifest = line.Status.GetProperty("manifest").GetProperty("inputs").EnumerateArray()
            .Single(i => i.GetProperty("period").GetString() == MissingReport.Last);
        foreach (var r in manifest.GetProperty("returns").EnumerateArray().Take(20))
        {
            var (body, version) =
                (r.GetProperty("body").GetString(), $"{r.GetProperty("version").GetInt32():0000}-{r.GetProperty("sha256").GetString()![..12]}");
            var of = $$"""
                "collection":"missing","period":"{{MissingReport.Last}}","instrument":"council","body":"{{body}}","version":"{{version}}"
                """;
            await queues.GetQueueClient("measure").SendMessageAsync($$"""{{{of}},"rows":"rows.parquet"}""", Stop);
            await queues.GetQueueClient("check").SendMessageAsync(
                $$"""{"collection":"missing","period":"{{MissingReport.Last}}","instrument":"council","body":"{{body}}","version":"{{version}}"}""", Stop);
        }

        await queues.GetQueueClient("close")
            .SendMessageAsync($$"""{"collection":"missing","period":"{{MissingReport.Last}}","closing":1,"report":true}""", Stop);
        await queues.GetQueueClient("render")
            .SendMessageAsync($$"""{"collection":"missing","period":"{{MissingReport.Last}}","run":"{{MissingReport.Run}}"}""", Stop);
        await EmptyAsync(queues, "measure", "close", "combine", "protect", "render");
        Assert.Equal(before, await TagsAsync());
    }

    [Fact]
    public async Task Comparison_OfReReferrals_RanksAsTheLocalAuthorityInteractiveToolDoes()
    {
        var file = Path.Combine(Root, "..", "shared", "data", "dfe_lait.csv");
        if (!File.Exists(file))
            return;
        var lait = Csv.Read(await File.ReadAllTextAsync(file, Stop)).Where(r => r["measure_code"] == "ReReferral").ToList();
        foreach (var period in new[] { "2018", "2019", "2020", "2021", "2022", "2023", "2024" })
        {
            var comparison = await line.GetAsync($"{RunningService.PeriodPath(period)}/comparison", "analyst");
            var measure = comparison.GetProperty("measures").EnumerateArray()
                .Single(m => m.GetProperty("id").GetString() == MeasureOf("", "rereferral_share").GetProperty("id").GetString());
            var theirs = lait.Where(r => r["year"] == period && double.TryParse(r["value"], CultureInfo.InvariantCulture, out _))
                .ToDictionary(r => r["la_code"], r => double.Parse(r["value"], CultureInfo.InvariantCulture));
            var compared = 0;
            foreach (var authority in measure.GetProperty("values").EnumerateArray()
                .Where(a => a.GetProperty("rank").ValueKind is JsonValueKind.Number && theirs.ContainsKey(a.GetProperty("code").GetString()!)))
            {
                var value = theirs[authority.GetProperty("code").GetString()!];
                var listed = measure.GetProperty("values").EnumerateArray().Where(a => a.GetProperty("rank").ValueKind is JsonValueKind.Number)
                    .Select(a => a.GetProperty("code").GetString()!).Where(theirs.ContainsKey).ToHashSet();
                Assert.Equal(1 + theirs.Count(t => listed.Contains(t.Key) && t.Value < value), authority.GetProperty("rank").GetInt32());
                compared++;
            }

            Assert.True(compared > 140, $"{period}: {compared} compared");
        }
    }

    private JsonElement MeasureOf(string id, string publishedName)
    {
        using var answer = line.SendAsync(HttpMethod.Get, "/api/collections/missing", "analyst").GetAwaiter().GetResult();
        var measures = RunningService.ReadAsync(answer).GetAwaiter().GetResult().GetProperty("measures").EnumerateArray().ToList();
        return measures.Single(m => id.Length > 0 ? m.GetProperty("id").GetString() == id : m.GetProperty("publishedName").GetString() == publishedName);
    }

    private async Task<IReadOnlyDictionary<string, string>> TagsAsync()
    {
        var tags = new Dictionary<string, string>();
        foreach (var container in new[] { "returns", "checked", "measures", "figures", "reports" })
        {
            await foreach (var blob in line.Blobs.GetBlobContainerClient(container).GetBlobsAsync(cancellationToken: Stop))
                tags[$"{container}/{blob.Name}"] = blob.Properties.ETag.ToString()!;
        }

        return tags;
    }

    private static Task EmptyAsync(QueueServiceClient queues, params string[] names) => Poll.UntilAsync(async () =>
    {
        var waiting = 0;
        foreach (var name in names)
            waiting += (await queues.GetQueueClient(name).GetPropertiesAsync(Stop)).Value.ApproximateMessagesCount;
        return waiting == 0;
    });
}
