using System.Text.Json;
using Reporting.Checking.Reading.Forms;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Reading.Json;

/// <summary>A form as JSON: {"items":{"MIS08":{"value":12,"missing":null,"estimate":false,"note":null}}}, or in short {"items":{"MIS08":12}}.</summary>
internal sealed class JsonForm
{
    private const string Shape = "{\"items\":{\"CODE\":{\"value\":12,\"missing\":null,\"estimate\":false,\"note\":null}}}";

    private readonly JsonTokens tokens;
    private readonly FormBuilder form;
    private readonly JsonItem items;
    private readonly HashSet<string> seen = [];
    private bool found;

    private JsonForm(JsonTokens tokens, FormBuilder form) => (this.tokens, this.form, items) = (tokens, form, new(tokens, form));

    public static void Read(string path, FormBuilder form)
    {
        using var tokens = JsonTokens.Open(path, form, Shape);
        if (tokens is null) return;
        if (!new JsonForm(tokens, form).Read() || tokens.Failed) form.StopEarly();
        tokens.ScreenRest();
    }

    /// <returns>Whether there were items.</returns>
    private bool Read()
    {
        if (!tokens.Read()) return false;
        if (tokens.Type is not JsonTokenType.StartObject)
            return NotAForm(tokens.Type is JsonTokenType.StartArray ? "The file is a list." : "The file is a single value.");
        while (tokens.Read() && tokens.Type is JsonTokenType.PropertyName)
        {
            var (name, location, where) = (tokens.Text, tokens.Location, tokens.Where);
            if (form.IsStopped || !form.TryCountRow(location) || !tokens.Read()) break;
            if (IsListOfRows(name))
                return NotAForm("The file has “rows”, as a file of records has.");
            ReadMember(name, location, where);
        }

        if (form.IsStopped) return false;
        if (!found && !tokens.Failed && !seen.Contains("items")) return NotAForm("The file has no “items”.");
        // Whatever stands behind the end is reported.
        tokens.Read();
        return found;
    }

    private bool IsListOfRows(string name) => name == "rows" && tokens.Type is JsonTokenType.StartArray && !seen.Contains(name);

    private void ReadMember(string name, FileLocation location, string where)
    {
        var isFirst = seen.Add(name);
        if (!isFirst)
        {
            form.Issues.Add(new(ReadingCheck.JsonTwice, location, $"“{QuotedText.Of(name)}” is there twice, again at {where}.")
            {
                Value = QuotedText.Of(name),
                Needed = "each member once",
                Fix = "Delete the one that is not right.",
            });
        }

        if (name == "items") found |= ReadItems(location);
        else if (!isFirst) tokens.Skip();
        else if (!IsIdentity(name, location)) Unknown(name, location, where);
    }

    private bool IsIdentity(string name, FileLocation location) =>
        tokens.Type is JsonTokenType.String or JsonTokenType.Number && form.CheckIdentity(name, tokens.Text, location with { Column = name });

    private bool ReadItems(FileLocation location)
    {
        if (tokens.Type is not JsonTokenType.StartObject)
        {
            form.Issues.Add(new(ReadingCheck.JsonKind, location, "“items” is not an object with the items' codes as its members.")
            {
                Value = QuotedText.Of(tokens.Text),
                Needed = Shape,
                Fix = "Write the items as in the template.",
            });
            tokens.Skip();
            return false;
        }

        while (tokens.Read() && tokens.Type is JsonTokenType.PropertyName)
        {
            if (!form.TryCountRow(tokens.Location)) return false;
            items.Read();
        }

        return true;
    }

    private void Unknown(string name, FileLocation location, string where)
    {
        var near = string.Equals(name, "items", StringComparison.OrdinalIgnoreCase) ? "items" : Spelling.NearestToCell(name, ["items"]);
        form.Issues.Add(new(
            ReadingCheck.JsonMember, location,
            $"“{QuotedText.Of(name)}” at {where} is not known{(near is null ? ", and was left out." : $". Did you mean “{near}”?")}")
        {
            Severity = near is null ? Severity.Note : Severity.Error,
            Value = QuotedText.Of(name),
            Needed = Shape,
            Fix = near is null ? "Nothing, if it is for your own use." : $"Write {near}.",
        });
        tokens.Skip();
    }

    private bool NotAForm(string message)
    {
        form.Issues.Add(new(ReadingCheck.Layout, tokens.Location, message + " A form has items by their codes.")
        {
            Needed = Shape,
            Fix = "Write the items as in the template.",
        });
        return false;
    }
}
