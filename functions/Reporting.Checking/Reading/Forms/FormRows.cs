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
    private readonly List<int> itemRows = [];
    private readonly FormRowShape shape = new(header, rows, form);

    public FormHeader Header => header;

    public int HeaderRow => headerRow;

    public IReadOnlyList<int> ItemRows => itemRows;

    public void Read(TableRow row)
    {
        if (FormHeader.Score(row) >= 2)
        {
            form.Assumptions.Add($"The header is repeated in row {row.Number}; that row was left out.");
            return;
        }

        var code = CellText.Trim(row[header[FormHeader.Code]]);
        if (!code.IsEmpty && !row.Defects.HasFlag(RowDefects.QuoteUnclosed) && LooksLikeFootnote(row, code))
        {
            NotAnItem(row, header[FormHeader.Code]);
            return;
        }

        var certain = shape.IsCertain(row, code);
        if (code.IsEmpty)
        {
            if (certain && FirstFilled(row) is >= 0 and var first) ReadWithoutCode(row, first);
            return;
        }

        var value = CellText.Trim(row[header[FormHeader.Value]]);
        var filled = !value.IsEmpty || !CellText.IsBlank(row[header[FormHeader.Missing]]);
        if (form.Resolve(code, value, filled, At(row, FormHeader.Code), out var item) is not CodeKind.Item) return;
        if (!certain || IsSplit(row, item!, value)) form.MarkUnreadable(item!);
        else ReadItem(row, item!, value);
    }

    private void ReadWithoutCode(TableRow row, int first)
    {
        if (header.NameAt(first) is not (FormHeader.Value or FormHeader.Missing))
        {
            NotAnItem(row, first);
            return;
        }

        form.Issues.Add(new(ReadingCheck.CodeBlank, At(row, FormHeader.Code), $"Row {row.Number} has an answer, but no item code.")
        {
            Value = QuotedText.Of(CellText.Trim(row[first])),
            Needed = "an item's code, as in the template",
            Fix = "Write the item's code, or delete the row.",
        });
    }

    private void ReadItem(TableRow row, Item item, ReadOnlySpan<char> value)
    {
        itemRows.Add(row.Number);
        CountTolerances(row, item, value);
        if (HasEmptyFormula(row, item))
        {
            form.MarkUnreadable(item);
            return;
        }

        form.Add(item, new()
        {
            Value = Unmarked(row, FormHeader.Value),
            Missing = row[header[FormHeader.Missing]],
            Estimate = row[header[FormHeader.Estimate]],
            Note = Unmarked(row, FormHeader.Note),
            ValueAt = At(row, FormHeader.Value),
            MissingAt = At(row, FormHeader.Missing),
            EstimateAt = At(row, FormHeader.Estimate),
            NoteAt = At(row, FormHeader.Note),
        });
    }

    /// <summary>A cell without the mark that our own copies put before what a spreadsheet would calculate.</summary>
    private ReadOnlySpan<char> Unmarked(TableRow row, int name)
    {
        var text = row[header[name]];
        var plain = FormulaGuard.Off(CellText.Trim(text));
        if (plain.Length == CellText.Trim(text).Length) return text;
        form.Assumptions.Count(Tolerance.LeadingApostrophe, text, QuotedText.Of(plain), At(row, name));
        return plain;
    }

    /// <summary>
    /// Whether the value and the cell beside it are one number: 1,204 without quotation marks makes two cells, of which the second would pass for a label or a
    /// note.
    /// </summary>
    private bool IsSplit(TableRow row, Item item, ReadOnlySpan<char> value)
    {
        var next = header[FormHeader.Value] + 1;
        var rest = row[next];
        if (!rows.HasFixedWidth || item.Type is not (ItemType.Integer or ItemType.Decimal)) return false;
        if (next != header[FormHeader.Note] && next != header[FormHeader.Label]) return false;
        if (value.Length is 0 or > 3 || rest.Length != 3 || value.ContainsAnyExceptInRange('0', '9') || rest.ContainsAnyExceptInRange('0', '9')) return false;
        form.Issues.Add(new(
            ReadingCheck.CellsTooMany, At(row, FormHeader.Value),
            $"The value of {item.Code} is {value}, and {rest} stands beside it. They may be one number with a comma between its thousands.")
        {
            Item = item.Code,
            Value = $"{value},{rest}",
            Needed = "a number without a comma, or in quotation marks",
            Fix = $"Write {value}{rest} if that is meant; otherwise add a word to the {FormHeader.Names[header.NameAt(next)]}.",
        });
        return true;
    }

    private bool HasEmptyFormula(TableRow row, Item item)
    {
        var found = false;
        foreach (var name in (ReadOnlySpan<int>)[FormHeader.Value, FormHeader.Missing, FormHeader.Estimate, FormHeader.Note])
        {
            if (!header.Has(name) || !row.Marks(header[name]).HasFlag(CellMarks.FormulaEmpty)) continue;
            found = true;
            form.Issues.Add(new(ReadingCheck.FormulaEmpty, At(row, name), $"The {(name == FormHeader.Value ? "value" : $"cell “{FormHeader.Names[name]}”")} " +
                $"of {item.Code} is a formula, and the workbook holds no value for it.")
            {
                Item = item.Code,
                Value = QuotedText.Of(row[header[name]]),
                Needed = "the value itself",
                Fix = "Open the workbook, let it calculate, and save it; or copy the column and paste it as values.",
            });
        }

        return found;
    }

    /// <summary>Counts what the workbook says of the value's cell besides its text.</summary>
    private void CountTolerances(TableRow row, Item item, ReadOnlySpan<char> value)
    {
        var marks = row.Marks(header[FormHeader.Value]);
        var location = At(row, FormHeader.Value);
        if (marks.HasFlag(CellMarks.Formula) && !marks.HasFlag(CellMarks.FormulaEmpty))
            form.Assumptions.Count(Tolerance.Formula, value, QuotedText.Of(value), location);
        if (marks.HasFlag(CellMarks.Date) && item.Type is ItemType.Date)
            form.Assumptions.Count(Tolerance.SpreadsheetDate, value, QuotedText.Of(value), location);
        if (marks.HasFlag(CellMarks.Text) && item.Type is ItemType.Integer or ItemType.Decimal
            && !value.IsEmpty && NumberCell.Decimal(value, out _, out _) is CellFault.None)
            form.Assumptions.Count(Tolerance.TextNumber, value, QuotedText.Of(value), location);
    }

    private void NotAnItem(TableRow row, int first)
    {
        var text = CellText.Trim(row[first]);
        form.Issues.Add(new(ReadingCheck.NotAnItem, new(rows.Sheet, row.Number, first, null), $"Row {row.Number} is not an item (“{QuotedText.Of(text)}”), " +
            "and was left out.")
        {
            Severity = Severity.Note,
            Value = QuotedText.Of(text),
            Needed = "rows of items alone",
            Fix = "Nothing, if it is a total or a footnote.",
        });
    }

    /// <summary>Whether the row is a total, a note or a source below the table. A wrong code, in contrast, has no spaces in it, or a value beside it.</summary>
    private bool LooksLikeFootnote(TableRow row, ReadOnlySpan<char> code)
    {
        if (form.IsItem(code)) return false;
        if (TableFootnotes.BeginsOne(code) || code[0] is '©' or '*' or '†') return true;
        return code.Length > 20 && code.Contains(' ') && CellText.IsBlank(row[header[FormHeader.Value]]) && CellText.IsBlank(row[header[FormHeader.Missing]]);
    }

    private static int FirstFilled(TableRow row)
    {
        for (var i = 0; i < row.Count; i++)
        {
            if (!CellText.IsBlank(row[i])) return i;
        }

        return -1;
    }

    private FileLocation At(TableRow row, int name) =>
        header.Has(name) ? new(rows.Sheet, row.Number, header[name], FormHeader.Names[name]) : new(rows.Sheet, row.Number, null, FormHeader.Names[name]);
}
