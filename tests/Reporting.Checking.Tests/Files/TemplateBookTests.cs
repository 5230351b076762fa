using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Reporting.Checking.Files;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Tests.Reading;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Checking.Tests.Files;

/// <summary>The workbook that is filled in: what it holds, and that it comes back whole from the programs that people fill it in with.</summary>
public sealed class TemplateBookTests
{
    private static readonly TemplateQuestion Question = new(
        SampleForm.Question.Collection with { Synthetic = true, Retention = "Kept for six years.", Title = "=1+1" }, SampleForm.Question.Period,
        SampleForm.Question.Instrument, SampleForm.Question.Body, "Barnet",
        new FormAnswers(new Dictionary<string, Answer> { ["MIS08"] = new(11L, null, false, null) }, new Dictionary<string, int>()));

    private static readonly Dictionary<string, (string, string, string)> Filled = new()
    {
        ["MIS08"] = ("1204", "", ""),
        ["MIS09"] = ("", "NR", "Two systems."),
        ["TRN01"] = ("12.5", "", ""),
        ["LEA01"] = ("yes", "", ""),
        ["LEA04"] = ("2014-03-31", "", ""),
        ["LSC01"] = ("agreed-unpublished", "", ""),
        ["INF01"] = ("police;health", "", ""),
        ["TXT01"] = ("=SUM(A1:A9) is how we began", "", ""),
        ["TRD01"] = ("-5", "", ""),
    };

    [Fact]
    public void Of_Form_IsAValidWorkbookThatReadsAsBlankWithoutComplaint()
    {
        var template = TemplateBook.Of(Question);
        using (var document = SpreadsheetDocument.Open(new MemoryStream(template), false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath} {e.Description}"));
            Assert.Empty(document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<CellFormula>()));
        }

        var reading = SampleForm.Read(template, ReturnFormat.Xlsx);
        Assert.All(reading.Issues, i => Assert.Equal("READ-BLANK", i.Rule));
        Assert.Equal(2, reading.Issues.Count);
    }

    [Fact]
    public void Of_Form_HoldsWhatIsKnownAndWhatMayBeTyped()
    {
        var template = TemplateBook.Of(Question);
        var cells = FilledWorkbook.CellsOf(template, 0);
        var row = cells.Single(c => c.Value == "MIS08").Key[1..];
        Assert.Equal("11", cells["G" + row]);
        Assert.DoesNotContain(cells.Values, v => v == "Barnet");
        Assert.Contains(FilledWorkbook.CellsOf(TemplateBook.Of(Question with { Collection = SampleForm.Question.Collection }), 0).Values, v => v == "Barnet");
        Assert.Contains(cells.Values, v => v == TemplateQuestion.SyntheticText);
        var guidance = FilledWorkbook.CellsOf(template, 1).Values;
        Assert.Contains(guidance, v => v.Contains("Kept for six years.", StringComparison.Ordinal));
        Assert.Contains(guidance, v => v == TemplateQuestion.SyntheticText);
        using var document = SpreadsheetDocument.Open(new MemoryStream(template), false);
        var sheet = FilledWorkbook.SheetsOf(document)[0].Worksheet!;
        Assert.True(sheet.Elements<SheetProtection>().Single().Sheet!.Value);
        var kinds = sheet.Descendants<DataValidation>().GroupBy(v => v.Type!.InnerText).ToDictionary(g => g.Key!, g => g.Count());
        Assert.Equal((2, 2, 1, 1), (kinds["whole"], kinds["decimal"], kinds["date"], kinds["textLength"]));
        Assert.Equal(4, kinds["list"]);
        Assert.Contains(sheet.Descendants<DataValidation>(), v => v.Formula1!.Text == "\"NH,NR,NA,RF,NP\"");
    }

    [Fact]
    public void Of_Records_HasTheHeaderAndRulesDownEveryColumn()
    {
        var instrument = new Instrument("cases", "Cases", InstrumentKind.Records, true, SampleForm.Question.Instrument.Items, []);
        var template = TemplateBook.Of(Question with { Instrument = instrument, Last = null });
        using var document = SpreadsheetDocument.Open(new MemoryStream(template), false);
        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken).Select(e => $"{e.Path?.XPath} {e.Description}"));
        var sheet = FilledWorkbook.SheetsOf(document)[0].Worksheet!;
        Assert.Equal(instrument.ItemsOf("2018").Select(i => i.Code), sheet.Descendants<Row>().First().Elements<Cell>().Select(c => c.InnerText));
        Assert.Contains(sheet.Descendants<DataValidation>(), v => v.SequenceOfReferences!.InnerText == "A2:A1048576");
        Assert.Equal(
            "MIS08,MIS09,TRN01,LEA01,LEA04,LSC01,INF01,TXT01,TRD01\r\n",
            System.Text.Encoding.UTF8.GetString(FormTemplate.Csv(Question with { Instrument = instrument })).TrimStart('\uFEFF'));
    }

    [Fact]
    public void Of_FilledIn_ReadsAsItWasTyped() => IsAsTyped(SampleForm.Read(FilledWorkbook.Of(TemplateBook.Of(Question), Filled), ReturnFormat.Xlsx));

    [Fact]
    public void Csv_And_Json_ReadAsBlankWithoutComplaint()
    {
        foreach (var (bytes, format) in new[] { (FormTemplate.Csv(Question), ReturnFormat.Csv), (FormTemplate.Json(Question), ReturnFormat.Json) })
            Assert.All(SampleForm.Read(bytes, format).Issues, i => Assert.Equal("READ-BLANK", i.Rule));
    }

    [Fact]
    public async Task Of_SavedByLibreOffice_ReadsAsItWasTyped()
    {
        // The corpus has such a file too, so that the reading of one is tested everywhere.
        LibreOffice.Demand();
        var filled = FilledWorkbook.Of(TemplateBook.Of(Question), Filled);
        var calc = await LibreOffice.ConvertAsync(filled, "xlsx", "ods");
        var path = Path.GetTempFileName();
        await File.WriteAllBytesAsync(path, calc, TestContext.Current.CancellationToken);
        Assert.IsType<FormatRecognition.Refused>(FormatRecognition.Of(null, path));
        File.Delete(path);
        var saved = await LibreOffice.ConvertAsync(calc, "ods", "xlsx");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            await File.WriteAllBytesAsync(
                Path.Combine(SourceTree.Root, "tests", "Reporting.Checking.Tests", "Reading", "corpus", "book-template-by-libreoffice.xlsx"), saved,
                TestContext.Current.CancellationToken);
        IsAsTyped(SampleForm.Read(saved, ReturnFormat.Xlsx));
    }

    private static void IsAsTyped(FormReading reading)
    {
        Assert.Empty(reading.Issues.Select(i => i.Message));
        Assert.Equal((8, 1), (reading.Answered, reading.Missing));
        Assert.Equal(1204L, reading.Answers.Of("MIS08").Value);
        Assert.Equal(("NR", "Two systems."), (reading.Answers.Of("MIS09").Missing, reading.Answers.Of("MIS09").Note));
        Assert.Equal(12.5, reading.Answers.Of("TRN01").Value);
        Assert.Equal(true, reading.Answers.Of("LEA01").Value);
        Assert.Equal(new DateOnly(2014, 3, 31), reading.Answers.Of("LEA04").Value);
        Assert.Equal(["police", "health"], Assert.IsType<string[]>(reading.Answers.Of("INF01").Value));
        Assert.Equal("=SUM(A1:A9) is how we began", reading.Answers.Of("TXT01").Value);
        Assert.Equal(-5.0, reading.Answers.Of("TRD01").Value);
    }
}
