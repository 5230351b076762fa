using Reporting.Checking.Reading.Records;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Wording;

namespace Reporting.Checking.Files;

/// <summary>
/// Goes through an uploaded table of records as its file has it: what stands above the header, the header, and every row below. Of JSON, the table that it
/// would be.
/// </summary>
internal abstract class UploadedRecords(FormQuestion question) : RecordsReader(question, new(RecordBuilder.MostOfEach), new())
{
    private bool isTable;

    /// <summary>Null where none was found.</summary>
    protected RecordHeader? Header { get; private set; }

    protected string? Sheet { get; private set; }

    /// <summary>A cell's text as it is an answer: without the mark that our own copies put before a formula.</summary>
    protected ReadOnlySpan<char> CellOf(TableRow row, int index) => isTable ? FormulaGuard.Off(row[index]) : row[index];

    public bool HasTable => Header is not null;

    public sealed override void ReadTable(ScreenedRows rows, TableRow row)
    {
        (Sheet, isTable) = (rows.Sheet, true);
        if (row.Number > 0)
            Declaration(row);
        while (!IsStopped && rows.Read(row))
        {
            if (Header is not null)
            {
                Below(row, rows.HasFixedWidth);
            }
            else if (row.Number <= ITableReader.MostRowsAbove && HeaderScore(row) > 0)
            {
                Header = RecordHeader.Of(row, rows.Sheet, this);
                OfHeader(row);
            }
            else
            {
                Above(row);
            }
        }
    }

    public sealed override void ReadRecord(TableRow row, int[] cells, string? sheet, bool inTable)
    {
        if (Header is null)
        {
            Header = RecordHeader.OfItems(this);
            var names = new TableRow();
            foreach (var item in Items)
            {
                names.Append(item.Code);
                names.EndCell();
            }

            OfHeader(names);
        }

        Below(row, fixedWidth: false);
    }

    /// <summary>The first line of a file that says how its cells are separated.</summary>
    protected virtual void Declaration(TableRow row)
    {
    }

    protected abstract void Above(TableRow row);

    protected abstract void OfHeader(TableRow row);

    /// <param name="fixedWidth">Whether the row should have as many cells as the header.</param>
    protected abstract void Below(TableRow row, bool fixedWidth);
}
