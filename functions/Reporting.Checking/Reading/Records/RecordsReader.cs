using Reporting.Checking.Reading.Forms;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Reading.Records;

/// <summary>Goes through records, row by row, whatever layout they came in. Derived classes say what is done with each.</summary>
internal abstract class RecordsReader : ITableReader
{
    private const int LongestCode = 100;

    private readonly Dictionary<string, Item> everAsked;
    private readonly Dictionary<string, int> columnOf;

    protected RecordsReader(FormQuestion question, ReadingIssues issues, Assumptions assumptions)
    {
        (Question, Issues, Assumptions) = (question, issues, assumptions);
        everAsked = question.Instrument.Items.DistinctBy(i => i.Code.ToUpperInvariant()).ToDictionary(i => i.Code, StringComparer.OrdinalIgnoreCase);
        Items = [.. question.Instrument.ItemsOf(question.Period.Id)];
        columnOf = Items.Select((item, i) => (item.Code, i)).ToDictionary(c => c.Code, c => c.i, StringComparer.Ordinal);
    }

    public FormQuestion Question { get; }

    public ReadingIssues Issues { get; }

    public Assumptions Assumptions { get; }

    public string Noun => "table of records";

    /// <summary>The items of the period, in their order.</summary>
    public IReadOnlyList<Item> Items { get; }

    public bool IsStopped { get; private set; }

    /// <returns>The item with that code, in any case and with spaces for low lines, asked in this period or not; null where there is none.</returns>
    public Item? ItemAt(ReadOnlySpan<char> code)
    {
        var items = everAsked.GetAlternateLookup<ReadOnlySpan<char>>();
        if (items.TryGetValue(code, out var item)) return item;
        if (code.Length > LongestCode) return null;
        Span<char> buffer = stackalloc char[code.Length];
        var length = 0;
        foreach (var character in code)
        {
            var isGap = character is '_' or '-' || char.IsWhiteSpace(character);
            // A gap is one, however it is written: a cell may break its code into two lines.
            if (!isGap || length == 0 || buffer[length - 1] != '_') buffer[length++] = isGap ? '_' : character;
        }

        ReadOnlySpan<char> joined = buffer[..length];
        return items.TryGetValue(joined, out item) ? item : null;
    }

    /// <returns>Its place among the items; -1 where the period does not ask for it.</returns>
    public int ColumnOf(Item item) => columnOf.GetValueOrDefault(item.Code, -1);

    public int HeaderScore(TableRow row) => RecordHeader.Score(row, this);

    public virtual bool IsScreened => false;

    public CancellationToken Cancellation { get; init; }

    public virtual void ReadTable(ScreenedRows rows, TableRow row) => new RecordRows(this, rows).Read(row);

    public void StopEarly() => IsStopped = true;

    /// <summary>Reads one record.</summary>
    /// <param name="cells">Index of each item's cell in the row; -1 where there is none.</param>
    /// <param name="inTable">Whether the cells have columns in a table.</param>
    public abstract void ReadRecord(TableRow row, int[] cells, string? sheet, bool inTable);

    /// <summary>Checks whose and when a row says that it is.</summary>
    public void CheckIdentity(ReadOnlySpan<char> name, ReadOnlySpan<char> value, FileLocation location)
    {
        var (check, due, what) = FormIdentity.Of(name, Question);
        if (check is null || due is null || value.IsEmpty || FormIdentity.Agrees(value, due) || Issues.TryCountUnlisted(check, what)) return;
        Issues.Add(new(check, location, $"The row says {what} {QuotedText.Of(value)}, and was sent for {what} {due}.")
        {
            Item = what,
            Value = QuotedText.Of(value),
            Needed = due,
            Fix = $"Upload the file of {what} {due}, or send this one where it belongs.",
        });
    }
}
