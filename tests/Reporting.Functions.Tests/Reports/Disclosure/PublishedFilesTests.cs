using System.Globalization;
using System.Text.RegularExpressions;
using Reporting.Domain.Disclosure;
using Xunit;

namespace Reporting.Functions.Tests.Reports.Disclosure;

/// <summary>What is hidden is in no byte of what is published, and does not follow from it.</summary>
public sealed partial class PublishedFilesTests
{
    private const int Threshold = 5;

    [Theory]
    [InlineData(24, 3, 1)]
    [InlineData(40, 4, 2)]
    [InlineData(60, 9, 3)]
    public async Task Files_SeededCounts_TellNobodyASmallCount(int authorities, int regions, int seed)
    {
        var report = new PlantedReport(authorities, regions, Threshold);
        var counts = Random(authorities, seed);
        var files = await report.BytesAsync(report.Publish(report.Returned(counts, 40_000)));
        using var attacker = new FileAttacker(files, PlantedReport.Known, 10);
        Assert.Contains(attacker.Hidden, h => Count(report, counts, h) <= Threshold);
        Assert.Empty(Told(attacker, report, counts));
    }

    [Fact]
    public async Task DataFile_WithoutFurtherSuppression_TellsTheAttackerASmallCount()
    {
        var report = new PlantedReport(40, 4, Threshold);
        var counts = Random(40, 2);
        var published = report.Publish(report.Returned(counts, 40_000));
        Assert.True(published.Protection!.Complementary > 0);
        var csv = (await report.FilesAsync(published))["data.csv"];
        using (var attacker = new FileAttacker(csv, PlantedReport.Known, 10))
        {
            // The leak that is planted: what protects the small counts is printed after all.
            foreach (var (authority, count) in attacker.Hidden.Where(h => Count(report, counts, h) > Threshold && !IsRest(report, counts, h)))
                csv = Print(csv, authority, count, Count(report, counts, (authority, count)));
        }

        using var leaking = new FileAttacker(csv, PlantedReport.Known, 10);
        Assert.NotEmpty(Told(leaking, report, counts));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task DataFiles_OfTwoEditionsWithOneLateReturn_TellNoSmallCountTogether(int seed)
    {
        var report = new PlantedReport(40, 4, Threshold);
        var counts = Random(40, seed);
        var late = counts.FindIndex(c => c!.Value.A is >= 1 and <= Threshold);
        List<(long A, long B, long C)?> without = [.. counts];
        without[late] = null;
        var first = report.Returned(without, 40_000);
        var second = report.Publish(report.Returned(counts, 40_000), first);
        Assert.IsType<AttackVerdict.Held>(second.Protection!.Verdict);
        using var attacker = new FileAttacker(
            (await report.FilesAsync(second))["data.csv"], PlantedReport.Known, 10, (await report.FilesAsync(report.Publish(first)))["data.csv"]);
        Assert.Empty(Told(attacker, report, counts));
    }

    [Fact]
    public async Task Files_WithPlantedCounts_HaveNoneOfThemInAnyByte()
    {
        // A high threshold, so that small counts are numbers that stand nowhere by chance.
        var report = new PlantedReport(40, 4, 50_000);
        var random = new Random(6);
        List<(long A, long B, long C)?> counts =
        [
            .. Enumerable.Range(0, 40).Select(i => ((long, long, long)?)(
                i % 9 == 4 ? random.NextInt64(31_111, 49_999) : random.NextInt64(211_111, 399_999),
                random.NextInt64(811_111, 999_999),
                i % 9 == 4 ? random.NextInt64(11_111, 29_999) : random.NextInt64(61_111, 99_999))),
        ];
        var published = report.Publish(report.Returned(counts, 40_000_001));
        Assert.IsType<AttackVerdict.Held>(published.Protection!.Verdict);
        var files = await report.FilesAsync(published);
        using var attacker = new FileAttacker(files["data.csv"], PlantedReport.Known, 10);
        Assert.True(attacker.Hidden.Count > 8, $"{attacker.Hidden.Count} hidden");
        foreach (var (name, text) in files)
        {
            var digits = Separators().Replace(text, string.Empty);
            foreach (var hidden in attacker.Hidden)
            {
                var count = Count(report, counts, hidden);
                Assert.False(digits.Contains(count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), $"{name} has {count}, {hidden}");
                var own = counts[report.Authorities.ToList().FindIndex(a => a.Code.ToString() == hidden.Authority)]!.Value;
                foreach (var share in new[] { 100.0 * own.A / own.B, 100.0 * own.C / own.A, 10_000.0 * own.A / 40_000_001 }.Where(_ => hidden.Count == "A"))
                    Assert.False(
                        text.Contains(share.ToString("R", CultureInfo.InvariantCulture)[..8], StringComparison.Ordinal), $"{name} has {share}, {hidden}");
            }
        }
    }

    /// <summary>Small counts that do not cover 1 to the threshold, and others that are exact.</summary>
    private static List<string> Told(FileAttacker attacker, PlantedReport report, List<(long A, long B, long C)?> counts)
    {
        var told = new List<string>();
        foreach (var hidden in attacker.Hidden)
        {
            var (least, most) = attacker.Bounds(hidden);
            var small = Count(report, counts, hidden) <= Threshold;
            if (small ? least > 1.01 || most < Threshold - 0.01 : most - least < 0.5)
                told.Add($"{hidden} {least:f2} to {most:f2}");
        }

        return told;
    }

    private static long Count(PlantedReport report, List<(long A, long B, long C)?> counts, (string Authority, string Count) of)
    {
        var own = counts[report.Authorities.ToList().FindIndex(a => a.Code.ToString() == of.Authority)]!.Value;
        return of.Count switch { "A" => own.A, "B" => own.B, _ => own.C };
    }

    private static bool IsRest(PlantedReport report, List<(long A, long B, long C)?> counts, (string Authority, string Count) of) =>
        of.Count switch
        {
            "A" => Count(report, counts, (of.Authority, "B")) - Count(report, counts, of) <= Threshold,
            "C" => Count(report, counts, (of.Authority, "A")) - Count(report, counts, of) <= Threshold,
            _ => false,
        };

    /// <summary>The file with a hidden count printed wherever it stands.</summary>
    private static string Print(string csv, string authority, string count, long value)
    {
        var lines = csv.Split('\n');
        var header = lines[0].Split(',');
        var (code, measure) = (Array.IndexOf(header, "old_la_code"), Array.IndexOf(header, "measure"));
        var (numerator, denominator) = (Array.IndexOf(header, "numerator_count"), Array.IndexOf(header, "denominator_count"));
        for (var i = 1; i < lines.Length; i++)
        {
            // A comma in a title is quoted: it is taken out for the cut and put back.
            var cells = lines[i].Replace("\"A per 10,000\"", "A per 10;000", StringComparison.Ordinal).Split(',');
            if (cells.Length <= denominator || cells[code] != authority)
                continue;
            var known = PlantedReport.Known.Single(k => k.Title == cells[measure].Replace(';', ','));
            if (known.Numerator == count)
                cells[numerator] = value.ToString(CultureInfo.InvariantCulture);
            if (known.Denominator == count)
                cells[denominator] = value.ToString(CultureInfo.InvariantCulture);
            lines[i] = string.Join(',', cells).Replace("A per 10;000", "\"A per 10,000\"", StringComparison.Ordinal);
        }

        return string.Join('\n', lines);
    }

    private static List<(long A, long B, long C)?> Random(int authorities, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, authorities).Select(_ =>
        {
            var b = random.NextInt64(40, 900);
            var a = random.NextDouble() < 0.2 ? random.NextInt64(1, 9) : (long)(b * (0.1 + (0.5 * random.NextDouble())));
            return ((long, long, long)?)(a, b, (long)(a * random.NextDouble()));
        })];
    }

    [GeneratedRegex("(?<=[0-9])(,|\\s|&#160;|&nbsp;|&#8239;|\u00a0|\u202f)(?=[0-9]{3})")]
    private static partial Regex Separators();
}
