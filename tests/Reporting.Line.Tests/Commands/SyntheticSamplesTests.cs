using System.Globalization;
using Reporting.Local;
using Reporting.Local.Demo;
using Reporting.Local.Samples.Synthetic;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Line.Tests.Commands;

/// <summary>The invented samples of the collection cse.</summary>
public sealed class SyntheticSamplesTests
{
    private static readonly string Folder = Path.Combine(Repository.SamplesFolder, "cse");

    [Fact]
    public void Write_AgainFromTheSeed_GivesTheBytesThatAreThere()
    {
        var to = Directory.CreateTempSubdirectory("samples");
        try
        {
            SyntheticSamples.Write(Repository.Root, to.FullName);
            var written = Directory.GetFiles(to.FullName, "*.csv", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(to.FullName, f))
                .Order(StringComparer.Ordinal).ToList();
            Assert.All(written, f => Assert.Equal(File.ReadAllBytes(Path.Combine(Repository.Root, f)), File.ReadAllBytes(Path.Combine(to.FullName, f))));
            Assert.Equal(
                Directory.GetFiles(Folder, "*.csv").Select(Path.GetFileName).Order(StringComparer.Ordinal),
                written.Where(f => f.StartsWith("infra", StringComparison.Ordinal)).Select(Path.GetFileName));
        }
        finally
        {
            to.Delete(recursive: true);
        }
    }

    [Fact]
    public void Files_EachOfThem_SaysThatItIsSynthetic() =>
        Assert.All(
            Directory.GetFiles(Folder, "*.csv")
                .Concat(Directory.GetFiles(Path.Combine(Repository.Root, "templates", "collections", "cse"), "*.csv", SearchOption.AllDirectories)),
            f => Assert.StartsWith("# Synthetic data", File.ReadLines(f).First(), StringComparison.Ordinal));

    [Fact]
    public void Samples_RestOnAsMuchAsTheInspectionOf2014Did()
    {
        var samples = SampleReturn.ReadAll(Folder);
        var councils = samples.Where(s => s.Instrument == "council" && s.Turn is not SampleTurn.First).ToList();
        Assert.Equal(150, councils.Select(c => c.Body).Distinct().Count());
        Assert.Equal(150, councils.Count);
        Assert.InRange(councils.Count(c => c.Turn is SampleTurn.Late), 3, 10);
        Assert.Equal(12, samples.Count(s => s.Instrument == "council" && s.Turn is SampleTurn.First));
        Assert.Equal(8, Rows("case-examinations").Select(r => r["council"]).Distinct().Count());
        Assert.Equal(36, Rows("homes-inspections").Select(r => r["urn"]).Distinct().Count());
        Assert.Equal(33, Rows("published-inspections").Select(r => r["report_id"]).Distinct().Count());
        Assert.InRange(People("young-people"), 151, 199);
        Assert.InRange(People("professionals"), 201, 249);
        Assert.Contains(councils, c => System.Text.Encoding.UTF8.GetString(c.Csv).Contains(",,RF,", StringComparison.Ordinal));
    }

    internal static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string instrument, string turn = "") =>
        Csv.Read(string.Join('\n', File.ReadLines(Path.Combine(Folder, $"2014.{instrument}{turn}.csv")).Skip(1)));

    internal static int People(string audience) =>
        Rows("events").Where(e => e["audience"] == audience)
            .Sum(e => int.Parse(e["people"], CultureInfo.InvariantCulture) - int.Parse(e["again"], CultureInfo.InvariantCulture));
}
