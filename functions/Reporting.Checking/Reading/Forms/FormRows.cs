using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Reading.Forms;

/// <summary>Reads the rows below a form's header.</summary>
/// <param name="headerRow">Row of the header.</param>
internal sealed class FormRows(FormHeader header, int headerRow, ITableRows rows, FormBuilder form)
{
    private static readonly HashSet<string> NotItems = new(StringComparer.OrdinalIgnoreCase)
    {
        "total", "totals", "sum", "grand total", "subtotal", "sub-total", "england", "note", "notes", "footnote", "footnotes", "source", "sources", "end", "end of table", "end of file", "back to index", "back to contents",
    };

    private readonly List<int> itemRows = [];
    private bool unnamedReported;

    public FormHeader Header => header;

    public int HeaderRow => headerRow;

    public IReadOnlyList<int> ItemRows => itemRows;

    public void Read(TableRow row)
    {
        if (FormHeader.Score(row) >= 2)
        {
            form.Understood.Say($"The header is repeated in row {row.Number}; that row was left out.");
            return;
        }

        var code = CellText.Trim(row[header[FormHeader.Code]]);
        if (!code.IsEmpty && !row.Defects.HasFlag(RowDefects.QuoteUnclosed) && LooksLikeFootnote(row, code))
        {
            NotAnItem(row, header[FormHeader.Code]);
            return;
        }

        var certain = CheckShape(row, code);
        var at = At(row, FormHeader.Code);
        if (code.IsEmpty)
        {
            if (FirstFilled(row) is >= 0 and var first && certain)
            {
                if (header.NameAt(first) is FormHeader.Value or FormHeader.Missing)
                    form.Issues.Add(new(ReadingCheck.CodeBlank, at, $"Row {row.Number} has an answer, but no item code.") { Value = QuotedText.Of(CellText.Trim(row[first])), Needed = "an item's code, as in the template", Fix = "Write the item's code, or delete the row." });
                else
                    NotAnItem(row, first);
            }

            return;
        }

        var value = CellText.Trim(row[header[FormHeader.Value]]);
        var filled = !value.IsEmpty || !CellText.IsBlank(row[header[FormHeader.Missing]]);
        if (form.Resolve(code, value, filled, at, out var item) is not CodeKind.Item) return;
        if (!certain || IsSplit(row, item!, value))
        {
            form.Broken(item!);
            return;
        }

        itemRows.Add(row.Number);
        ReadMarks(row, item!, value);
        if (HasEmptyFormula(row, item!))
        {
            form.Broken(item!);
            return;
        }

        form.Add(item!, new()
        {
            Value = row[header[FormHeader.Value]],
            Missing = row[header[FormHeader.Missing]],
            Estimate = row[header[FormHeader.Estimate]],
            Note = row[header[FormHeader.Note]],
            ValueAt = At(row, FormHeader.Value),
            MissingAt = At(row, FormHeader.Missing),
            EstimateAt = At(row, FormHeader.Estimate),
            NoteAt = At(row, FormHeader.Note),
        });
    }

