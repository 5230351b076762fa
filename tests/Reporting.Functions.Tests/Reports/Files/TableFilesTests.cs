using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Reporting.Functions.Tests.Reports.Pages;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Functions.Tests.Reports.Files;

/// <summary>The spreadsheets of a run, against the Analysis Function's list for accessible ones.</summary>
public sealed class TableFilesTests
{
    private const string Hostile = "=1+1 _x0041_ \u0001 <b>";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Excel_BeforeItsLibrarysValidator_HasNoFault(bool synthetic)
    {
        using var document = Open((await FilesAsync(synthetic))["tables.xlsx"]);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document, TestContext.Current.CancellationToken)
            .Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
    }

    [Fact]
    public async Task Excel_EachSheetButTheCover_HasOneMarkedTableWithoutGaps()
    {
        using var document = Open((await FilesAsync())["tables.xlsx"]);
        var workbook = document.WorkbookPart!;
        var sheets = workbook.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().ToList();
        Assert.Equal(["Cover", "Contents", "Notes", "Table_1", "Table_2"], sheets.Take(5).Select(s => s.Name!.Value));
        Assert.Equal(sheets.Count, sheets.Select(s => s.Name!.Value).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(sheets, s => Assert.Null(s.State));
        foreach (var part in sheets.Select(s => (WorksheetPart)workbook.GetPartById(s.Id!)))
        {
            var sheet = part.Worksheet!;
            Assert.Empty(sheet.Descendants<MergeCell>());
            Assert.Empty(sheet.Descendants<CellFormula>());
            Assert.Empty(sheet.Descendants<Pane>());
            Assert.Null(part.DrawingsPart);
            var rows = sheet.Descendants<Row>().ToList();
            Assert.Equal(Enumerable.Range(1, rows.Count), rows.Select(r => (int)r.RowIndex!.Value));
            Assert.All(rows.SelectMany(r => r.Elements<Cell>()), c => Assert.NotEqual("", c.InnerText));
            if (part == workbook.GetPartById(sheets[0].Id!))
                continue;
            var table = Assert.Single(part.TableDefinitionParts).Table!;
            var columns = table.TableColumns!.Elements<TableColumn>().Select(c => c.Name!.Value!).ToList();
            Assert.Equal(columns.Count, columns.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            var ends = table.Reference!.Value!.Split(':');
            var first = int.Parse(ends[0][1..], CultureInfo.InvariantCulture);
            Assert.Equal(rows.Count, int.Parse(ends[1].TrimStart([.. "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]), CultureInfo.InvariantCulture));
            Assert.Equal(columns, rows[first - 1].Elements<Cell>().Select(c => c.InnerText));
            Assert.All(rows.Skip(first), r => Assert.Equal(columns.Count, r.Elements<Cell>().Count()));
            Assert.All(rows.Take(first - 1), r => Assert.Single(r.Elements<Cell>()));
        }

        Assert.StartsWith("Children missing from care", document.PackageProperties.Title);
        Assert.Equal("en-GB", document.PackageProperties.Language);
    }

    [Fact]
    public async Task BothFormats_HoldTheSameCells()
    {
        var files = await FilesAsync();
        Assert.Equal(SpreadsheetRows.OfExcel(files["tables.xlsx"]), SpreadsheetRows.OfOpenDocument(files["tables.ods"]));
    }

    [Fact]
    public async Task OpenDocument_EachTable_IsNamedWithItsHeadingRow()
    {
        var content = SpreadsheetRows.Content((await FilesAsync())["tables.ods"]);
        XNamespace table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
        var sheets = content.Descendants(table + "table").ToList();
        Assert.Equal(sheets.Count - 1, content.Descendants(table + "database-range").Count());
        Assert.All(sheets.Skip(1), s => Assert.Single(s.Elements(table + "table-header-rows")));
        Assert.Empty(content.Descendants().Attributes(table + "formula"));
    }

    [Fact]
    public async Task Cells_HoldWhatTheReportPrints()
    {
        var sheet = SpreadsheetRows.OfExcel((await FilesAsync())["tables.xlsx"])["Table_2"];
        Assert.Equal("Children who went missing, as a share of children looked after (%), by region and authority, Year to 31 March 2024", sheet[0][0]);
        var rows = sheet.SkipWhile(r => r[0] != "Area code").Skip(1).ToDictionary(r => r[1]);
        Assert.Equal(["202", "Camden", "Authority", "12.3", "11.3", "13.3", "121", "1011", "[z]", "[z]", "10.5", "none"], rows["Camden"]);
        Assert.Equal(["[x]", "Nothing was returned"], [rows["City of London"][3], rows["City of London"][^1]]);
        Assert.Equal("[c]", rows["King’s Lynn & <Greenwich>"][3]);
        Assert.Equal("[u]", rows["Newcastle upon Tyne"][^1]);
        Assert.Equal(["3", "5"], rows["England"][8..10]);
    }

    [Theory]
    [InlineData("tables.xlsx")]
    [InlineData("tables.ods")]
    public async Task Texts_ThatLookLikeFormulasOrMarkUp_AreTexts(string name)
    {
        var inputs = SampleReport.Inputs();
        var periods = inputs.Periods.Select(p => p with
        {
            Measures = [.. p.Measures.Select(m => m with { Measure = m.Measure with { Title = Hostile, Short = Hostile, Definition = Hostile } })],
        });
        var file = (await SampleReport.BytesAsync(inputs with { Periods = [.. periods] }))[name];
        var sheets = name == "tables.ods" ? SpreadsheetRows.OfOpenDocument(file) : SpreadsheetRows.OfExcel(file);
        var read = name == "tables.ods" ? Hostile : Hostile.Replace("_x0041_", "_x005F_x0041_", StringComparison.Ordinal);
        Assert.Contains(sheets["Table_2"], r => r[0].StartsWith(read.Replace('\u0001', '\uFFFD'), StringComparison.Ordinal));
        if (name == "tables.ods")
            return;
        using var document = Open(file);
        Assert.Empty(document.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<CellFormula>()));
    }

    [Theory]
    [InlineData("ods", "xlsx")]
    [InlineData("xlsx", "ods")]
    [ThoroughTest]
    public async Task LibreOffice_OpensThem_AndSavesTheSameCells(string from, string to)
    {
        LibreOffice.Demand();
        var file = (await FilesAsync())["tables." + from];
        var saved = await LibreOffice.ConvertAsync(file, from, to);
        var (before, after) = from == "ods"
            ? (SpreadsheetRows.OfOpenDocument(file), SpreadsheetRows.OfExcel(saved))
            : (SpreadsheetRows.OfExcel(file), SpreadsheetRows.OfOpenDocument(saved));
        Assert.Equal(before.Keys, after.Keys);
        foreach (var (name, rows) in before)
            Assert.All(rows, r => Assert.Contains(after[name], a => a.Take(r.Count).SequenceEqual(r)));
    }

    private static Task<IReadOnlyDictionary<string, byte[]>> FilesAsync(bool synthetic = false) => SampleReport.BytesAsync(SampleReport.Inputs(synthetic));

    private static SpreadsheetDocument Open(byte[] file) => SpreadsheetDocument.Open(new MemoryStream(file), false);
}
