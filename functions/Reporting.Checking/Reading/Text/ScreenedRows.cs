using System.Runtime.CompilerServices;
using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Results;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Reading.Text;

/// <summary>
/// The rows of a table, each looked at for personal details when it has been read, whatever was made of it: whoever may read a return can download all of its
/// file, the parts too that are no answers.
/// </summary>
/// <param name="issues">Null where nobody is to be told: the file was looked at before.</param>
/// <param name="cancellation">Ends the reading where nobody waits for it any more.</param>
internal sealed class ScreenedRows(ITableRows rows, ReadingIssues? issues, CancellationToken cancellation) : ITableRows
{
    /// <summary>Rows in which headings are looked for, under which personal details stand.</summary>
    private const int MostHeadings = 50;

    /// <summary>Cells of a row that can be one of headings: two are a label and its value.</summary>
    private const int FewestHeadings = 3;

    /// <summary>Rows, less one, after which it is asked whether anybody still waits.</summary>
    private const int OftenEnough = 1023;

    private readonly List<string?> headings = [];
    private int taken;
    private TableRow? last;
    private int looked;
    private int[] read = [];
    private int[] others = [];
    private int width;
    private bool wasRead;

    public string? Sheet => rows.Sheet;

    public bool HasFixedWidth => rows.HasFixedWidth;

    /// <summary>The rows themselves, which may know more of their file.</summary>
    public ITableRows Source => rows;

    [MethodImpl(HotPath.Optimised)]
    public bool Read(TableRow row)
    {
        if ((++taken & OftenEnough) == 0) cancellation.ThrowIfCancellationRequested();
        Screen();
        last = rows.Read(row) ? row : null;
        return last is not null;
    }

    /// <summary>Tells which columns have a reader that looks for personal details itself, so that of twenty million cells none is looked at twice.</summary>
    /// <param name="columns">Of the table.</param>
    /// <param name="columnCount">Of the header.</param>
    public void LeaveToReader(IEnumerable<int> columns, int columnCount)
    {
        read = [.. columns.Where(c => c >= 0)];
        others = [.. Enumerable.Range(0, columnCount).Except(read)];
        width = columnCount;
    }

    /// <summary>The row that was read last goes to the readers of its columns.</summary>
    public void IsLeftToReader() => wasRead = true;

    /// <summary>Looks at what is left of the table.</summary>
    public void ScreenRest(TableRow row)
    {
        while (issues is { HasEnoughPersonal: false } && Read(row))
        {
        }

        if (issues is { HasEnoughPersonal: false }) Screen();
    }

    [MethodImpl(HotPath.Optimised)]
    private void Screen()
    {
        if (last is not { } row || issues is null || issues.HasEnoughPersonal) return;
        last = null;
        if (wasRead)
        {
            wasRead = false;
            foreach (var column in others) ScreenCell(row, column);
            for (var i = width; i < row.Count; i++) ScreenCell(row, i);
            return;
        }

        if (looked < MostHeadings && FilledIn(row) >= FewestHeadings)
        {
            looked++;
            while (headings.Count < row.Count) headings.Add(null);
            for (var i = 0; i < row.Count; i++)
            {
                if (PersonalLabel.Is(CellText.Trim(row[i]))) headings[i] = row[i].ToString();
            }
        }

        for (var i = 0; i < row.Count; i++) ScreenCell(row, i);
    }

    private static int FilledIn(TableRow row)
    {
        var filled = 0;
        for (var i = 0; i < row.Count; i++) filled += CellText.IsBlank(row[i]) ? 0 : 1;
        return filled;
    }

    private void ScreenCell(TableRow row, int index)
    {
        var cell = row[index];
        if (cell.IsEmpty) return;
        var location = new FileLocation(Sheet, row.Number, index, null);
        issues!.AddPersonal(null, issues.PersonalIn(cell), location);
        var text = CellText.Trim(cell);
        var kind = index < headings.Count && headings[index] is { } heading && !text.SequenceEqual(heading) ? PersonalLabel.KindOf(heading, text) : null;
        if (kind is null && index > 0) kind = PersonalLabel.KindOf(CellText.Trim(row[index - 1]), text);
        if (kind is { } found) issues!.AddPersonal(null, [new(found, 0, text.Length)], location);
    }
}
