using System.Runtime.CompilerServices;
using Reporting.Checking.Expressions;
using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Reading.Records;

/// <summary>Puts records, row by row, into a return's table, from whatever layout they came in.</summary>
internal sealed class RecordBuilder : RecordsReader
{
    /// <summary>Issues that are listed of each check and item.</summary>
    public const int MostOfEach = 100;

    /// <summary>Records of a return.</summary>
    private const int MostRows = 2_000_000;

    /// <summary>Issues after which a file is not read to its end, since it is probably the wrong file.</summary>
    private const int MostIssues = 200_000;

    private readonly ReturnTable table;
    private readonly RecordColumn[] columns;
    private readonly RecordColumn? safeguarding;
    private readonly FlaggedRows flagged = new();

    public RecordBuilder(FormQuestion question, ReadingIssues issues, Assumptions assumptions, ReturnTable table)
        : base(question, issues, assumptions)
    {
        this.table = table;
        var stored = 0;
        columns = [.. Items.Select(i => new RecordColumn(i, i.IsSafeguarding ? -1 : stored++, question, this, table))];
        safeguarding = Array.Find(columns, c => c.Item.IsSafeguarding);
    }

    [MethodImpl(HotPath.Optimised)]
    public override void ReadRecord(TableRow row, int[] cells, string? sheet, bool inTable)
    {
        if (table.Rows == MostRows || Issues.Total > MostIssues)
        {
            StopAsTooMuch(FileLocation.OfRow(sheet, row.Number));
            return;
        }

        var columns = this.columns;
        for (var i = 0; i < cells.Length && i < columns.Length; i++)
        {
            var at = cells[i];
            if (at >= 0) columns[i].Read(row[at], row.Marks(at), sheet, row.Number, inTable ? at : -1);
        }

        if (safeguarding is { SaysDanger: true })
        {
            var key = cells[0] < 0 ? default : CellText.Trim(row[cells[0]]);
            flagged.Add(row.Number, key.IsEmpty ? $"row {row.Number}" : key);
            safeguarding.ForgetDanger();
        }

        table.EndRow(row.Number);
    }

    /// <summary>What was read, and what was found wrong. The table takes no more rows.</summary>
    public FormReading Finish()
    {
        table.Finish();
        if (table.Rows == 0 && !IsStopped)
        {
            Issues.Add(new(ReadingCheck.Empty, FileLocation.WholeFile, "There are no records.")
            {
                Needed = "a row for each record",
                Fix = "Add the records. If there were none in the period, tell the inspectorate, who can record that.",
            });
        }

        if (!IsStopped || table.Rows > 0) Assumptions.Add($"{table.Rows:N0} {(table.Rows == 1 ? "record was" : "records were")} read.");
        var (answered, missing, blank) = (columns.Sum(c => c.Answered), columns.Sum(c => c.Missing), columns.Sum(c => c.Blank));
        return new(FormAnswers.None, Assumptions.Sentences(), Issues.Listed(), answered, missing, blank) { Flagged = flagged };
    }

    private void StopAsTooMuch(FileLocation location)
    {
        var isFull = table.Rows == MostRows;
        var what = isFull ? $"There are more than {MostRows:N0} records." : $"More than {MostIssues:N0} faults were found.";
        Issues.Add(new(ReadingCheck.TooMuch, location, $"{what} What comes after this place was not read.")
        {
            Needed = $"at most {MostRows:N0} records",
            Fix = isFull ? "Ask the inspectorate how to send them in parts." : "Check that this is the right file, and correct what is listed.",
        });
        StopEarly();
    }
}
