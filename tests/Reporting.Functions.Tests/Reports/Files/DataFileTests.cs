using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using Reporting.Checking.Files;
using Reporting.Domain.Collections;
using Reporting.Domain.Findings;
using Reporting.Functions.Reports.Files;
using Reporting.Functions.Reports.Pages;
using Reporting.Functions.Tests.Reports.Pages;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Functions.Tests.Reports.Files;

public sealed partial class DataFileTests
{
    private const int FirstIndicator = 12;

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
                    "National" => [false, false, false, false, false],
                    "Regional" => [true, true, false, false, false],
                    _ => Enumerable.Repeat(true, 5),
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
                "value_percent", "value_percent_lower", "value_percent_upper", "value_ratio_incidents_per_child", "value_ratio_incidents_per_child_lower",
                "value_ratio_incidents_per_child_upper", "value_rate_per_10000", "value_rate_per_10000_lower", "value_rate_per_10000_upper",
            ],
            rows[0].Skip(17));
        var camden = rows.Single(r => r[0] == "2024" && r[9] == "Camden" && r[10].StartsWith("Children who went missing", StringComparison.Ordinal));
        Assert.Equal(["121", "1011", "z", "z", "z", "12.25", "11.25", "13.25", "z", "z", "z", "z", "z", "z"], camden.Skip(FirstIndicator));
    }

    [Fact]
    public async Task Meta_EachIndicator_HasARowAndNothingElse()
    {
        var files = await SampleReport.FilesAsync(SampleReport.Inputs());
        var indicators = Table(files["data.csv"])[0].Skip(FirstIndicator);
        var meta = Table(files["data.meta.csv"]);
        Assert.Equal(["measure", "measure_code", .. indicators], meta.Skip(1).Select(r => r[0]));
        Assert.All(meta, r => Assert.Equal(9, r.Count));
        Assert.Equal(meta.Count, meta.Select(r => r[2]).Distinct().Count());
    }

    [Fact]
    public async Task Data_OfEnglandAndRegions_SaysHowManyAuthoritiesAreInIt()
    {
        var rows = (await RowsAsync(SampleReport.Inputs())).Where(r => r[0] == "2024" && r[11] == "M01").ToList();
        Assert.Equal([("National", "3", "5"), ("Regional", "2", "2"), ("Regional", "1", "3")], rows.Take(3).Select(r => (r[2], r[14], r[15])));
        Assert.Equal("u", rows.Single(r => r[9] == "Newcastle upon Tyne")[16]);
        Assert.All(rows.Where(r => r[9] != "Newcastle upon Tyne"), r => Assert.Equal("z", r[16]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Files_BeforeTheScreener_Pass(bool synthetic)
    {
        var files = await SampleReport.FilesAsync(SampleReport.Inputs(synthetic));
        Assert.Empty(DataScreener.Broken(files["data.csv"], files["data.meta.csv"]));
        Assert.NotEmpty(DataScreener.Broken(files["data.csv"].Replace(",12.25,", ",\"12,250\",", StringComparison.Ordinal), files["data.meta.csv"]));
        Assert.NotEmpty(DataScreener.Broken(files["data.csv"].Replace("National", "Country", StringComparison.Ordinal), files["data.meta.csv"]));
    }

    [Theory]
    [InlineData(Method.Ratio, 1, "incidents per child", null, "value_ratio_incidents_per_child")]
    [InlineData(Method.Ratio, 100, "per 100 crimes recorded", null, "value_ratio_per_100_crimes_recorded")]
    [InlineData(Method.Mean, 1, "people per event", null, "value_mean_people_per_event")]
    [InlineData(Method.Days, 1, "days", null, "value_mean_days")]
    [InlineData(Method.Proportion, 100, "%", null, "value_percent")]
    [InlineData(Method.Proportion, 100, "%", "rereferral_percent", "rereferral_percent")]
    [InlineData(Method.Rate, 10_000, "per 10,000 children", null, "value_rate_per_10000")]
    public void Value_EachUnit_HasItsColumn(Method method, double multiplier, string unit, string? name, string column) => Assert.Equal(
        column,
        DataColumns.Value(SampleReport.Measures[0] with { Method = method, Multiplier = multiplier, Unit = unit, DictionaryName = name }));

    [Fact]
    public async Task Measures_EachOfTheData_HasItsRow()
    {
        var files = await SampleReport.FilesAsync(SampleReport.Inputs(synthetic: true));
        var measures = Table(files["measures.csv"]);
        Assert.Equal(["id", "label", "unit", "definition", "polarity", "method", "caveats", "source"], measures[0].Take(8));
        Assert.Equal(Table(files["data.csv"]).Skip(1).Select(r => (r[11], r[10])).Distinct(), measures.Skip(1).Select(r => (r[0], r[1])));
        Assert.All(measures.Skip(1), r => Assert.Contains(r[^1], files["data.csv"]));
        Assert.Contains("Not ranked: neither high nor low is good in itself.", measures[1][6]);
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
    public void Text_AnyNumber_IsPlainAndReadsBackToTwelveDigits() => Gen.Double[-1e12, 1e12].Sample(value =>
    {
        var text = PlainNumber.Text(value);
        Assert.Matches("^-?\\d+(\\.\\d+)?$", text);
        Assert.Equal(value, double.Parse(text, CultureInfo.InvariantCulture), Math.Abs(value) * 1e-11);
    });

    [Fact]
    public void Text_SumOfDecimals_HasNoNoise() => Gen.Int[0, 100_000].Array[1, 1_063].Sample(tenths =>
    {
        var sum = tenths.Sum(t => t / 10.0);
        Assert.Equal((tenths.Sum(t => (long)t) / 10m).ToString("0.#", CultureInfo.InvariantCulture), PlainNumber.Text(sum));
    });

    [Theory]
    [InlineData(0.0000123, "0.0000123")]
    [InlineData(1e16, "10000000000000000")]
    [InlineData(-0.0, "0")]
    [InlineData(79, "79")]
    [InlineData(1751.3999999999999, "1751.4")]
    [InlineData(9007199254740991, "9007199254740991")]
    public void Text_SmallOrLarge_HasNoExponent(double value, string text) => Assert.Equal(text, PlainNumber.Text(value));

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@x,y", "\"'@x,y\"")]
    [InlineData("A \"b\"", "\"A \"\"b\"\"\"")]
    [InlineData("Bournemouth, Christchurch and Poole", "\"Bournemouth, Christchurch and Poole\"")]
    [InlineData("Camden", "Camden")]
    public void Quoted_Text_NeedsNoTrust(string text, string cell) => Assert.Equal(cell, CsvText.Cell(text));

    private static async Task<List<List<string>>> RowsAsync(ReportInputs inputs) => Table((await SampleReport.FilesAsync(inputs))["data.csv"]);

    private static List<List<string>> Table(string text) =>
        [.. text.TrimEnd('\n').Split('\n').Select(line => Fields().Matches(line).Select(Unquoted).ToList())];

    private static string Unquoted(Match field) => field.Groups[1].Success ? field.Groups[1].Value.Replace("\"\"", "\"") : field.Groups[2].Value;

    [GeneratedRegex(@"^-?\d+(\.\d+)?$|^(c|x|z|u|k|low)$")]
    private static partial Regex Cell();

    [GeneratedRegex("(?:^|,)(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))")]
    private static partial Regex Fields();
}
