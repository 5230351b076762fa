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
    private static readonly string[] Members = ["value", "missing", "estimate", "note"];

    private const int MostListed = 1_000;

    private readonly Part[] parts = new Part[Members.Length];

    /// <summary>From the item's code on, to the end of what is given for it.</summary>
    public void Read()
    {
        var (code, at) = (tokens.Text.Trim(), tokens.Place);
        if (!tokens.Read()) return;
        Array.Fill(parts, new("", JsonTokenType.Null, at));
        if (tokens.Type is JsonTokenType.StartObject) ReadMembers(code);
        else parts[0] = ReadPart();
        if (tokens.Failed) return;
        if (code.Length == 0)
        {
            form.Issues.Add(new(ReadingCheck.CodeBlank, at, "An answer has no item code.") { Value = QuotedText.Of(parts[0].Text), Needed = "an item's code", Fix = "Write the item's code, or delete the answer." });
            return;
        }

        var filled = parts[0].Text.Length > 0 || parts[1].Text.Length > 0;
        if (form.Resolve(code, parts[0].Text, filled, at, out var item) is CodeKind.Item) Answer(item!);
    }

    private void ReadMembers(string code)
    {
        var seen = 0;
        while (tokens.Read() && tokens.Type is JsonTokenType.PropertyName)
        {
            var (name, place, where) = (tokens.Text, tokens.Place, tokens.Where);
            var member = Array.IndexOf(Members, name);
            if (!tokens.Read()) return;
            if (member < 0)
            {
                UnknownMember(code, name, place, where);
                tokens.Skip();
            }
            else if ((seen & (1 << member)) != 0)
            {
                form.Issues.Add(new(ReadingCheck.JsonTwice, place with { Column = name }, $"“{name}” of {QuotedText.Of(code)} is there twice, again at {where}. The first was read.") { Item = QuotedText.Of(code), Value = name, Needed = "each member once", Fix = "Delete the one that is not right." });
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
        var (type, place, text) = (tokens.Type, tokens.Place, tokens.Text);
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

        return new(text, type, place);
    }

    private void Answer(Item item)
    {
        var ok = Check(item, 0, IsValueKind(item, parts[0].Type)) & Check(item, 1, parts[1].Type is JsonTokenType.String or JsonTokenType.Null)
            & Check(item, 2, parts[2].Type is JsonTokenType.True or JsonTokenType.False or JsonTokenType.String or JsonTokenType.Null) & Check(item, 3, parts[3].Type is JsonTokenType.String or JsonTokenType.Null);
        if (!ok)
        {
            form.Broken(item);
            return;
        }

        if (parts[0].Type is JsonTokenType.String && item.Type is ItemType.Integer or ItemType.Decimal && parts[0].Text.AsSpan().ContainsAnyInRange('0', '9'))
            form.Understood.Saw(Tolerance.TextNumber, parts[0].Text, parts[0].Text, At(0));
        form.Add(item, new()
        {
            Value = parts[0] switch
            {
                { Type: JsonTokenType.True } => "yes",
                { Type: JsonTokenType.False } => "no",
                var part => part.Text,
            },
            Missing = parts[1].Text,
            Estimate = parts[2].Type switch
            {
                JsonTokenType.True => "yes",
                JsonTokenType.False => "no",
                _ => parts[2].Text,
            },
            Note = parts[3].Text,
            ValueAt = At(0),
            MissingAt = At(1),
            EstimateAt = At(2),
            NoteAt = At(3),
        });
    }

    private static bool IsValueKind(Item item, JsonTokenType type) => type switch
    {
        JsonTokenType.Null or JsonTokenType.String => true,
        JsonTokenType.Number => item.Type is not (ItemType.Text or ItemType.Date),
        JsonTokenType.True or JsonTokenType.False => item.Type is ItemType.YesNo,
        JsonTokenType.StartArray => item.Type is ItemType.MultiChoice,
        _ => false,
    };

    private bool Check(Item item, int member, bool ok)
    {
        if (ok) return true;
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
            0 => CellFaults.Needed(item),
            1 => "a missing code as text, or null",
            2 => "true, false or null",
            _ => "text, or null",
        };
        form.Issues.Add(new(ReadingCheck.JsonKind, At(member), $"“{Members[member]}” of {item.Code} is {kind} (line {parts[member].Place.Row}).") { Item = item.Code, Value = QuotedText.Of(parts[member].Text), Needed = needed, Fix = "Write it as in the template." });
        return false;
    }

    private Place At(int member) => parts[member].Place with { Column = Members[member] };

    private void UnknownMember(string code, string name, Place place, string where)
    {
        var near = name is "label" or "code" ? null : Array.Find(Members, m => string.Equals(m, name, StringComparison.OrdinalIgnoreCase)) ?? Spelling.NearestToCell(name, Members);
        if (name is "label" or "code") return;
        form.Issues.Add(new(ReadingCheck.JsonMember, place with { Column = QuotedText.Of(name) }, $"“{QuotedText.Of(name)}” of {QuotedText.Of(code)} at {where} is not known{(near is null ? ", and was left out." : $". Did you mean “{near}”?")}")
        { Severity = near is null ? Severity.Note : Severity.Error, Item = QuotedText.Of(code), Value = QuotedText.Of(name), Needed = string.Join(", ", Members), Fix = near is null ? "Nothing, if it is for your own use." : $"Write {near}." });
    }

    private readonly record struct Part(string Text, JsonTokenType Type, Place Place);
}
