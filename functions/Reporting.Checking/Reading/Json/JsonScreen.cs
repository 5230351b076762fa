using System.Text.Json;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Wording;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Reading.Json;

/// <summary>Looks for personal details in every token of a JSON file, whether anybody reads it or not.</summary>
/// <param name="most">How deep tokens may be nested.</param>
/// <param name="countsRecords">A person finds a place by its record, and not by its line.</param>
internal sealed class JsonScreen(ReadingIssues issues, int most, bool countsRecords)
{
    /// <summary>The names that lead to the token, by their depth.</summary>
    private readonly string?[] names = new string?[most + 2];

    public bool IsDone => issues.HasEnoughPersonal;

    public void Token(JsonTokenType type, int depth, string text, FileLocation location, string where)
    {
        if (type is JsonTokenType.StartObject or JsonTokenType.StartArray) names[depth + 1] = null;
        else if (type is JsonTokenType.PropertyName) Name(depth, text, location, where);
        else Value(depth, text, location);
    }

    private void Name(int depth, string name, FileLocation location, string where)
    {
        names[depth] = name;
        if (!IsDone) issues.AddPersonal(null, issues.PersonalIn(name), location, $"A name at {where}");
    }

    public void Comment(string text, FileLocation location, string where) =>
        issues.AddPersonal(null, issues.PersonalIn(text), location, $"A comment at {where}");

    private void Value(int depth, string text, FileLocation location)
    {
        if (text.Length == 0 || IsDone) return;
        var details = issues.PersonalIn(text);
        var label = names[depth] ?? (depth > 0 ? names[depth - 1] : null);
        if (details.Count == 0 && label is not null && PersonalLabel.KindOf(label, text) is { } kind) details = [new(kind, 0, text.Length)];
        if (details.Count > 0) issues.AddPersonal(null, details, location with { Column = ColumnOf(depth) });
    }

    /// <summary>The item, or the item and its member, in which a token is.</summary>
    private string? ColumnOf(int depth)
    {
        var path = names[1..(depth + 1)].OfType<string>().Select(n => QuotedText.Of(n)).ToList();
        if (countsRecords) return path.LastOrDefault();
        if (path is ["items", ..]) path.RemoveAt(0);
        return path.Count == 0 ? null : path is [var code, "value"] ? code : string.Join('.', path);
    }
}
