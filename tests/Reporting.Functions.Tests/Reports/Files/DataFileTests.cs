using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using Reporting.Checking.Files;
using Reporting.Functions.Reports.Files;
using Reporting.Functions.Reports.Pages;
using Reporting.Functions.Tests.Reports.Pages;
using Xunit;

namespace Reporting.Functions.Tests.Reports.Files;

public sealed partial class DataFileTests
{
    private const int FirstIndicator = 11;

    [Fact]
    public async Task Data_EveryIndicatorCell_IsANumberOrASymbol()
    {
        var rows = await RowsAsync(SampleReport.Inputs());
        Assert.All(rows.Skip(1).SelectMany(r => r.Skip(FirstIndicator)), cell => Assert.Matches(Cell(), cell));
    }

    [Fact]
    public async Task Data_EveryAreaMeasureAndPeriod_HasOneRow()
    {
        var inputs = SampleReport.Inputs();
        var rows = (await RowsAsync(inputs)).Skip(1).ToList();
        Assert.Equal(inputs.Periods.Sum(p => p.Measures.Sum(m => 1 + m.Regions.Count + m.Authorities.Count)), rows.Count);
        Assert.Equal(rows.Count, rows.Select(r => string.Join('|', r.Take(FirstIndicator))).Distinct().Count());
    }

    [Fact]
    public async Task Data_PlaceColumns_AreFilledByLevelAlone()
    {
        foreach (var row in (await RowsAsync(SampleReport.Inputs())).Skip(1))
        {
            Assert.Equal(["Reporting year", "E92000001", "England"], [row[1], row[3], row[4]]);
            var filled = row.Skip(5).Take(5).Select(c => c.Length > 0);
            Assert.Equal(
                row[2] switch
                {
                    "National" => [false, false, false, false, false], "Regional" => [true, true, false, false, false], _ => Enumerable.Repeat(true, 5),
                },
                filled);
        }
    }

    [Fact]
    public async Task Data_Names_AreToTheLetter()
    {
        var names = (await RowsAsync(SampleReport.Inputs())).Skip(1).Where(r => r[2] == "Local authority").Select(r => (r[7], r[8], r[9])).Distinct();
        Assert.Equal(SampleReport.Authorities.Select(a => (a.Code.ToString(), a.Gss, a.Name)).Order(), names.Order());
    }

    [Fact]
    public async Task Data_ValueInItsUnit_IsUnroundedAndZElsewhere()
    {
        var rows = await RowsAsync(SampleReport.Inputs());
        Assert.Equal(
            [
                "value_percent", "value_percent_lower", "value_percent_upper", "value_ratio", "value_ratio_lower", "value_ratio_upper",
                "value_rate_per_10000", "value_rate_per_10000_lower", "value_rate_per_10000_upper",
            ],
            rows[0].Skip(13));
        var camden = rows.Single(r => r[0] == "2024" && r[9] == "Camden" && r[10].StartsWith("Children who went missing", StringComparison.Ordinal));
        Assert.Equal(["121", "1011", "12.25", "11.25", "13.25", "z", "z", "z", "z", "z", "z"], camden.Skip(FirstIndicator));
    }

    [Fact]
    public async Task Meta_EachIndicator_HasARowAndNothingElse()
    {
        var files = await SampleReport.FilesAsync(SampleReport.Inputs());
        var indicators = Csv(files["data.csv"])[0].Skip(FirstIndicator);
        var meta = Csv(files["data.meta.csv"]);
        Assert.Equal(["measure", .. indicators], meta.Skip(1).Select(r => r[0]));
        Assert.All(meta, r => Assert.Equal(9, r.Count));
        Assert.Equal(meta.Count, meta.Select(r => r[2]).Distinct().Count());
    }

    [Fact]
    public async Task Meta_SingleMeasure_HasNoFilter()
    {
        var inputs = SampleReport.Inputs();
        inputs = inputs with { Periods = [.. inputs.Periods.Select(p => p with { Measures = [p.Measures[0]] })] };
        var files = await SampleReport.FilesAsync(inputs);
        Assert.DoesNotContain("Filter", files["data.meta.csv"]);
        Assert.Contains(",measure,", files["data.csv"]);
    }

    [Fact]
    public void Text_AnyNumber_IsPlainAndReadsBackTheSame() => Gen.Double[-1e12, 1e12].Sample(value =>
    {
        var text = PlainNumber.Text(value);
        Assert.Matches("^-?\\d+(\\.\\d+)?$", text);
        Assert.Equal(value, double.Parse(text, CultureInfo.InvariantCulture));
    });

    [Theory]
    [InlineData(0.0000123, "0.0000123")]
    [InlineData(1e16, "10000000000000000")]
    [InlineData(-0.0, "0")]
    [InlineData(79, "79")]
    public void Text_SmallOrLarge_HasNoExponent(double value, string text) => Assert.Equal(text, PlainNumber.Text(value));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@x,y", "\"'@x,y\"")]
    [InlineData("A \"b\"", "\"A \"\"b\"\"\"")]
    [InlineData("Bournemouth, Christchurch and Poole", "\"Bournemouth, Christchurch and Poole\"")]
    [InlineData("Camden", "Camden")]
    public void Quoted_Text_NeedsNoTrust(string text, string cell) => Assert.Equal(cell, CsvText.Cell(text));

    private static async Task<List<List<string>>> RowsAsync(ReportInputs inputs) => Csv((await SampleReport.FilesAsync(inputs))["data.csv"]);

    private static List<List<string>> Csv(string text) =>
        [.. text.TrimEnd('\n').Split('\n').Select(line => Fields().Matches(line).Select(Unquoted).ToList())];

    private static string Unquoted(Match field) => field.Groups[1].Success ? field.Groups[1].Value.Replace("\"\"", "\"") : field.Groups[2].Value;

    [GeneratedRegex(@"^-?\d+(\.\d+)?$|^(c|x|z|u|k|low)$")]
    private static partial Regex Cell();

    [GeneratedRegex("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))")]
    private static partial Regex Fields();
}
