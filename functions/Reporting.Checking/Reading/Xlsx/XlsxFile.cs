using System.IO.Compression;
using System.Xml;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Reading.Xlsx;

/// <summary>A table as a workbook: the same as in a text file, on the first visible sheet that has its header.</summary>
internal sealed class XlsxFile
{
    private const string SaveAgain = "Open it in Excel, save it again under a new name, and upload that.";

    private readonly ITableReader table;
    private readonly WorkbookParts parts;
    private readonly InflationLimit limit;

    private XlsxFile(ITableReader table, WorkbookParts parts, InflationLimit limit) => (this.table, this.parts, this.limit) = (table, parts, limit);

    public static void Read(string path, ITableReader table)
    {
        var limit = new InflationLimit(new FileInfo(path).Length);
        try
        {
            using var zip = ZipFile.OpenRead(path);
            new XlsxFile(table, new(zip, limit), limit).Read();
        }
        catch (XmlException e)
        {
            Damaged(table, limit, e.LineNumber > 0 ? $" (line {e.LineNumber} of its XML)" : "");
            ScreenDamaged(path, table);
        }
        catch (InvalidDataException)
        {
            Damaged(table, limit, "");
            ScreenDamaged(path, table);
        }
    }

    private static void ScreenDamaged(string path, ITableReader table)
    {
        if (table.IsScreened && !table.Issues.HasPersonal) WorkbookScreen.RunOnDamaged(path, new(new FileInfo(path).Length), table.Issues);
    }

    private static void Damaged(ITableReader table, InflationLimit limit, string where)
    {
        table.Issues.Add(limit.Exceeded
            ? new(ReadingCheck.WorkbookSize, FileLocation.WholeFile, "The workbook unpacks to far more than a return can hold, so it was not read to its end.")
            {
                Needed = "a workbook that unpacks to at most 200,000,000 bytes",
                Fix = $"Copy the {table.Noun} into a new workbook and upload that.",
            }
            : new(ReadingCheck.Workbook, FileLocation.WholeFile, $"The workbook is damaged{where}, so not all of it could be read.")
            {
                Needed = "a workbook that Excel opens without repairs",
                Fix = SaveAgain,
            });
        table.StopEarly();
    }

    private void Read()
    {
        if (Fault() is var (check, message, fix))
        {
            Refuse(check, message, fix);
            if (table.IsScreened && Workbook.Read(parts, limit) is { } refused) new WorkbookScreen(parts, table.Issues, table.Cancellation).Run(refused, null);
        }
        else if (Workbook.Read(parts, limit) is not { Sheets.Count: > 0 } workbook)
        {
            Refuse(
                ReadingCheck.Workbook, "The workbook has no sheets that can be read.",
                $"Download the template of this {table.Noun}, and copy your answers into it.");
        }
        else if (limit.Exceeded) Damaged(table, limit, "");
        else ReadSheets(workbook);
    }

    /// <summary>Why the workbook is not read at all; null where it is.</summary>
    private (string Check, string Message, string Fix)? Fault()
    {
        if (parts.HasMacros)
        {
            return (
                ReadingCheck.Macros, "The workbook has macros. Programs in a file are not taken.",
                "Choose File, Save as, and “Excel workbook (.xlsx)”, which leaves the macros out.");
        }

        if (parts.NameOutside is { } name)
        {
            return (
                ReadingCheck.Workbook, $"The workbook has a part whose name leads out of it: “{QuotedText.Of(name)}”. Excel writes no such names.",
                $"Copy the {table.Noun} into a new workbook and upload that.");
        }

        if (!parts.HasNameTwice) return null;
        return (ReadingCheck.Workbook, "The workbook has two parts of the same name, so it is not clear which is meant.", SaveAgain);
    }

    private void ReadSheets(Workbook workbook)
    {
        var looks = workbook.Sheets.ToDictionary(s => s, s => LookAt(s, workbook));
        var withHeader = workbook.Sheets.Where(s => looks[s] is Look.Header).ToList();
        var visible = withHeader.Where(s => !s.Hidden).ToList();
        var shown = workbook.Sheets.Where(s => !s.Hidden).ToList();
        var chosen = visible.Concat(withHeader).Concat(shown.Where(s => looks[s] is Look.Filled)).Concat(shown).FirstOrDefault(workbook.Sheets[0]);
        foreach (var other in visible.Skip(1))
        {
            table.Issues.Add(new(
                ReadingCheck.OtherSheet, FileLocation.WholeFile with { Sheet = other.Name },
                $"The sheet “{QuotedText.Of(other.Name)}” has the {table.Noun}'s header too. " +
                    $"The sheet “{QuotedText.Of(chosen.Name)}” was read, being the first.")
            {
                Severity = Severity.Query,
                Value = QuotedText.Of(other.Name),
                Needed = $"one sheet with the {table.Noun}",
                Fix = $"Delete the sheet that is not meant, or say here that “{QuotedText.Of(chosen.Name)}” is the one.",
            });
        }

        foreach (var hidden in withHeader.Where(s => s.Hidden))
        {
            var read = hidden == chosen ? ", and no visible one has" : " too; it was not read";
            table.Issues.Add(new(
                ReadingCheck.HiddenSheet, FileLocation.WholeFile with { Sheet = hidden.Name },
                $"The sheet “{QuotedText.Of(hidden.Name)}”, which is hidden, has the {table.Noun}'s header{read}.")
            {
                Severity = hidden == chosen ? Severity.Error : Severity.Note,
                Value = QuotedText.Of(hidden.Name),
                Needed = $"the {table.Noun} on a visible sheet",
                Fix = hidden == chosen ? "Show the sheet, check what is in it, and save the workbook." : "Nothing, if it is an old copy.",
            });
        }

        if (workbook.Sheets.Count > 1) table.Assumptions.Add($"The sheet “{QuotedText.Of(chosen.Name)}” was read.");
        if (Open(chosen, workbook) is not { } rows)
        {
            Refuse(ReadingCheck.Workbook, $"The sheet “{QuotedText.Of(chosen.Name)}” is not in the workbook, though it is listed.", SaveAgain);
            return;
        }

        using (rows)
        {
            if (table.IsScreened) WorkbookScreen.Listen(rows, table.Issues);
            var row = new TableRow();
            var screened = new ScreenedRows(rows, table.IsScreened ? table.Issues : null, table.Cancellation);
            table.ReadTable(screened, row);
            screened.ScreenRest(row);
        }

        if (table.IsScreened) new WorkbookScreen(parts, table.Issues, table.Cancellation).Run(workbook, chosen);
    }

    private SheetRows? Open(SheetEntry sheet, Workbook workbook) => parts.Open(sheet.Part) is { } xml ? new(xml, sheet, workbook) : null;

    private Look LookAt(SheetEntry sheet, Workbook workbook)
    {
        using var rows = Open(sheet, workbook);
        var row = new TableRow();
        var look = Look.Blank;
        while (rows is not null && row.Number < ITableReader.MostRowsAbove && rows.Read(row))
        {
            if (table.HeaderScore(row) > 0) return Look.Header;
            if (!row.IsBlank) look = Look.Filled;
        }

        return look;
    }

    private void Refuse(string check, string message, string fix)
    {
        table.Issues.Add(new(check, FileLocation.WholeFile, message)
        {
            Needed = $"an Excel workbook (.xlsx) with the {table.Noun} on a visible sheet",
            Fix = fix,
        });
        table.StopEarly();
    }

    /// <summary>What a sheet looks like from above.</summary>
    private enum Look
    {
        Blank,
        Filled,
        Header,
    }
}
