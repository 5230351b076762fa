using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs.Models;
using DuckDB.NET.Data;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Line.Tests.Reports;

/// <summary>The evidence of the national report, as the service serves it.</summary>
[Collection(MissingReportCollection.Name)]
public sealed class MissingEvidenceTests(MissingReport line)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Evidence_FollowsItsSchema_AndIsSmall()
    {
        var evidence = await line.FileAsync(MissingReport.Last, MissingReport.Run, "evidence.json");
        Assert.InRange(evidence.Length, 100_000, 3_000_000);
        var schema = Encoding.UTF8.GetString(await line.FileAsync(MissingReport.Last, MissingReport.Run, "evidence.schema.json"));
        Assert.Empty(EvidenceFiles.Broken(Encoding.UTF8.GetString(evidence), schema));
    }

    /// <summary>Region, and how many of its returns the figure rests on.</summary>
    [Theory]
    [InlineData("E12000007", 32)]
    [InlineData("E12000005", 14)]
    public void Evidence_OfARegion_RestsOnItsOwnReturns(string region, int returns)
    {
        var figure = line.Evidence.GetProperty("figures").EnumerateArray()
            .Single(f => f.GetProperty("id").GetString() == $"M01-{MissingReport.Last}-{region}");
        Assert.Equal(returns, figure.GetProperty("inputs").GetProperty("only").GetArrayLength());
    }

    [Fact]
    public void Evidence_OfEveryPeriod_NamesTheTablesThatItWasLoadedFrom()
    {
        var sources = line.Evidence.GetProperty("sources").EnumerateArray().Select(s => s.GetProperty("id").GetString()).ToList();
        Assert.All(line.Evidence.GetProperty("inputSets").EnumerateArray(), s =>
            Assert.Subset(sources.ToHashSet(), s.GetProperty("loadedFrom").EnumerateArray().Select(i => i.GetString()).ToHashSet()));
        var england = line.Evidence.GetProperty("figures").EnumerateArray()
            .Single(f => f.GetProperty("id").GetString() == $"M01-{MissingReport.Last}-ENG").GetProperty("inputs");
        Assert.Equal("looked-after-missing-2024", Assert.Single(england.GetProperty("sources").EnumerateArray()).GetString());
    }

    [Fact]
    public async Task Evidence_OfEveryAuthority_IsRecomputedFromTheCheckedRows()
    {
        // M01 from the stored rows themselves, by another program: DuckDB over the Parquet files.
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var container = line.Blobs.GetBlobContainerClient("checked");
            await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"missing/{MissingReport.Last}/", Stop))
            {
                if (blob.Name.EndsWith(".parquet", StringComparison.Ordinal))
                    await container.GetBlobClient(blob.Name).DownloadToAsync(Path.Combine(folder.FullName, blob.Name.Replace('/', '_')), Stop);
            }

            using var duck = new DuckDBConnection("DataSource=:memory:");
            await duck.OpenAsync(Stop);
            using var command = duck.CreateCommand();
            command.CommandText = $"select authority, MIS01, CLA01, MIS02 from read_parquet('{folder.FullName}/*.parquet', union_by_name = true)";
            using var rows = await command.ExecuteReaderAsync(Stop);
            var numbers = EvidenceFiles.Numbers(line.Evidence);
            var (compared, missing, looked) = (0, 0L, 0L);
            while (await rows.ReadAsync(Stop))
            {
                if (await rows.IsDBNullAsync(1, Stop) || await rows.IsDBNullAsync(2, Stop))
                    continue;
                var (code, part, whole) = (rows.GetString(0), rows.GetInt64(1), rows.GetInt64(2));
                (missing, looked) = (missing + part, looked + whole);
                var value = numbers[$"M01-{MissingReport.Last}-{code}-value"].GetProperty("value");
                if (value.ValueKind is JsonValueKind.Number)
                {
                    Assert.Equal((double)part / whole * 100, value.GetDouble(), 1e-9);
                    compared++;
                }
            }

            Assert.True(compared > 140, $"{compared} compared");
            Assert.Equal((double)missing / looked * 100, numbers[$"M01-{MissingReport.Last}-ENG-returns-value"].GetProperty("value").GetDouble(), 1e-9);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Report_EveryNumberInTheProse_IsInTheLedger()
    {
        var html = Encoding.UTF8.GetString(await line.FileAsync(MissingReport.Last, MissingReport.Run, "report.html"));
        var ids = EvidenceFiles.Numbers(line.Evidence).Keys.ToHashSet();
        var cited = Regex.Matches(html, "class=\"ev\" href=\"#([^\"]+)\"").Select(m => m.Groups[1].Value).ToList();
        Assert.NotEmpty(cited);
        Assert.All(cited, c => Assert.Contains(c, ids));
    }
}
