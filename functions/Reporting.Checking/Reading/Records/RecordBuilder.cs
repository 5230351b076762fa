using System.Runtime.CompilerServices;
using Reporting.Checking.Expressions;
using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Wording;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Reading.Records;

/// <summary>Puts records, row by row, into a return's table, from whatever layout they came in.</summary>
internal sealed class RecordBuilder : RecordsReader
{
    /// <summary>Issues that are listed of each check and item.</summary>
    public const int MostOfEach = 100;

    /// <summary>Records of a return.</summary>
    private const int MostRows = 2_000_000;

    private readonly ReturnTable table;
    private readonly RecordColumn[] columns;
    private readonly RecordColumn? safeguarding;
    private readonly FlaggedRows flagged = new();
    private readonly RecordIdentities? identities;
    private TableRow? current;

    /// <summary>Items for which the table has no column.</summary>
    private int absent;
    private (int At, string? Sheet, bool InTable) key = (-1, null, false);

    public RecordBuilder(FormQuestion question, ReadingIssues issues, Assumptions assumptions, ReturnTable table)
        : base(question, issues, assumptions)
    {
        this.table = table;
        var stored = 0;
        columns = [.. Items.Select(i => new RecordColumn(i, i.IsSafeguarding ? -1 : stored++, question, this, table))];
        safeguarding = Array.Find(columns, c => c.Item.IsSafeguarding);
        identities = question.Instrument.FirstItemRepeats ? null : new();
        issues.RecordNow = () => current is null || key.At < 0 || CellText.Trim(current[key.At]) is not { IsEmpty: false } text ? null : QuotedText.Of(text);
    }

    public override bool IsScreened => true;

    [MethodImpl(HotPath.Optimised)]
    public override void ReadRecord(TableRow row, int[] cells, string? sheet, bool inTable)
    {
        if (table.Rows == MostRows || Issues.AreTooMany)
        {
            StopAsTooMuch(FileLocation.OfRow(sheet, row.Number));
            return;
        }

        (current, key) = (row, (cells[0], sheet, inTable));
        if (table.Rows == 0 && inTable) absent = cells.Count(c => c < 0);
        ReadCells(row, cells, sheet, inTable);

        var identifier = cells[0] < 0 ? default : CellText.Trim(row[cells[0]]);
        if (inTable) identifier = FormulaGuard.Off(identifier);
        if (!identifier.IsEmpty) identities?.Add(identifier, row.Number);
        if (safeguarding is { SaysDanger: true })
        {
            // What it is recognised by goes into a hash, from which a telephone number could be guessed.
            flagged.Add(row.Number, identifier.IsEmpty || Issues.PersonalIn(identifier).Count > 0 ? $"row {row.Number}" : identifier);
            safeguarding.ForgetDanger();
        }

        current = null;
        table.EndRow(row.Number);
    }

    [MethodImpl(HotPath.Optimised)]
    private void ReadCells(TableRow row, int[] cells, string? sheet, bool inTable)
    {
        var columns = this.columns;
        for (var i = 0; i < cells.Length && i < columns.Length; i++)
        {
            var at = cells[i];
            if (at >= 0) columns[i].Read(row[at], row.Marks(at), sheet, row.Number, inTable ? at : -1);
        }
    }

    /// <summary>What was read, and what was found wrong. The table takes no more rows.</summary>
    public FormReading Finish()
    {
        table.Finish();
        current = null;
        CheckIdentifiers();
        if (table.Rows == 0 && !IsStopped)
        {
            Issues.Add(new(ReadingCheck.Empty, FileLocation.WholeFile, "There are no records.")
            {
                Needed = "a row for each record",
                Fix = "Add the records. If there were none in the period, tell the inspectorate, who can record that.",
            });
        }

        if (!IsStopped || table.Rows > 0) Assumptions.Add($"{table.Rows:N0} {(table.Rows == 1 ? "record was" : "records were")} read.");
        var (answered, missing, blank) = (columns.Sum(c => c.Answered), columns.Sum(c => c.Missing), columns.Sum(c => c.Blank) + (absent * table.Rows));
        return new(FormAnswers.None, Issues.Told(Assumptions.Sentences()), Issues.Listed(), answered, missing, blank) { Flagged = flagged };
    }

    /// <summary>Two records with one identifier are one, or two of which one has a wrong one: neither may be counted twice.</summary>
    private void CheckIdentifiers()
    {
        var (item, noun) = (Items[0], key.InTable ? "Row" : "Record");
        foreach (var (row, first) in identities?.Repeated() ?? [])
        {
            if (Issues.TryCountUnlisted(ReadingCheck.RecordTwice, item.Code)) continue;
            Issues.Add(new(
                ReadingCheck.RecordTwice, new(key.Sheet, row, key.InTable ? key.At : null, item.Code),
                $"{noun} {row} has the same {item.Code} ({item.Label}) as {noun.ToLowerInvariant()} {first}. Each record needs one of its own.")
            {
                Item = item.Code,
                Needed = $"a {item.Code} that no other record of the file has",
                Fix = "If they are the same record, delete one of them. If not, correct the one that is wrong.",
            });
        }
    }

    private void StopAsTooMuch(FileLocation location)
    {
        var isFull = table.Rows == MostRows;
        var what = isFull ? $"There are more than {MostRows:N0} records." : $"More than {ReadingIssues.MostOfRecords:N0} faults were found.";
        Issues.Add(new(ReadingCheck.TooMuch, location, $"{what} What comes after this place was not read.")
        {
            Needed = $"at most {MostRows:N0} records",
            Fix = isFull ? "Ask the inspectorate how to send them in parts." : "Check that this is the right file, and correct what is listed.",
        });
        StopEarly();
    }
}
