using System.Globalization;
using System.Text;
using Reporting.Checking.Files;
using Reporting.Checking.Reading;
using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Tests.Reading.Records;
using Reporting.Domain.Collections;
using Xunit;

namespace Reporting.Checking.Tests.Reading;

/// <summary>What is said of a file is true, and says where.</summary>
public sealed class WordsOfReadingTests(SampleRecords records) : IClassFixture<SampleRecords>
{
    [Fact]
    public void ReadForm_LineFeedWithinACell_IsNoMixOfLineEnds()
    {
        var reading = SampleForm.Read((SampleForm.Header + "MIS08,,12,,,\nMIS09,,9,,,\"two|lines\"\n").Replace("\n", "\r\n", StringComparison.Ordinal)
            .Replace('|', '\n'));
        Assert.Empty(reading.Understood);
        Assert.Equal("two\nlines", reading.Answers.Of("MIS09").Note);
    }

    [Fact]
    public void ReadForm_JsonTextThatIsNoNumber_IsNotSaidToBeReadAsOne()
    {
        var reading = SampleForm.Read("{\"items\":{\"MIS08\":\"<5\",\"MIS09\":{\"value\":\"<5\"}}}", ReturnFormat.Json);
        Assert.Empty(reading.Understood);
        Assert.Equal(["MIS08", "MIS09"], reading.Issues.Where(i => i.Rule == ReadingCheck.Number).Select(i => i.Column));
    }

    [Fact]
    public void Annotated_JsonOnOneLine_MarksEachItemsCell()
    {
        var json = "{\"items\":{\"MIS08\":{\"value\":\"<5\"},\"MIS09\":{\"value\":9,\"missing\":\"XX\"}}}";
        var path = Path.GetTempFileName();
        File.WriteAllText(path, json);
        var reading = SampleForm.Read(json, ReturnFormat.Json);
        var table = UploadedTable.Of(path, ReturnFormat.Json, SampleForm.Question, reading);
        File.Delete(path);
        Assert.Contains(reading.Issues, i => i.Rule == ReadingCheck.Number && table.CellOf(i, ReturnFormat.Json) == table.ValueOf("MIS08"));
        Assert.Contains(reading.Issues, i => i.Column == "MIS09.missing" && table.CellOf(i, ReturnFormat.Json) is (3, 3));
    }

    [Theory]
    [InlineData("2014-09-08T00:00:00+01:00", "2014-09-08")]
    [InlineData("2014-09-07T23:00:00Z", "2014-09-08")]
    [InlineData("2014-01-08T00:00:00+00:00", "2014-01-08")]
    [InlineData("2014-09-08T00:00:00Z", "2014-09-08")]
    [InlineData("2014-09-08 00:00:00", "2014-09-08")]
    [InlineData("2014-01-08T00:00:00+01:00", null)]
    [InlineData("2014-09-08T10:30:00+01:00", null)]
    public void Read_InstantThatIsMidnightInTheUk_IsADay(string text, string? day)
    {
        var fault = DateCell.Read(text, out var date, out _);
        Assert.Equal(day is null ? CellFault.HasTime : CellFault.None, fault);
        if (day is not null)
            Assert.Equal(day, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("\"seen_\non\"")]
    [InlineData("\"seen\non\"")]
    [InlineData("seen - on")]
    public void ReadRecords_HeaderBrokenByALine_IsRecognised(string header)
    {
        var text = SampleRecords.Header.Replace("seen_on", header, StringComparison.Ordinal) + SampleRecords.Row;
        Assert.DoesNotContain(records.Read(Encoding.UTF8.GetBytes(text), ReturnFormat.Csv).Issues, i => i.Severity is Severity.Error);
    }

    [Fact]
    public void ReadRecords_TextUnderABlankHeading_IsNotedOnce()
    {
        var text = SampleRecords.Header.TrimEnd('\n') + ",,\n" + SampleRecords.Row.TrimEnd('\n') + ",,\n"
            + SampleRecords.Row.Replace("K001", "K002", StringComparison.Ordinal).TrimEnd('\n') + ",zzz,\n"
            + SampleRecords.Row.Replace("K001", "K003", StringComparison.Ordinal).TrimEnd('\n') + ",zzz,\n";
        var note = Assert.Single(records.Read(Encoding.UTF8.GetBytes(text), ReturnFormat.Csv).Issues);
        Assert.Equal((ReadingCheck.Column, Severity.Note, "K3"), (note.Rule, note.Severity, note.Cell));
    }

    [Fact]
    public void ReadForm_NulInJson_IsRefusedAsInCsv() => Assert.Contains(
        SampleForm.Read("{\"items\":{\"MIS08\":12,\"MIS09\":9,\"TXT01\":\"a\\u0000b\"}}", ReturnFormat.Json).Issues,
        i => i.Rule == ReadingCheck.Nul && i.Severity is Severity.Error);

    [Fact]
    public void ReadForm_AMillionHalfCharacters_StopsEarly()
    {
        var json = "{\"items\":{},\"x\":[" + string.Join(',', Enumerable.Repeat("\"\\ud800\"", 1_000_000)) + "]}";
        var started = TimeProvider.System.GetTimestamp();
        var reading = SampleForm.Read(json, ReturnFormat.Json);
        Assert.Contains(reading.Issues, i => i.Rule == ReadingCheck.More && i.Severity is Severity.Error);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(ReturnFormat.Csv)]
    [InlineData(ReturnFormat.Json)]
    public void ReadRecords_NobodyWaitsAnyMore_Ends(ReturnFormat format)
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();
        var path = Path.GetTempFileName();
        File.WriteAllText(path, format is ReturnFormat.Csv
            ? SampleRecords.Header + string.Concat(Enumerable.Repeat(SampleRecords.Row, 3_000))
            : "{\"rows\":[" + string.Join(',', Enumerable.Repeat("{\"case_id\":\"K1\"}", 30_000)) + "]}");
        using var table = records.Open(SampleRecords.Question);
        Assert.Throws<OperationCanceledException>(() => ReturnReader.ReadRecords(path, format, SampleRecords.Question, table, gone.Token));
        File.Delete(path);
    }

    [Fact]
    public void PersonalIn_AddressOfTheCollectionItself_IsNobodys()
    {
        var question = SampleForm.Question with
        {
            Collection = SampleForm.Question.Collection with { Contact = new("Data team", "data.collection@example.gov.uk") },
        };
        Assert.Equal("data.collection@example.gov.uk", question.Collection.Contact.Email);
        var issues = new ReadingIssues { OwnAddress = question.Collection.Contact.Email };
        Assert.Empty(issues.PersonalIn("Questions: Data team, data.collection@example.gov.uk"));
        Assert.NotEmpty(issues.PersonalIn("Questions: jo@example.org, data.collection@example.gov.uk"));
    }
}
