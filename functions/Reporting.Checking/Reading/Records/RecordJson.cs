using System.Text.Json;
using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Forms;
using Reporting.Checking.Reading.Json;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Text;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Reading.Records;

/// <summary>Records as JSON: {"rows":[{"case_id":"K001","planning":3}]}. A member that is not there, or null, is blank; a missing code is a text.</summary>
internal sealed class RecordJson
{
    private const string Shape = "{\"rows\":[{\"CODE\":12}]}";
    private const int MostUnknown = 100;

    private readonly JsonTokens tokens;
    private readonly RecordsReader records;
    private readonly string?[] texts;
    private readonly CellMarks[] marks;
    private readonly int[] cells;
    private readonly HashSet<string> unknown = new(StringComparer.Ordinal);
    private bool found;

    private RecordJson(JsonTokens tokens, RecordsReader records)
    {
        (this.tokens, this.records) = (tokens, records);
        texts = new string?[records.Items.Count];
        marks = new CellMarks[texts.Length];
        cells = [.. Enumerable.Range(0, texts.Length)];
    }

    public static void Read(string path, RecordsReader records)
    {
        records.Assumptions.PlacesAreCalled = "record";
        using var tokens = JsonTokens.Open(path, records, Shape, countsRecords: true);
        if (tokens is null) return;
        if (!new RecordJson(tokens, records).Read() || tokens.Failed) records.StopEarly();
        tokens.ScreenRest();
    }

    /// <returns>Whether there were rows.</returns>
    private bool Read()
    {
        if (!tokens.Read()) return false;
        if (tokens.Type is JsonTokenType.StartArray)
        {
            records.Assumptions.Add("The file is a list alone; it was read as the list of rows.");
            ReadRows();
            tokens.Read();
            return true;
        }

        if (tokens.Type is not JsonTokenType.StartObject) return NoRecords("The file is a single value.");
        while (tokens.Read() && tokens.Type is JsonTokenType.PropertyName)
        {
            var (name, location) = (tokens.Text, tokens.Location);
            if (records.IsStopped || !tokens.Read()) return false;
            if (name == "items" && tokens.Type is JsonTokenType.StartObject) return NoRecords("The file has “items”, as a form has.");
            ReadFileMember(name, location);
        }

        if (!found && !tokens.Failed) return NoRecords("The file has no “rows”.");
        // Whatever stands behind the end is reported.
        tokens.Read();
        return found;
    }

    private void ReadFileMember(string name, FileLocation location)
    {
        if (name == "rows" && tokens.Type is JsonTokenType.StartArray && !found)
        {
            found = true;
            ReadRows();
        }
        else if (name == "rows")
        {
            records.Issues.Add(found
                ? RowsIssue(ReadingCheck.JsonTwice, location, "“rows” is there twice. The first was read.")
                : RowsIssue(ReadingCheck.JsonKind, location, "“rows” is not a list."));
            tokens.Skip();
        }
        else if (tokens.Type is JsonTokenType.String or JsonTokenType.Number)
        {
            records.CheckIdentity(name, tokens.Text, location with { Column = QuotedText.Of(name) });
        }
        else
        {
            tokens.Skip();
        }
    }

    private static ReadingIssue RowsIssue(string check, FileLocation location, string message) =>
        new(check, location, message) { Needed = Shape, Fix = "Write one list of rows, as in the template." };

    private void ReadRows()
    {
        var row = new TableRow();
        for (var number = 1; !records.IsStopped && tokens.Read() && tokens.Type is not JsonTokenType.EndArray; number++)
        {
            tokens.Record = number;
            if (tokens.Type is not JsonTokenType.StartObject)
            {
                records.Issues.Add(new(ReadingCheck.JsonKind, tokens.Location, $"A row is no object, at {tokens.Where}.")
                {
                    Needed = Shape,
                    Fix = "Write each row as an object with the items' codes as its members.",
                });
                tokens.Skip();
                continue;
            }

            Array.Clear(texts);
            Array.Clear(marks);
            for (var i = 0; i < cells.Length; i++) cells[i] = i;
            while (tokens.Read() && tokens.Type is JsonTokenType.PropertyName) ReadMember();
            if (tokens.Failed) return;
            row.Clear();
            (row.Number, row.Line) = (number, number);
            for (var i = 0; i < texts.Length; i++)
            {
                row.Append(texts[i]);
                row.EndCell(marks[i]);
            }

            records.ReadRecord(row, cells, null, inTable: false);
            tokens.Record = null;
        }

        tokens.Record = null;
    }

