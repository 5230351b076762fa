using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Forms;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Reading.Records;

/// <summary>Says what is wrong with the cells of one item of records, or was read with tolerance.</summary>
/// <param name="takesCodes">Whether a missing code is an answer to the item.</param>
internal sealed class RecordCellIssues(Item item, bool takesCodes, RecordsReader records)
{
    public void Blank(FileLocation location) =>
        records.Issues.Add(new(ReadingCheck.Blank, location, $"{item.Code} ({item.Label}) is blank. A blank is never read as 0.")
        {
            Item = item.Code,
            Needed = takesCodes ? CellFaults.Needed(item) + ", or a missing code" : CellFaults.Needed(item),
            Fix = "Give the value; 0 if there were none. If you cannot, write a missing code, such as NH for not held.",
        });

    public void FormulaWithoutValue(ReadOnlySpan<char> text, FileLocation location) =>
        records.Issues.Add(new(ReadingCheck.FormulaEmpty, location, $"The value of {item.Code} is a formula, and the workbook holds no value for it.")
        {
            Item = item.Code,
            Value = QuotedText.Of(text),
            Needed = "the value itself",
            Fix = "Open the workbook, let it calculate, and save it; or copy the column and paste it as values.",
        });

    public void UnknownAuthority(ReadOnlySpan<char> text, FileLocation location) =>
        records.Issues.Add(new(ReadingCheck.Authority, location, $"“{QuotedText.Of(text)}” is no authority of {records.Question.Period.Id}.")
        {
            Item = item.Code,
            Value = QuotedText.Of(text),
            Needed = "the three-digit code of an authority that existed on the last day of the period",
            Fix = "Write the authority's code, for example 301.",
        });

    /// <summary>Counts what the workbook says of a cell besides its text.</summary>
    public void CountTolerances(ReadOnlySpan<char> text, CellMarks marks, FileLocation location)
    {
        if (marks.HasFlag(CellMarks.Formula)) records.Assumptions.Count(Tolerance.Formula, text, QuotedText.Of(text), location);
        if (marks.HasFlag(CellMarks.Date) && item.Type is ItemType.Date)
            records.Assumptions.Count(Tolerance.SpreadsheetDate, text, QuotedText.Of(text), location);
        if (marks.HasFlag(CellMarks.Text) && item.Type is ItemType.Integer or ItemType.Decimal && NumberCell.Decimal(text, out _, out _) is CellFault.None)
            records.Assumptions.Count(Tolerance.TextNumber, text, QuotedText.Of(text), location);
    }
}
