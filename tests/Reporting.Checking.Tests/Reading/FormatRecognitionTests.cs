using Reporting.Checking.Reading.Formats;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Checking.Tests.Reading;

public sealed class FormatRecognitionTests
{
    [Theory]
    [InlineData("text/csv", "plain.csv", ReturnFormat.Csv)]
    [InlineData("Text/CSV; charset=\"UTF-8\"; header=present", "plain.csv", ReturnFormat.Csv)]
    [InlineData("text/csv; charset=windows-1252", "plain.csv", ReturnFormat.Csv)]
    [InlineData("application/csv", "plain.csv", ReturnFormat.Csv)]
    [InlineData("application/vnd.ms-excel", "plain.csv", ReturnFormat.Csv)]
    [InlineData("application/vnd.ms-excel", "book-plain.xlsx", ReturnFormat.Xlsx)]
    [InlineData("application/octet-stream", "utf16le-no-bom.csv", ReturnFormat.Csv)]
    [InlineData("application/octet-stream", "plain.json", ReturnFormat.Json)]
    [InlineData("application/octet-stream", "book-plain.xlsx", ReturnFormat.Xlsx)]
    [InlineData(null, "utf16.json", ReturnFormat.Json)]
    [InlineData("", "windows-1252.csv", ReturnFormat.Csv)]
    [InlineData("application/json", "plain.csv", ReturnFormat.Json)]
    [InlineData("application/json; charset=utf-8", "plain.json", ReturnFormat.Json)]
    [InlineData("text/csv", "book-plain.xlsx", ReturnFormat.Xlsx)]
    [InlineData("text/csv", "plain.json", ReturnFormat.Json)]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "book-strict.xlsx", ReturnFormat.Xlsx)]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "plain.csv", ReturnFormat.Csv)]
    [InlineData("text/csv", "empty.csv", ReturnFormat.Csv)]
    public void Of_TypeThatIsTaken_GoesByTheBytes(string? type, string file, ReturnFormat format) =>
        Assert.Equal(format, Assert.IsType<FormatRecognition.Recognised>(Of(type, file)).Format);

    [Theory]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "plain.csv", "an Excel workbook, but it is a CSV file")]
    [InlineData("text/csv; charset=utf-8", "book-plain.xlsx", "a CSV file, but it is an Excel workbook")]
    [InlineData("text/csv", "plain.json", "a CSV file, but it is JSON")]
    [InlineData("text/csv", "plain.csv", null)]
    [InlineData("application/vnd.ms-excel", "plain.csv", null)]
    [InlineData(null, "plain.json", null)]
    public void Of_TypeOfAnotherFormat_IsSaid(string? type, string file, string? said)
    {
        var recognised = Assert.IsType<FormatRecognition.Recognised>(Of(type, file));
        var words = recognised.DeclaredAs is { } declared ? StoredFormat.Assumed(StoredFormat.ContentTypeOf(recognised.Format), declared) : null;
        Assert.Equal(said is null ? null : $"The file was sent as {said}, and was read as that.", words);
    }

    [Theory]
    [InlineData("text/csv", "document.pdf", "PDF")]
    [InlineData("text/csv", "old.xls", ".xls")]
    [InlineData("application/vnd.ms-excel", "old.xls", ".xls")]
    [InlineData("text/csv", "web-page-called.xls", "web page")]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "locked.xlsx", "password")]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "table.ods", "OpenDocument")]
    [InlineData("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "letter.docx", "Word")]
    [InlineData("application/octet-stream", "form.zip", "archive")]
    [InlineData("application/vnd.oasis.opendocument.spreadsheet", "plain.csv", "OpenDocument")]
    [InlineData("application/pdf", "plain.csv", "PDF")]
    [InlineData("application/vnd.ms-excel.sheet.macroEnabled.12", "book-macros.xlsx", "macros")]
    [InlineData("multipart/form-data; boundary=x", "plain.csv", "web form")]
    [InlineData("image/png", "plain.csv", "not a format")]
    [InlineData("text/csv; charset=ebcdic", "plain.csv", "character set")]
    [InlineData("nonsense", "plain.csv", "Content-Type")]
    public void Of_TypeOrBytesThatAreNotTaken_SaysHowToSaveTheRightOne(string type, string file, string words)
    {
        var refused = Assert.IsType<FormatRecognition.Refused>(Of(type, file));
        Assert.Contains(words, refused.Message, StringComparison.Ordinal);
        Assert.NotEmpty(refused.Fix);
    }

    [Fact]
    public void ReadForm_BytesOfAnotherKind_SaysSo()
    {
        var reading = SampleForm.Read(
            File.ReadAllBytes(Path.Combine(SourceTree.Root, "tests", "Reporting.Checking.Tests", "Reading", "corpus", "document.pdf")), ReturnFormat.Csv);
        Assert.Equal("READ-FORMAT", Assert.Single(reading.Issues).Rule);
    }

    private static FormatRecognition Of(string? type, string file) =>
        FormatRecognition.Of(type, Path.Combine(SourceTree.Root, "tests", "Reporting.Checking.Tests", "Reading", "corpus", file));
}
