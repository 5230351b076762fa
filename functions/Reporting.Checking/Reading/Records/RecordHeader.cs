using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Forms;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Reading.Records;

/// <summary>Where the items of records stand in their rows.</summary>
internal sealed class RecordHeader
{
    private readonly List<(int Index, string Name)> identities = [];
    private readonly HashSet<int> unnamed = [];
    private readonly string first;

    private RecordHeader(TableRow row, int[] cells, string first) => (Width, Row, Cells, this.first) = (row.Count, row.Number, cells, first);

    private RecordHeader(int[] cells) => (Width, Row, Cells, first) = (cells.Length, 0, cells, "");

    /// <summary>Cells in the header row.</summary>
    public int Width { get; }

    /// <summary>Row of the file.</summary>
    public int Row { get; }

    /// <summary>Index of each item's cell, in the order of the items; -1 where there is none.</summary>
    public int[] Cells { get; }

    /// <summary>Columns that say whose or when a row is.</summary>
    public IReadOnlyList<(int Index, string Name)> Identities => identities;

    /// <summary>Whether the column has no name, or lies beyond the header.</summary>
    public bool IsUnnamed(int column) => column >= Width || unnamed.Contains(column);

    /// <summary>Whether a row can have a cell in a column without a name.</summary>
    public bool HasUnnamedIn(TableRow row) => unnamed.Count > 0 || row.Count > Width;

    /// <summary>The header that records without a table would have: their items.</summary>
    public static RecordHeader OfItems(RecordsReader records) => new([.. Enumerable.Range(0, records.Items.Count)]);

    /// <summary>Whether a row repeats the header.</summary>
    public bool IsRepeatedIn(TableRow row) => first.Length > 0 && row.Count == Width && CellText.Trim(row[0]).SequenceEqual(first);

    /// <summary>How many of the cells are items' codes; 0 where they are too few for a header.</summary>
    public static int Score(TableRow row, RecordsReader records)
    {
        var score = 0;
        for (var i = 0; i < row.Count && i < 2_000; i++)
        {
            if (records.ItemAt(CellText.Trim(row[i])) is not null) score++;
        }

        return score >= Math.Min(2, records.Items.Count) ? score : 0;
    }

    /// <summary>Takes the row as the header, and says what is wrong with it.</summary>
    public static RecordHeader Of(TableRow row, string? sheet, RecordsReader records)
    {
        var cells = new int[records.Items.Count];
        Array.Fill(cells, -1);
        var header = new RecordHeader(row, cells, records.ItemAt(CellText.Trim(row[0])) is null ? "" : CellText.Trim(row[0]).ToString());
        for (var i = 0; i < row.Count; i++)
        {
            var name = CellText.Trim(row[i]);
            if (name.IsEmpty) header.unnamed.Add(i);
            else header.AddColumn(name, i, new(sheet, row.Number, i, QuotedText.Of(name)), records);
        }

        foreach (var missing in records.Items.Where((_, i) => cells[i] < 0))
        {
            if (!missing.Required)
            {
                records.Assumptions.Add($"There is no column “{missing.Code}” ({missing.Label}), which need not be there: it was read as blank in every row.");
                continue;
            }

            records.Issues.Add(new(ReadingCheck.Header, FileLocation.OfRow(sheet, row.Number), $"There is no column “{missing.Code}” ({missing.Label}).")
            {
                Item = missing.Code,
                Needed = "a column for each item, as in the template",
                Fix = $"Add the column “{missing.Code}”. Where an item does not apply to a row, write NA.",
            });
        }

        return header;
    }

    private void AddColumn(ReadOnlySpan<char> name, int index, FileLocation location, RecordsReader records)
    {
        if (records.ItemAt(name) is { } item) AddItem(item, name, index, location, records);
        else if (IsIdentity(name, records.Question)) identities.Add((index, name.ToString()));
        else if (!CellText.Is(name, FormHeader.Changed)) Unknown(name, location, records);
    }

    private void AddItem(Item item, ReadOnlySpan<char> name, int index, FileLocation location, RecordsReader records)
    {
        if (records.ColumnOf(item) is not (>= 0 and var column))
        {
            NotAsked(item, location, records);
        }
        else if (Cells[column] >= 0)
        {
            records.Issues.Add(new(ReadingCheck.ColumnTwice, location, $"The column “{item.Code}” is there twice. The first was read.")
            {
                Item = item.Code,
                Value = QuotedText.Of(name),
                Needed = "each column once",
                Fix = "Delete the column that is not right.",
            });
        }
        else
        {
            Cells[column] = index;
            if (!name.SequenceEqual(item.Code)) records.Assumptions.Count(Tolerance.CodeCase, name, item.Code, location);
        }
    }

    /// <summary>Whether a column says whose or when a row is. The inspectorate's records are about many authorities.</summary>
    private static bool IsIdentity(ReadOnlySpan<char> name, FormQuestion question) =>
        FormIdentity.Of(name, question) is ({ Length: > 0 } check, { }, _) && !(question.Body.IsInspectorate && check == ReadingCheck.Authority);

    private static void Unknown(ReadOnlySpan<char> name, FileLocation location, RecordsReader records)
    {
        var near = Spelling.NearestToCell(name, records.Items.Select(i => i.Code));
        records.Issues.Add(new(
            ReadingCheck.Column, location,
            $"The column “{QuotedText.Of(name)}” is not one of the items, and was left out.{(near is null ? "" : $" Did you mean {near}?")}")
        {
            Severity = Severity.Note,
            Value = QuotedText.Of(name),
            Needed = "a column for each item, as in the template",
            Fix = near is null ? "Nothing, if it is for your own use." : $"Write {near}, if that is meant.",
        });
    }

    private static void NotAsked(Item item, FileLocation location, RecordsReader records) => records.Issues.Add(new(
        ReadingCheck.CodePeriod, location,
        $"{item.Code} is not asked for {records.Question.Period.Id}. The column was left out.")
    {
        Severity = Severity.Note,
        Item = item.Code,
        Value = item.Code,
        Needed = $"items asked for {records.Question.Period.Id}",
        Fix = $"Check that this is the file for {records.Question.Period.Id}.",
    });
}
