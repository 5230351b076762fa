using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;

namespace Reporting.Checking.Files;

/// <summary>
/// Writes records as they are, with one in the place of that which has its identifier, or behind the last. Of the same records and the same one it makes the
/// same bytes.
/// </summary>
internal sealed class RecordUpsert : CopiedRecords
{
    private readonly SentRecord one;
    private readonly string identifier;
    private int[] itemAt = [];
    private int[] added = [];

    public RecordUpsert(FormQuestion question, SentRecord one, TextWriter to)
        : base(question, to, asItIs: true)
    {
        (this.one, LineEnd) = (one, "\n");
        identifier = CellText.Trim(one.Texts[0]).ToString();
    }

    /// <summary>Records that had the identifier.</summary>
    public int Replaced { get; private set; }

    protected override int Added => added.Length;

    // Only what was accepted is copied, and all its rows have the header's shape.
    protected override string NotCopied => throw new System.Diagnostics.UnreachableException();

    /// <summary>To be called when all have been copied.</summary>
    public void Finish()
    {
        if (!HasTable)
        {
            itemAt = [.. Enumerable.Range(0, Items.Count)];
            foreach (var item in Items)
                WriteCell(item.Code);
            EndRow();
        }

        if (Replaced == 0)
        {
            WriteOne(new());
            EndRow();
        }
    }

    protected override void Above(TableRow row)
    {
        if (row.IsBlank)
            return;
        WriteCells(row);
        EndRow();
    }

    protected override void OfHeader(TableRow row)
    {
        itemAt = [.. Enumerable.Range(0, row.Count).Select(at => Array.IndexOf(Header!.Cells, at))];
        // The table may do without an item that need not be there, and the record may have it.
        added = [.. Enumerable.Range(0, Items.Count).Where(i => Header!.Cells[i] < 0 && one.Texts[i].Length > 0)];
        WriteCells(row);
        foreach (var item in added)
            WriteCell(Items[item].Code);
        EndRow();
    }

    protected override void WriteRecord(TableRow row)
    {
        if (CellText.Trim(CellOf(row, Header!.Cells[0])).SequenceEqual(identifier))
        {
            Replaced++;
            WriteOne(row);
            return;
        }

        for (var i = 0; i < itemAt.Length; i++)
            WriteCell(CellOf(row, i));
        foreach (var _ in added)
            WriteCell("");
    }

    /// <param name="before">The record's row; columns that are no items keep what it says.</param>
    private void WriteOne(TableRow before)
    {
        for (var i = 0; i < itemAt.Length; i++)
            WriteCell(itemAt[i] >= 0 ? one.Texts[itemAt[i]] : CellOf(before, i));
        foreach (var item in added)
            WriteCell(one.Texts[item]);
    }
}
