using System.Text;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Records;
using Reporting.Checking.Reading.Results;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Xunit;

namespace Reporting.Checking.Tests.Reading.Records;

/// <summary>Each record has an identifier of its own, unless its instrument says otherwise.</summary>
public sealed class RecordIdentityTests(SampleRecords records) : IClassFixture<SampleRecords>
{
    [Theory]
    [InlineData("K001", "K001", true)]
    [InlineData("K001", " K001 ", true)]
    [InlineData("K001", "\u00A0K001", true)]
    [InlineData("NA", "NA", true)]
    [InlineData("K001", "k001", false)]
    [InlineData("K001", "K0011", false)]
    [InlineData("1", "01", false)]
    [InlineData("", "", false)]
    public void ReadRecords_TwoRowsWithOneIdentifier_AreAnErrorThatNamesBoth(string first, string second, bool same)
    {
        var (reading, table) = records.Csv($"{first},204,2018-02-01,3,,,,,,no\nK9,204,2018-02-01,3,,,,,,no\n{second},205,2018-03-01,2,,,,,,no\n");
        using (table)
        {
            var twice = reading.Issues.Where(i => i.Rule == ReadingCheck.RecordTwice).ToList();
            Assert.Equal(same ? 1 : 0, twice.Count);
            if (!same)
                return;
            Assert.Equal((Severity.Error, 4, "case_id", "A4"), (twice[0].Severity, twice[0].Row, twice[0].Column, twice[0].Cell));
            Assert.StartsWith("Row 4 has the same case_id (Case) as row 2.", twice[0].Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void ReadRecords_TwoRecordsOfJsonWithOneIdentifier_AreNamedByTheirNumbers()
    {
        var json = """{"rows":[{"case_id":"K1"},{"case_id":"K2"},{"council":"204","case_id":"K1"}]}""";
        var twice = Assert.Single(records.Read(Encoding.UTF8.GetBytes(json), ReturnFormat.Json).Issues, i => i.Rule == ReadingCheck.RecordTwice);
        Assert.Equal((3, "case_id"), (twice.Row, twice.Column));
        Assert.StartsWith("Record 3 has the same case_id (Case) as record 1.", twice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadRecords_FirstItemThatRepeats_IsNoError()
    {
        var question = SampleRecords.Question with { Instrument = SampleRecords.Question.Instrument with { FirstItemRepeats = true } };
        var (reading, table) = records.Csv(SampleRecords.Row + SampleRecords.Row, question);
        using (table)
            Assert.DoesNotContain(reading.Issues, i => i.Severity is Severity.Error);
    }

    [Fact]
    public void ReadRecords_TheSameIdentifierInEveryRow_ListsAHundredAndCountsTheRest()
    {
        var (reading, table) = records.Csv(string.Concat(Enumerable.Repeat(SampleRecords.Row, 1_234)));
        using (table)
        {
            var twice = reading.Issues.Where(i => i.Rule == ReadingCheck.RecordTwice).ToList();
            Assert.Equal(101, twice.Count);
            Assert.All(twice.Take(100), i => Assert.EndsWith("as row 2. Each record needs one of its own.", i.Message, StringComparison.Ordinal));
            Assert.Contains(twice, i => i.Message.Contains("1,133 more rows have", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Repeated_ManyIdentifiers_AreTheOnesThatStandTwice()
    {
        var identities = new RecordIdentities();
        for (var i = 0; i < 300_000; i++)
            identities.Add($"E{i % 299_990:0000000}", i + 2);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (299_990 + i + 2, i + 2)), identities.Repeated());
    }

    [Fact]
    public void ReadRecords_IssuesOfARecord_NameWhatIdentifiesIt()
    {
        var (reading, table) = records.Csv("K001,204,2018-02-01,7,,,,,,no\n,204,2018-02-01,7,,,,,,no\n");
        using (table)
        {
            Assert.Equal(
                [("K001", 2), (null, 3)], reading.Issues.Where(i => i.Rule == ReadingCheck.Maximum).Select(i => ((string?)i.Record, i.Row!.Value)));
        }
    }

    [Fact]
    public void ReadRecords_FaultsOfJsonOnOneLine_EachNamesItsRecord()
    {
        var row = """{"case_id":"KK","council":"204","seen_on":"2018-02-01","planning":PP}""";
        var json = "{\"rows\":[" + string.Join(',', Enumerable.Range(1, 3).Select(i =>
            row.Replace("KK", $"K{i}", StringComparison.Ordinal).Replace("PP", i == 2 ? "2" : "7", StringComparison.Ordinal))) + "]}";
        var issues = records.Read(Encoding.UTF8.GetBytes(json), ReturnFormat.Json).Issues;
        Assert.Equal([(1, "planning", "K1"), (3, "planning", "K3")], issues.Select(i => (i.Row!.Value, i.Column, i.Record)));
    }

    [Fact]
    public void Issue_Twice_IsTheSameIssueInTheNextVersion()
    {
        Issue Of(string rows)
        {
            var (reading, table) = records.Csv(rows);
            using (table)
                return reading.Issues.Single(i => i.Rule == ReadingCheck.RecordTwice);
        }

        Assert.Equal(Of(SampleRecords.Row + SampleRecords.Row).Id, Of(SampleRecords.Row + SampleRecords.Row).Id);
    }
}
