using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Reporting.Checking.Expressions;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Files;

/// <summary>What two versions of a table of records say differently, record by record.</summary>
/// <param name="IdentifiedBy">The item by which records are the same record in both: the first. Of several with the same value, the first is set against the
/// first, and so on.</param>
/// <param name="Items">Items that differ in records of both, and in how many.</param>
/// <param name="Changes">The first of the records that differ, in the order of the later file.</param>
/// <param name="NotListed">How many more there are.</param>
public sealed record RecordsDiff(int From, int To, string IdentifiedBy, RecordCounts Records, IReadOnlyList<ItemCount> Items, IReadOnlyList<RecordChange> Changes, long NotListed)
{
    public const int MostListed = 1_000;

    public static RecordsDiff Of(int from, int to, RecordDifferences differences) => new(
        from, to, differences.IdentifiedBy, new(differences.Before, differences.After, differences.Added, differences.Removed, differences.Changed),
        [.. differences.Items.Select(i => new ItemCount(i.Item, i.Changed))],
        [.. differences.Records.Select(r => new RecordChange(
            r.Key, r.RowBefore is null ? "added" : r.RowAfter is null ? "removed" : "changed", r.RowBefore, r.RowAfter, [.. r.Items.Select(i => new RecordItemChange(i.Item, TextOf(i.Before), TextOf(i.After)))]))],
        differences.Added + differences.Removed + differences.Changed - differences.Records.Count);

    private static RecordText? TextOf(Answer answer) => answer.IsBlank ? null : new(answer.Missing is null ? FormTemplate.Text(answer) : null, answer.Missing);
}

/// <param name="Before">How many records the one version has.</param>
/// <param name="After">And the other.</param>
public sealed record RecordCounts(long Before, long After, long Added, long Removed, long Changed);

public sealed record ItemCount(string Item, long Changed);

/// <param name="Record">What identifies it; null where that is blank.</param>
/// <param name="Change">added, removed or changed.</param>
public sealed record RecordChange(
    string? Record, [property: AllowedValues("added", "removed", "changed")] string Change, int? RowBefore, int? RowAfter, IReadOnlyList<RecordItemChange> Items);

/// <param name="Before">Null where nothing was answered, or nothing that could be read.</param>
public sealed record RecordItemChange(string Item, RecordText? Before, RecordText? After);

public sealed record RecordText(string? Value, string? Missing);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RecordsDiff))]
public sealed partial class RecordsDiffJson : JsonSerializerContext;