    /// <summary>Quotes and the number of cells.</summary>
    /// <returns>Whether it is certain which cell is which.</returns>
    private bool CheckShape(TableRow row, ReadOnlySpan<char> code)
    {
        var place = Place.OfRow(rows.Sheet, row.Number);
        var line = row.Line == row.Number ? "" : $" (line {row.Line} of the file)";
        var item = form.IsItem(code) ? code.ToString().ToUpperInvariant() : null;
        if (row.Defects.HasFlag(RowDefects.TooLong))
        {
            form.Issues.Add(new(ReadingCheck.RowTooLong, place, $"Row {row.Number}{line} is longer than any row can be.") { Item = item, Needed = $"rows of at most {CsvLimits.LongestRow:N0} characters", Fix = "Look for a missing line end, or for text that does not belong here." });
            return false;
        }

        if (row.Defects.HasFlag(RowDefects.QuoteUnclosed))
        {
            form.Issues.Add(new(ReadingCheck.QuoteUnclosed, place, $"Row {row.Number}{line} has a quotation mark that is never closed.") { Item = item, Value = QuotedText.Of(row[row.Count - 1]), Needed = "a quotation mark at both ends of a cell; within it, two for one", Fix = "Close the quotation mark or delete it. A spreadsheet writes them rightly when it saves as CSV." });
            return false;
        }

        if (row.Defects.HasFlag(RowDefects.QuoteStray))
        {
            form.Issues.Add(new(ReadingCheck.QuoteStray, place, $"Row {row.Number}{line} has a quotation mark in the middle of a cell.") { Item = item, Value = QuotedText.Of(Quoted(row)), Needed = "a quotation mark at both ends of a cell; within it, two for one", Fix = "Write two quotation marks for one and put the whole cell in quotation marks, or delete the mark." });
            if (row.Count != header.Width) return false;
        }

        if (!rows.HasFixedWidth || row.Count == header.Width)
        {
            CheckUnnamed(row);
            return true;
        }

        if (row.Count < header.Width)
        {
            var enough = row.Count > header[FormHeader.Value] && header.Has(FormHeader.Value);
            form.Issues.Add(new(ReadingCheck.CellsTooFew, place, $"Row {row.Number}{line} has {row.Count} {(row.Count == 1 ? "cell" : "cells")}, and the header {header.Width}. {(enough ? "The cells that are not there were read as blank." : "It cannot be told which are not there.")}")
            { Severity = enough ? Severity.Note : Severity.Error, Item = item, Value = QuotedText.Of(row[row.Count - 1]), Needed = $"{header.Width} cells", Fix = "Add the delimiters that are not there." });
            return enough;
        }

        // Blank cells at the end are harmless, unless a delimiter in an earlier cell has moved the others along.
        var moved = row[header[FormHeader.Missing]].ContainsAnyInRange('0', '9');
        for (var i = header.Width; i < row.Count; i++)
        {
            if (CellText.IsBlank(row[i]) && !moved) continue;
            form.Issues.Add(new(ReadingCheck.CellsTooMany, place, $"Row {row.Number}{line} has {row.Count} cells, and the header {header.Width}. It cannot be told which is which: a cell that holds a delimiter must be in quotation marks.")
            { Item = item, Value = QuotedText.Of(row[moved ? header[FormHeader.Missing] : i]), Needed = $"{header.Width} cells", Fix = "Put the cell that holds the delimiter, perhaps a label or a note, in quotation marks." });
            return false;
        }

        return true;
    }

    private void CheckUnnamed(TableRow row)
    {
        for (var i = 0; i < row.Count && !unnamedReported; i++)
        {
            if (!header.IsUnnamed(i) || CellText.IsBlank(row[i])) continue;
            unnamedReported = true;
            form.Issues.Add(new(ReadingCheck.Column, new(rows.Sheet, row.Number, i, null), "There is text in a column that has no name. It was left out, here and below.")
            { Severity = Severity.Note, Value = QuotedText.Of(CellText.Trim(row[i])), Needed = string.Join(",", FormHeader.Names), Fix = "Nothing, if it is for your own use." });
        }
    }

    /// <summary>1,204 without quotation marks makes two cells, and where a label or a note comes next, the second passes for that.</summary>
    private bool IsSplit(TableRow row, Item item, ReadOnlySpan<char> value)
    {
        var next = header[FormHeader.Value] + 1;
        var rest = row[next];
        if (!rows.HasFixedWidth || item.Type is not (ItemType.Integer or ItemType.Decimal) || next != header[FormHeader.Note] && next != header[FormHeader.Label]) return false;
        if (value.Length is 0 or > 3 || rest.Length != 3 || value.ContainsAnyExceptInRange('0', '9') || rest.ContainsAnyExceptInRange('0', '9')) return false;
        form.Issues.Add(new(ReadingCheck.CellsTooMany, At(row, FormHeader.Value), $"The value of {item.Code} is {value}, and {rest} stands beside it. They may be one number with a comma between its thousands.")
        { Item = item.Code, Value = $"{value},{rest}", Needed = "a number without a comma, or in quotation marks", Fix = $"Write {value}{rest} if that is meant; otherwise add a word to the {FormHeader.Names[header.NameAt(next)]}." });
        return true;
    }

