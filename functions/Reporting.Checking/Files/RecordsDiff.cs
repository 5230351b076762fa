using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Reporting.Checking.Expressions;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Files;

/// <summary>What two versions of a table of records say differently, record by record.</summary>
/// <param name="From">The version that is compared.</param>
/// <param name="To">The version that it is compared with.</param>
/// <param name="IdentifiedBy">The item by which records are the same record in both: the first. Of several with the same value, the first is set against the
/// first, and so on.</param>
/// <param name="Records">How many records there are, and how many differ.</param>
/// <param name="Items">Items that differ in records of both, and in how many.</param>
/// <param name="Changes">The first of the records that differ, in the order of the later file.</param>
/// <param name="NotListed">How many more there are.</param>
public sealed record RecordsDiff(
    int From, int To, string IdentifiedBy, RecordCounts Records, IReadOnlyList<ItemCount> Items, IReadOnlyList<RecordChange> Changes, long NotListed)
{
    /// <summary>Records that are listed; all are counted.</summary>
    public const int MostListed = 1_000;

    /// <summary>The differences of two versions.</summary>
    public static RecordsDiff Of(int from, int to, RecordDifferences differences) => new(
        from, to, differences.IdentifiedBy, new(differences.Before, differences.After, differences.Added, differences.Removed, differences.Changed),
        [.. differences.Items.Select(i => new ItemCount(i.Item, i.Changed))], [.. differences.Records.Select(ChangeOf)],
        differences.Added + differences.Removed + differences.Changed - differences.Records.Count);

    private static RecordChange ChangeOf(DifferentRecord record) => new(
        record.Key, record.RowBefore is null ? "added" : record.RowAfter is null ? "removed" : "changed", record.RowBefore, record.RowAfter,
        [.. record.Items.Select(i => new RecordItemChange(i.Item, TextOf(i.Before), TextOf(i.After)))]);

    private static RecordText? TextOf(Answer answer) => answer.IsBlank ? null : new(answer.Missing is null ? FormTemplate.Text(answer) : null, answer.Missing);
}

/// <summary>How many records two versions have, and how many differ.</summary>
/// <param name="Before">How many records the one version has.</param>
/// <param name="After">How many the other has.</param>
/// <param name="Added">Records of the other alone.</param>
/// <param name="Removed">Records of the one alone.</param>
/// <param name="Changed">Records of both that differ.</param>
public sealed record RecordCounts(long Before, long After, long Added, long Removed, long Changed);

/// <summary>In how many records of both an item differs.</summary>
/// <param name="Item">Its code.</param>
/// <param name="Changed">Records.</param>
public sealed record ItemCount(string Item, long Changed);

/// <summary>A record that differs.</summary>
/// <param name="Record">What identifies it; null where that is blank.</param>
/// <param name="Change">added, removed or changed.</param>
/// <param name="RowBefore">Its row of the one file; null where it was added.</param>
/// <param name="RowAfter">Its row of the other file; null where it was removed.</param>
/// <param name="Items">Those that differ; of a record of one version alone, those that are not blank.</param>
public sealed record RecordChange(
    string? Record, [property: AllowedValues("added", "removed", "changed")] string Change, int? RowBefore, int? RowAfter,
    IReadOnlyList<RecordItemChange> Items);

/// <summary>An item of a record that differs.</summary>
/// <param name="Item">Its code.</param>
/// <param name="Before">Null where nothing was answered, or nothing that could be read.</param>
/// <param name="After">Likewise.</param>
public sealed record RecordItemChange(string Item, RecordText? Before, RecordText? After);

/// <summary>An answer as it is written in records.</summary>
/// <param name="Value">Null where there is none.</param>
/// <param name="Missing">The missing code; null where there is none.</param>
public sealed record RecordText(string? Value, string? Missing);

/// <summary>How the differences are written as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RecordsDiff))]
public sealed partial class RecordsDiffJson : JsonSerializerContext;
