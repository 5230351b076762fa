using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Definitions;
using Reporting.Functions.Returns.Reading.Cells;
using Reporting.Functions.Returns.Reading.Forms;
using Reporting.Functions.Returns.Reading.Text;
using Reporting.Functions.Returns.Safeguarding;

namespace Reporting.Functions.Returns.Reading.Records;

/// <summary>Puts records, row by row, into a return's table, from whatever layout they came in.</summary>
internal sealed class RecordBuilder : ITableReader
{
    /// <summary>Issues that are listed of each check and item.</summary>
    public const int MostOfEach = 100;

    public const int MostRows = 2_000_000;

    /// <summary>A file that is wrong more often is another one, and is not read to its end.</summary>
    private const int MostIssues = 200_000;

    private readonly ReturnTable table;
    private readonly Dictionary<string, Item> everAsked;
    private readonly Dictionary<string, int> columnOf;
    private readonly List<FlaggedRow> flagged = [];
    private bool stopped;

    public RecordBuilder(FormQuestion question, ReadingIssues issues, Understandings understood, ReturnTable table)
    {
        (Question, Issues, Understood, this.table) = (question, issues, understood, table);
        everAsked = question.Instrument.Items.DistinctBy(i => i.Code.ToUpperInvariant()).ToDictionary(i => i.Code, StringComparer.OrdinalIgnoreCase);
        var stored = 0;
        Columns = [.. question.Instrument.ItemsOf(question.Period.Id).Select(i => new RecordColumn(i, i.IsSafeguarding ? -1 : stored++, question, this, table))];
        columnOf = Columns.Select((c, i) => (c.Item.Code, i)).ToDictionary(c => c.Code, c => c.i, StringComparer.Ordinal);
    }

    public FormQuestion Question { get; }

    public ReadingIssues Issues { get; }

    public Understandings Understood { get; }

    public string Noun => "table of records";

    public IReadOnlyList<RecordColumn> Columns { get; }

    public bool IsStopped => stopped;

    /// <returns>The item with that code, in any case, asked in this period or not; null where there is none.</returns>
    public Item? ItemAt(ReadOnlySpan<char> code) => everAsked.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(code, out var item) ? item : null;

    /// <returns>-1 where the period does not ask for it.</returns>
    public int ColumnOf(Item item) => columnOf.GetValueOrDefault(item.Code, -1);

    public int HeaderScore(TableRow row) => RecordHeader.Score(row, this);

    public void ReadTable(ITableRows rows, TableRow row) => new RecordRows(this, rows).Read(row);

    public void StopEarly() => stopped = true;

    /// <param name="cells">Index of each item's cell in the row; -1 where there is none.</param>
    /// <param name="inTable">Whether the cells have places in a table.</param>
    public void Take(TableRow row, int[] cells, string? sheet, bool inTable)
    {
        if (table.Rows == MostRows || Issues.Total > MostIssues)
        {
            Issues.Add(new(ReadingCheck.TooMuch, Place.OfRow(sheet, row.Number), table.Rows == MostRows ? $"There are more than {MostRows:N0} records. What comes after this place was not read." : $"More than {MostIssues:N0} faults were found. What comes after this place was not read.")
            { Needed = $"at most {MostRows:N0} records", Fix = table.Rows == MostRows ? "Ask the inspectorate how to send them in parts." : "Check that this is the right file, and correct what is listed." });
            StopEarly();
            return;
        }

        var danger = false;
        for (var i = 0; i < cells.Length; i++)
        {
            var at = cells[i];
            if (at < 0) continue;
            Columns[i].Read(row[at], row.Marks(at), sheet, row.Number, inTable ? at : null);
            danger |= Columns[i].Danger;
        }

        if (danger)
        {
            var key = cells[0] < 0 ? default : CellText.Trim(row[cells[0]]);
            flagged.Add(new(row.Number, key.IsEmpty ? $"row {row.Number}" : key.ToString()));
        }

        table.EndRow(row.Number);
    }

    /// <summary>Checks whose and when a row says that it is.</summary>
    public void CheckIdentity(ReadOnlySpan<char> name, ReadOnlySpan<char> value, Place place)
    {
        var (check, due, what) = FormIdentity.Of(name, Question);
        if (check is null || due is null || value.IsEmpty || FormIdentity.Agrees(value, due) || Issues.OnlyCount(check, what)) return;
        Issues.Add(new(check, place, $"The row says {what} {Shown.Text(value)}, and was sent for {what} {due}.") { Item = what, Value = Shown.Text(value), Needed = due, Fix = $"Upload the file of {what} {due}, or send this one where it belongs." });
    }

    public FormReading Finish()
    {
        table.Finish();
        if (table.Rows == 0 && !stopped)
            Issues.Add(new(ReadingCheck.Empty, Place.File, "There are no records.") { Needed = "a row for each record", Fix = "Add the records. If there were none in the period, tell the inspectorate, who can record that." });
        if (!stopped || table.Rows > 0) Understood.Say($"{table.Rows:N0} {(table.Rows == 1 ? "record was" : "records were")} read.");
        return new(FormAnswers.None, Understood.Sentences(), Issues.Listed(), Columns.Sum(c => c.Answered), Columns.Sum(c => c.Missing), Columns.Sum(c => c.Blank)) { Flagged = flagged };
    }
}