    private bool HasEmptyFormula(TableRow row, Item item)
    {
        var found = false;
        foreach (var name in (ReadOnlySpan<int>)[FormHeader.Value, FormHeader.Missing, FormHeader.Estimate, FormHeader.Note])
        {
            if (!header.Has(name) || !row.Marks(header[name]).HasFlag(CellMarks.FormulaEmpty)) continue;
            found = true;
            form.Issues.Add(new(ReadingCheck.FormulaEmpty, At(row, name), $"The {(name == FormHeader.Value ? "value" : $"cell “{FormHeader.Names[name]}”")} of {item.Code} is a formula, and the workbook holds no value for it.")
            { Item = item.Code, Value = QuotedText.Of(row[header[name]]), Needed = "the value itself", Fix = "Open the workbook, let it calculate, and save it; or copy the column and paste it as values." });
        }

        return found;
    }

    private void ReadMarks(TableRow row, Item item, ReadOnlySpan<char> value)
    {
        var marks = row.Marks(header[FormHeader.Value]);
        var place = At(row, FormHeader.Value);
        if (marks.HasFlag(CellMarks.Formula) && !marks.HasFlag(CellMarks.FormulaEmpty)) form.Understood.Saw(Tolerance.Formula, value, QuotedText.Of(value), place);
        if (marks.HasFlag(CellMarks.Date) && item.Type is ItemType.Date) form.Understood.Saw(Tolerance.SpreadsheetDate, value, QuotedText.Of(value), place);
        if (marks.HasFlag(CellMarks.Text) && item.Type is ItemType.Integer or ItemType.Decimal && !value.IsEmpty && NumberCell.Decimal(value, out _, out _) is CellFault.None) form.Understood.Saw(Tolerance.TextNumber, value, QuotedText.Of(value), place);
    }

    private void NotAnItem(TableRow row, int first)
    {
        var text = CellText.Trim(row[first]);
        form.Issues.Add(new(ReadingCheck.NotAnItem, new(rows.Sheet, row.Number, first, null), $"Row {row.Number} is not an item (“{QuotedText.Of(text)}”), and was left out.")
        { Severity = Severity.Note, Value = QuotedText.Of(text), Needed = "rows of items alone", Fix = "Nothing, if it is a total or a footnote." });
    }

    /// <summary>Totals, notes and sources below a table; a wrong code has no spaces in it, or a value beside it.</summary>
    private bool LooksLikeFootnote(TableRow row, ReadOnlySpan<char> code)
    {
        if (form.IsItem(code)) return false;
        return IsNoItem(code) || code[0] is '©' or '*' or '†' || (code.Length > 20 && code.Contains(' ') && CellText.IsBlank(row[header[FormHeader.Value]]) && CellText.IsBlank(row[header[FormHeader.Missing]]));
    }

    /// <summary>Whether a text is one of the words that stand below tables: total, note, source; perhaps with a colon and more after it.</summary>
    public static bool IsNoItem(ReadOnlySpan<char> text)
    {
        var word = text.IndexOf(':') is >= 0 and var colon ? text[..colon] : text;
        // Most first cells are codes, which end in a figure.
        return !word.IsEmpty && !char.IsAsciiDigit(word[^1]) && NotItems.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }

    private static int FirstFilled(TableRow row)
    {
        for (var i = 0; i < row.Count; i++)
        {
            if (!CellText.IsBlank(row[i])) return i;
        }

        return -1;
    }

    private static ReadOnlySpan<char> Quoted(TableRow row)
    {
        for (var i = 0; i < row.Count; i++)
        {
            if (row[i].Contains('"')) return row[i];
        }

        return row[0];
    }

    private Place At(TableRow row, int name) => header.Has(name) ? new(rows.Sheet, row.Number, header[name], FormHeader.Names[name]) : new(rows.Sheet, row.Number, null, FormHeader.Names[name]);
}
