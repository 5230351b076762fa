using System.Text.Json.Serialization;
using Reporting.Checking.Reading.Results;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Files;

/// <summary>What two versions of a form say differently.</summary>
/// <param name="From">The version that is compared.</param>
/// <param name="To">The version that it is compared with.</param>
/// <param name="Changes">Empty where they say the same, perhaps in other bytes.</param>
public sealed record VersionDiff(int From, int To, IReadOnlyList<ItemChange> Changes)
{
    internal static VersionDiff Of(int from, FormReading before, int to, FormReading after, IEnumerable<Item> items) => new(
        from, to,
        [.. items.Select(i => i.Code)
            .Select(i => new ItemChange(i, RowOf(i, after) ?? RowOf(i, before), AnswerText.Of(before, i), AnswerText.Of(after, i)))
            .Where(c => c.Before != c.After)]);

    private static int? RowOf(string item, FormReading reading) => reading.Answers.Rows.TryGetValue(item, out var row) ? row : null;
}

/// <summary>An item that two versions answer differently.</summary>
/// <param name="Item">Its code.</param>
/// <param name="Row">In the version compared with; where the item is not in it, in the other.</param>
/// <param name="Before">Null where nothing was answered, or nothing that could be read.</param>
/// <param name="After">Likewise.</param>
public sealed record ItemChange(string Item, int? Row, AnswerText? Before, AnswerText? After);

/// <summary>An answer as it is written in a form.</summary>
/// <param name="Value">Null where there is none.</param>
/// <param name="Missing">The missing code; null where there is none.</param>
/// <param name="Estimate">Whether the value is an estimate.</param>
/// <param name="Note">Null where there is none.</param>
public sealed record AnswerText(string? Value, string? Missing, bool Estimate, string? Note)
{
    internal static AnswerText? Of(FormReading reading, string item) =>
        reading.Answers.Of(item) is { IsBlank: false } or { Note: not null } && reading.Answers.Of(item) is var answer
            ? new(answer.Missing is null ? FormTemplate.Text(answer) : null, answer.Missing, answer.Estimate, answer.Note)
            : null;
}

/// <summary>How the differences are written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(VersionDiff))]
public sealed partial class VersionDiffJson : JsonSerializerContext;
