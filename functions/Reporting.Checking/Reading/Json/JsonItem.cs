using System.Text.Json;
using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Forms;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Reading.Json;

/// <summary>Reads one member of a JSON form's items: a value alone, or an object with value, missing code, estimate and note.</summary>
internal sealed class JsonItem(JsonTokens tokens, FormBuilder form)
{
    // Indices of the members.
    private const int Value = 0;
    private const int Missing = 1;
    private const int Estimate = 2;
    private const int Note = 3;

    private static readonly string[] Members = ["value", "missing", "estimate", "note"];

    private const int MostListed = 1_000;

    private readonly Part[] parts = new Part[Members.Length];

    /// <summary>The item's code, as an issue names it.</summary>
    private string? place;

    /// <summary>From the item's code on, to the end of what is given for it.</summary>
    public void Read()
    {
        var code = tokens.Text.Trim();
        var at = tokens.Location with { Column = code.Length == 0 ? null : QuotedText.Of(code) };
        place = at.Column;
        if (!tokens.Read()) return;
        Array.Fill(parts, new("", JsonTokenType.Null, at));
        if (tokens.Type is JsonTokenType.StartObject) ReadMembers(code);
        else parts[Value] = ReadPart();
        if (tokens.Failed) return;
        if (code.Length == 0)
        {
            form.Issues.Add(new(ReadingCheck.CodeBlank, at, "An answer has no item code.")
            {
                Value = QuotedText.Of(parts[Value].Text),
                Needed = "an item's code",
                Fix = "Write the item's code, or delete the answer.",
            });
            return;
        }

        var filled = parts[Value].Text.Length > 0 || parts[Missing].Text.Length > 0;
        if (form.Resolve(code, parts[Value].Text, filled, at, out var item) is CodeKind.Item) Answer(item!);
    }

    private void ReadMembers(string code)
    {
        var seen = 0;
        while (tokens.Read() && tokens.Type is JsonTokenType.PropertyName)
        {
            var (name, location, where) = (tokens.Text, tokens.Location, tokens.Where);
            var member = Array.IndexOf(Members, name);
            if (!tokens.Read()) return;
            if (member < 0)
            {
                UnknownMember(code, name, location, where);
                tokens.Skip();
            }
            else if ((seen & (1 << member)) != 0)
            {
                form.Issues.Add(new(
                    ReadingCheck.JsonTwice, location with { Column = $"{place}.{name}" },
                    $"“{name}” of {QuotedText.Of(code)} is there twice, again at {where}. The first was read.")
                {
                    Item = QuotedText.Of(code),
                    Value = name,
                    Needed = "each member once",
                    Fix = "Delete the one that is not right.",
                });
                tokens.Skip();
            }
            else
            {
                seen |= 1 << member;
                parts[member] = ReadPart();
            }
        }
    }

    private Part ReadPart()
    {
        var (type, location, text) = (tokens.Type, tokens.Location, tokens.Text);
        switch (type)
        {
            case JsonTokenType.StartArray:
                var listed = new List<string>();
                while (tokens.Read() && tokens.Type is not JsonTokenType.EndArray)
                {
                    if (tokens.Type is JsonTokenType.String or JsonTokenType.Number && listed.Count < MostListed) listed.Add(tokens.Text);
                    else type = JsonTokenType.None;
                    tokens.Skip();
                }

                text = string.Join(';', listed);
                break;
            case JsonTokenType.StartObject:
                tokens.Skip();
                text = "{…}";
                break;
            case JsonTokenType.Number:
                text = NumberCell.WithoutExponent(text);
                break;
            case JsonTokenType.True or JsonTokenType.False:
                text = type is JsonTokenType.True ? "true" : "false";
                break;
        }

        return new(text, type, location);
    }

