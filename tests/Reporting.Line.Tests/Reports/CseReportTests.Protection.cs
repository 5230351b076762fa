using System.Globalization;
using System.Text;
using System.Text.Json;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Line.Tests.Reports;

/// <summary>What is hidden, why, and whether what is printed beside it recomputes.</summary>
public sealed partial class CseReportTests
{
    [Fact]
    public async Task Comparison_AskedWhy_SaysWhichCountsAreSmallAndWhichProtectThem_AndNoTotalOfEnglandIsLost()
    {
        var asked = await line.GetAsync($"{CseReport.Place}/comparison?why=true", "analyst");
        var hidden = asked.GetProperty("hidden").EnumerateArray().ToLookup(h => h.GetProperty("why").GetString());
        Assert.InRange(hidden["small"].Count(), 300, 700);
        var counts = asked.GetProperty("hidden").EnumerateArray().Select(h => h.GetProperty("count").GetString()).ToHashSet();
        Assert.InRange(hidden["protects"].Count(), 50, 200);
        Assert.All(hidden["protects"], h => Assert.All(
            h.GetProperty("protects").EnumerateArray(), p => Assert.Contains(p.GetProperty("count").GetString(), counts)));
        Assert.DoesNotContain(
            asked.GetProperty("measures").EnumerateArray(), m => m.GetProperty("england").GetProperty("value").ToString() == "c");
        var unasked = await line.GetAsync($"{CseReport.Place}/comparison", "analyst");
        Assert.Equal(JsonValueKind.Null, unasked.GetProperty("hidden").ValueKind);
    }

    [Fact]
    public void Evidence_FollowsItsSchema() => Assert.Empty(EvidenceFiles.Broken(
        Encoding.UTF8.GetString(line.Files["evidence.json"]), Encoding.UTF8.GetString(line.Files["evidence.schema.json"])));

    /// <summary>
    /// A region's total that is printed exactly needs three hidden counts, so that two do not tell each other theirs. So of each row the covers that are
    /// missing to three are a bound that no choice can beat while the total is printed.
    /// </summary>
    [Fact]
    public async Task Comparison_OfAllMeasures_HidesFewCountsMoreThanAnyChoiceMust()
    {
        var asked = await line.GetAsync($"{CseReport.Place}/comparison?why=true", "analyst");
        var exact = new HashSet<(string Region, string Measure)>();
        var regions = new Dictionary<string, string>();
        foreach (var measure in asked.GetProperty("measures").EnumerateArray())
        {
            foreach (var region in measure.GetProperty("regions").EnumerateArray())
            {
                if (region.GetProperty("numerator").ValueKind is JsonValueKind.Number && !region.GetProperty("rounded").GetBoolean())
                    exact.Add((region.GetProperty("name").GetString()!, measure.GetProperty("id").GetString()!));
            }

            foreach (var value in measure.GetProperty("values").EnumerateArray())
                regions[value.GetProperty("code").GetString()!] = value.GetProperty("region").GetString()!;
        }

        var rows = asked.GetProperty("hidden").EnumerateArray()
            .Where(h => h.GetProperty("authority").ValueKind is JsonValueKind.String && regions.ContainsKey(h.GetProperty("authority").GetString()!))
            .GroupBy(h => (Region: regions[h.GetProperty("authority").GetString()!], Count: h.GetProperty("count").GetString()!.Split(' ', 2)[1]));
        var (further, needed) = (0, 0);
        foreach (var row in rows)
        {
            var small = row.Count(h => h.GetProperty("why").GetString() == "small");
            further += row.Count() - small;
            var printed = row.SelectMany(h => h.GetProperty("measures").EnumerateArray()).Any(m => exact.Contains((row.Key.Region, m.GetString()!)));
            needed += printed && small > 0 ? Math.Max(0, 3 - small) : 0;
        }

        Assert.True(further <= needed * 1.5, $"{further} further counts are hidden, {needed} must be");
        TestContext.Current.SendDiagnosticMessage($"{further} further counts are hidden, at least {needed} must be");
    }

    [Fact]
    public void Data_EveryTotal_IsTheQuotientOfItsPrintedParts()
    {
        var measures = Csv.Read(Encoding.UTF8.GetString(line.Files["measures.csv"])).ToDictionary(m => m["id"]);
        var recomputed = 0;
        foreach (var row in Csv.Read(Encoding.UTF8.GetString(line.Files["data.csv"])).Where(r => r["geographic_level"] != "Local authority"))
        {
            var column = measures[row["measure_code"]]["value_column"];
            if (!double.TryParse(row[column], CultureInfo.InvariantCulture, out var value)
                || !double.TryParse(row["numerator_count"], CultureInfo.InvariantCulture, out var part)
                || !double.TryParse(row["denominator_count"], CultureInfo.InvariantCulture, out var whole))
            {
                continue;
            }

            var times = column switch
            {
                "value_percent" => 100,
                "value_rate_per_10000" => 10_000,
                _ when column.Contains("per_100_", StringComparison.Ordinal) => 100,
                _ => 1,
            };
            var exact = part / whole * times;
            // Of rounded counts the quotient is printed to as many decimals as they bear.
            Assert.True(
                IsNear(exact, value) || IsNear(Rounded(exact, 0), value) || IsNear(Rounded(exact, 1), value),
                $"{row["measure"]} of {row["region_name"]}: {part} of {whole} are not {value}");
            recomputed++;
        }

        Assert.InRange(recomputed, 200, 700);
    }

    private static bool IsNear(double one, double other) => Math.Abs(one - other) < 1e-6;

    private static double Rounded(double value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);
}
