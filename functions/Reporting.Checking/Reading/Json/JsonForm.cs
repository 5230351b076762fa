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

    private JsonForm(JsonTokens tokens, FormBuilder form) => (this.tokens, this.form, items) = (tokens, form, new(tokens, form));

    public static void Read(string path, FormBuilder form)
    {
        using var tokens = JsonTokens.Open(path, form, Shape);
        if (tokens is not null && (!new JsonForm(tokens, form).Read() || tokens.Failed)) form.StopEarly();
    }

    /// <returns>Whether there were items.</returns>
    private bool Read()
    {
        if (!tokens.Read()) return false;
        if (tokens.Type is not JsonTokenType.StartObject) return NotAForm(tokens.Type is JsonTokenType.StartArray ? "The file is a list." : "The file is a single value.");
        var found = false;
        var seen = new HashSet<string>();
        while (tokens.Read() && tokens.Type is JsonTokenType.PropertyName)
        {
            var (name, place, where) = (tokens.Text, tokens.Place, tokens.Where);
            if (form.IsStopped || !form.Take(place) || !tokens.Read()) break;
            if (!seen.Add(name))
            {
                form.Issues.Add(new(ReadingCheck.JsonTwice, place, $"“{QuotedText.Of(name)}” is there twice, again at {where}.") { Value = QuotedText.Of(name), Needed = "each member once", Fix = "Delete the one that is not right." });
                if (name != "items")
                {
                    tokens.Skip();
                    continue;
                }
            }

            if (name == "items") found |= ReadItems(place);
            else if (name == "rows" && tokens.Type is JsonTokenType.StartArray) return NotAForm("The file has “rows”, as a file of records has.");
            else if (tokens.Type is JsonTokenType.String or JsonTokenType.Number && form.Identity(name, tokens.Text, place with { Column = name })) continue;
            else Unknown(name, place, where);
        }

        if (form.IsStopped) return false;
        if (!found && !tokens.Failed && !seen.Contains("items")) return NotAForm("The file has no “items”.");
        // Whatever stands behind the end is reported.
        tokens.Read();
        return found;
    }

    private bool ReadItems(Place place)
    {
        if (tokens.Type is not JsonTokenType.StartObject)
        {
            form.Issues.Add(new(ReadingCheck.JsonKind, place, "“items” is not an object with the items' codes as its members.") { Value = QuotedText.Of(tokens.Text), Needed = Shape, Fix = "Write the items as in the template." });
            tokens.Skip();
            return false;
        }

        while (tokens.Read() && tokens.Type is JsonTokenType.PropertyName)
        {
            if (!form.Take(tokens.Place)) return false;
            items.Read();
        }

        return true;
    }

    private void Unknown(string name, Place place, string where)
    {
        var near = string.Equals(name, "items", StringComparison.OrdinalIgnoreCase) ? "items" : Spelling.NearestToCell(name, ["items"]);
        form.Issues.Add(new(ReadingCheck.JsonMember, place, $"“{QuotedText.Of(name)}” at {where} is not known{(near is null ? ", and was left out" : $". Did you mean “{near}”?")}{(near is null ? "." : "")}")
        { Severity = near is null ? Severity.Note : Severity.Error, Value = QuotedText.Of(name), Needed = Shape, Fix = near is null ? "Nothing, if it is for your own use." : $"Write {near}." });
        tokens.Skip();
    }

    private bool NotAForm(string message)
    {
        form.Issues.Add(new(ReadingCheck.Layout, tokens.Place, message + " A form has items by their codes.") { Needed = Shape, Fix = "Write the items as in the template." });
        return false;
    }
}
