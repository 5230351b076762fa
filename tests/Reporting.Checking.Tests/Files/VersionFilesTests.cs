using System.Text;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Reporting.Checking.Files;
using Reporting.Checking.Reading;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Tests.Reading;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Checking.Tests.Files;

/// <summary>What is made of an upload for whoever must put it right.</summary>
public sealed class VersionFilesTests
{
    private const string Rough = """
        A title, and nothing else
        code,label,value,missing,estimate,note,mine
        mis08,Interviews," 1,204 ",,,,x
        MIS90,,9,,,,
        TRN01,,lots,,,,
        LEA01,,Y,,,,
        LEA04,,03/31/2014,,,,
        LSC01,,drafft,,,,
        INF01,,Police; health,,,,
        TXT01,,"=HYPERLINK(""http://x"",""y"")",,,+cmd,
        TRD01,,-5,,,,

        """;

    [Fact]
    public void Corrected_RoughTable_MendsWhatIsSafeAndSaysSo()
    {
        var csv = Encoding.UTF8.GetString(Corrected(Rough)).TrimStart('\uFEFF').Split("\r\n");
        Assert.Equal("code,label,value,missing,estimate,note,changed", csv[0]);
        Assert.StartsWith("MIS08,Interviews,1204,", csv[1], StringComparison.Ordinal);
        Assert.Contains("value: “ 1,204 ” is now “1204”", csv[1], StringComparison.Ordinal);
        Assert.StartsWith("MIS09,,9,", csv[2], StringComparison.Ordinal);
        Assert.Contains("code: “MIS90” is now “MIS09”", csv[2], StringComparison.Ordinal);
        Assert.Equal("TRN01,,lots,,,,", csv[3]);
        Assert.StartsWith("LEA01,,yes,", csv[4], StringComparison.Ordinal);
        Assert.StartsWith("LEA04,,2014-03-31,", csv[5], StringComparison.Ordinal);
        Assert.StartsWith("LSC01,,draft,", csv[6], StringComparison.Ordinal);
        Assert.StartsWith("INF01,,\"police;health\",", csv[7], StringComparison.Ordinal);

        // What a spreadsheet would calculate is text; a number stays a number.
        Assert.StartsWith("TXT01,,\"'=HYPERLINK(", csv[8], StringComparison.Ordinal);
        Assert.Contains(",'+cmd,", csv[8], StringComparison.Ordinal);
        Assert.Equal("TRD01,,-5,,,,", csv[9]);
    }

    [Fact]
    public void Corrected_Again_ChangesNothingMore()
    {
        var once = Encoding.UTF8.GetString(Corrected(Rough));
        var twice = Encoding.UTF8.GetString(Corrected(once));
        Assert.DoesNotContain("is now", twice, StringComparison.Ordinal);
        var (before, after) = (SampleForm.Read(Rough), SampleForm.Read(once));
        Assert.True(after.Issues.Count < before.Issues.Count);
        Assert.DoesNotContain(after.Issues, i => i.Rule is "READ-COLUMN");
    }

    [Fact]
    public void Corrected_AnyCells_NeverBeginsAFormulaAndNeverLosesARow() =>
        Gen.String[Gen.Char["=+-@\t0123456789.,;\"' abcM"], 0, 12].List[1, 6].Sample(values =>
        {
            var csv = SampleForm.Header + string.Concat(
                SampleForm.Question.Instrument.Items.Zip(values, (i, v) => $"{i.Code},,\"{v.Replace("\"", "\"\"", StringComparison.Ordinal)}\",,,\n"));
            var corrected = Csv.Read(Encoding.UTF8.GetString(Corrected(csv)).TrimStart('\uFEFF'));
            Assert.Equal(values.Count, corrected.Count);
            foreach (var cell in corrected.SelectMany(r => r.Values).Where(c => c.Length > 0))
                Assert.True(
                    cell[0] is not ('=' or '+' or '-' or '@' or '\t') || double.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out _), cell);
        });

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("-5", "-5")]
    [InlineData("-5.25", "-5.25")]
    [InlineData("+44", "+44")]
    [InlineData("-cmd", "'-cmd")]
    [InlineData("@x", "'@x")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a,\"b\"", "\"a,\"\"b\"\"\"")]
    [InlineData(null, "")]
    public void Cell_OfCsv_IsSafeInASpreadsheet(string? text, string expected) => Assert.Equal(expected, CsvText.Cell(text));

    [Theory]
    [InlineData(ReturnFormat.Csv)]
    [InlineData(ReturnFormat.Xlsx)]
    [InlineData(ReturnFormat.Json)]
    public void Annotated_EachIssue_StandsInItsCellAndInTheList(ReturnFormat format)
    {
        var file = format switch
        {
            ReturnFormat.Csv => Encoding.UTF8.GetBytes(Rough),
            ReturnFormat.Json => "{\"items\":{\n\"MIS08\":-3,\n\"TRN01\":\"lots\",\n\"TXT01\":\"=1+1\"}}"u8.ToArray(),
            _ => FilledWorkbook.Of(
                TemplateBook.Of(
                    new(SampleForm.Question.Collection, SampleForm.Question.Period, SampleForm.Question.Instrument, SampleForm.Question.Body, null, null)),
                new Dictionary<string, (string, string, string)> { ["MIS08"] = ("-3", "", ""), ["TRN01"] = ("lots", "", ""), ["TXT01"] = ("=1+1", "", "") }),
        };
        var (reading, table) = Read(file, format);
        var book = AnnotatedBook.Of(table.Rows, table.HeaderRow, i => table.CellOf(i, format), reading.Issues, "A title", synthetic: false);
        using var document = SpreadsheetDocument.Open(new MemoryStream(book), false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath} {e.Description}"));
        Assert.Empty(document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<CellFormula>()));
        var sheets = FilledWorkbook.SheetsOf(document);
        var notes = sheets[0].WorksheetCommentsPart!.Comments!.Descendants<Comment>().ToDictionary(c => c.Reference!.Value!, c => c.InnerText);
        var cells = FilledWorkbook.CellsOf(book, 0);
        var listed = sheets[1].Worksheet!.Descendants<Row>().Skip(2).Count();
        Assert.Equal(reading.Issues.Count, listed);

        // Of JSON the table holds what could be read.
        var lots = format is ReturnFormat.Json ? "C" + cells.Single(c => c.Value == "TRN01").Key[1..] : cells.Single(c => c.Value == "lots").Key;
        Assert.Contains("TRN01 is a number", notes[lots], StringComparison.Ordinal);
        Assert.Contains(sheets[1].Worksheet!.Descendants<Hyperlink>(), l => l.Location == $"'Return'!{lots}");
        Assert.Contains(cells.Values, v => v.StartsWith('='));
    }

    private static byte[] Corrected(string csv) => new CorrectedForm(SampleForm.Question).Csv(Read(Encoding.UTF8.GetBytes(csv), ReturnFormat.Csv).Table)!;

    private static (FormReading Reading, UploadedTable Table) Read(byte[] bytes, ReturnFormat format)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            var reading = ReturnReader.ReadForm(path, format, SampleForm.Question);
            return (reading, UploadedTable.Of(path, format, SampleForm.Question, reading));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
