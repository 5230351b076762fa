using System.Text.Json.Serialization;
using Reporting.Checking.Reading.Results;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Files;

/// <summary>What two versions of a form say differently.</summary>
/// <param name="Changes">Empty where they say the same, perhaps in other bytes.</param>
public sealed record VersionDiff(int From, int To, IReadOnlyList<ItemChange> Changes)
{
    public static VersionDiff Of(int from, FormReading before, int to, FormReading after, IEnumerable<Item> items) => new(from, to,
        [.. items.Select(i => new ItemChange(i.Code, after.Answers.Rows.TryGetValue(i.Code, out var row) || before.Answers.Rows.TryGetValue(i.Code, out row) ? row : null, AnswerText.Of(before, i.Code), AnswerText.Of(after, i.Code)))
            .Where(c => c.Before != c.After)]);
}

/// <param name="Row">In the version compared with; where the item is not in it, in the other.</param>
/// <param name="Before">Null where nothing was answered, or nothing that could be read.</param>
public sealed record ItemChange(string Item, int? Row, AnswerText? Before, AnswerText? After);

/// <summary>An answer as it is written in a form.</summary>
public sealed record AnswerText(string? Value, string? Missing, bool Estimate, string? Note)
{
    public static AnswerText? Of(FormReading reading, string item) =>
        reading.Answers.Of(item) is { IsBlank: false } or { Note: not null } && reading.Answers.Of(item) is var answer
            ? new(answer.Missing is null ? FormTemplate.Text(answer) : null, answer.Missing, answer.Estimate, answer.Note)
            : null;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(VersionDiff))]
public sealed partial class VersionDiffJson : JsonSerializerContext;