    private void Answer(Item item)
    {
        place = item.Code;
        var isReadable = true;
        for (var member = 0; member < parts.Length; member++) isReadable &= CheckKind(item, member);
        if (!isReadable)
        {
            form.MarkUnreadable(item);
            return;
        }

        var value = parts[Value];
        if (value.Type is JsonTokenType.String && item.Type is ItemType.Integer or ItemType.Decimal && IsNumber(item, value.Text))
            form.Assumptions.Count(Tolerance.TextNumber, value.Text, value.Text, At(Value));
        form.Add(item, new()
        {
            Value = TextOf(value),
            Missing = parts[Missing].Text,
            Estimate = TextOf(parts[Estimate]),
            Note = parts[Note].Text,
            ValueAt = At(Value),
            MissingAt = At(Missing),
            EstimateAt = At(Estimate),
            NoteAt = At(Note),
        });
    }

    /// <summary>The text that a person would type.</summary>
    private static string TextOf(Part part) => part.Type switch
    {
        JsonTokenType.True => "yes",
        JsonTokenType.False => "no",
        _ => part.Text,
    };

    private static bool IsNumber(Item item, ReadOnlySpan<char> text) => !text.Trim().IsEmpty
        && (item.Type is ItemType.Integer ? NumberCell.Integer(text.Trim(), out _, out _) : NumberCell.Decimal(text.Trim(), out _, out _)) is CellFault.None;

    private static bool IsValueKind(Item item, JsonTokenType type) => type switch
    {
        JsonTokenType.Null or JsonTokenType.String => true,
        JsonTokenType.Number => item.Type is not (ItemType.Text or ItemType.Date),
        JsonTokenType.True or JsonTokenType.False => item.Type is ItemType.YesNo,
        JsonTokenType.StartArray => item.Type is ItemType.MultiChoice,
        _ => false,
    };

    private bool IsOfItsKind(Item item, int member) => member switch
    {
        Value => IsValueKind(item, parts[member].Type),
        Estimate => parts[member].Type is JsonTokenType.True or JsonTokenType.False or JsonTokenType.String or JsonTokenType.Null,
        _ => parts[member].Type is JsonTokenType.String or JsonTokenType.Null,
    };

    private bool CheckKind(Item item, int member)
    {
        if (IsOfItsKind(item, member)) return true;
        var kind = parts[member].Type switch
        {
            JsonTokenType.Number => "a number",
            JsonTokenType.True or JsonTokenType.False => "true or false",
            JsonTokenType.StartArray => "a list",
            JsonTokenType.StartObject => "an object",
            _ => "a list of other things than texts, or too long",
        };
        var needed = member switch
        {
            Value => CellFaults.Needed(item),
            Missing => "a missing code as text, or null",
            Estimate => "true, false or null",
            _ => "text, or null",
        };
        form.Issues.Add(new(ReadingCheck.JsonKind, At(member), $"“{Members[member]}” of {item.Code} is {kind} (line {parts[member].Location.Row}).")
        {
            Item = item.Code,
            Value = QuotedText.Of(parts[member].Text),
            Needed = needed,
            Fix = "Write it as in the template.",
        });
        return false;
    }

    private FileLocation At(int member) => parts[member].Location with { Column = member == Value ? place : $"{place}.{Members[member]}" };

    private void UnknownMember(string code, string name, FileLocation location, string where)
    {
        if (name is "label" or "code") return;
        var near = Array.Find(Members, m => string.Equals(m, name, StringComparison.OrdinalIgnoreCase)) ?? Spelling.NearestToCell(name, Members);
        var hint = near is null ? ", and was left out." : $". Did you mean “{near}”?";
        form.Issues.Add(new(
            ReadingCheck.JsonMember, location with { Column = $"{place}.{QuotedText.Of(name)}" },
            $"“{QuotedText.Of(name)}” of {QuotedText.Of(code)} at {where} is not known{hint}")
        {
            Severity = near is null ? Severity.Note : Severity.Error,
            Item = QuotedText.Of(code),
            Value = QuotedText.Of(name),
            Needed = string.Join(", ", Members),
            Fix = near is null ? "Nothing, if it is for your own use." : $"Write {near}.",
        });
    }

    private readonly record struct Part(string Text, JsonTokenType Type, FileLocation Location);
}