    private void ReadMember()
    {
        var (name, location) = (tokens.Text, tokens.Location);
        var column = records.ItemAt(CellText.Trim(name)) is { } item ? records.ColumnOf(item) : -1;
        if (!tokens.Read()) return;
        if (column < 0)
        {
            if (unknown.Count < MostUnknown && unknown.Add(name) && !IsIdentity(name, location)) UnknownMember(name, location);
            tokens.Skip();
            return;
        }

        var about = records.Items[column];
        if (texts[column] is not null)
        {
            records.Issues.Add(new(
                ReadingCheck.JsonTwice, location with { Column = about.Code }, $"{about.Code} is there twice in one row. The first was read.")
            {
                Item = about.Code,
                Needed = "each member once",
                Fix = "Delete the one that is not right.",
            });
            tokens.Skip();
            return;
        }

        texts[column] = Value(about, location with { Column = about.Code });
    }

    private void UnknownMember(string name, FileLocation location)
    {
        var quoted = QuotedText.Of(name);
        var hint = Spelling.NearestToCell(name, records.Items.Select(i => i.Code)) is { } near ? $" Did you mean {near}?" : "";
        records.Issues.Add(new(
            ReadingCheck.JsonMember, location with { Column = quoted }, $"“{quoted}” is not one of the items, and was left out here and below.{hint}")
        {
            Severity = Severity.Note,
            Value = quoted,
            Needed = Shape,
            Fix = "Nothing, if it is for your own use.",
        });
    }

    private bool IsIdentity(string name, FileLocation location)
    {
        if (FormIdentity.Of(name, records.Question).Check is null) return false;
        // Each row says it, so it is checked in each.
        unknown.Remove(name);
        if (tokens.Type is JsonTokenType.String or JsonTokenType.Number && !records.Question.Body.IsInspectorate)
            records.CheckIdentity(name, tokens.Text, location with { Column = QuotedText.Of(name) });
        return true;
    }

    /// <returns>The text that a person would type for the value.</returns>
    private string Value(Item item, FileLocation location)
    {
        switch (tokens.Type)
        {
            case JsonTokenType.Null:
                return "";
            case JsonTokenType.String:
                if (item.Type is ItemType.Integer or ItemType.Decimal) marks[records.ColumnOf(item)] = CellMarks.Text;
                return tokens.Text;
            case JsonTokenType.Number when item.Type is not ItemType.Date:
                return NumberCell.WithoutExponent(tokens.Text);
            case JsonTokenType.True or JsonTokenType.False when item.Type is ItemType.YesNo:
                return tokens.Type is JsonTokenType.True ? "yes" : "no";
            case JsonTokenType.StartArray when item.Type is ItemType.MultiChoice:
                var listed = new List<string>();
                while (tokens.Read() && tokens.Type is not JsonTokenType.EndArray)
                {
                    if (listed.Count < item.Choices.Count * 2) listed.Add(tokens.Text);
                    tokens.Skip();
                }

                return string.Join(';', listed);
            default:
                return WrongKind(item, location);
        }
    }

    private string WrongKind(Item item, FileLocation location)
    {
        if (!records.Issues.TryCountUnlisted(ReadingCheck.JsonKind, item.Code))
        {
            records.Issues.Add(new(ReadingCheck.JsonKind, location, $"The value of {item.Code} is of the wrong kind, at {tokens.Where}.")
            {
                Item = item.Code,
                Needed = CellFaults.Needed(item),
                Fix = "Write it as in the template.",
            });
        }

        tokens.Skip();
        // It is not blank: what is wrong with it has been said.
        cells[records.ColumnOf(item)] = -1;
        return "";
    }

    private bool NoRecords(string message)
    {
        records.Issues.Add(new(ReadingCheck.Layout, tokens.Location, message + " Records are a list of rows.")
        {
            Needed = Shape,
            Fix = "Write the rows as in the template.",
        });
        return false;
    }
}
