using Azure.Data.Tables;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Storage;

/// <summary>Events as rows, which are only ever added.</summary>
internal static class EventRows
{
    /// <summary>The column by which a writer knows its own event again.</summary>
    public const string Write = "Write";

    public static TableEntity ToRow(this ReturnEvent e, string partition, string key) => new(partition, key)
    {
        [Write] = Guid.NewGuid().ToString("N"),
        ["Kind"] = e.Kind.Name(),
        ["At"] = e.At,
        ["By"] = e.By.Key,
        ["ByName"] = e.By.Name,
        ["What"] = e.What,
        ["Version"] = e.Version,
        ["Sha256"] = e.Sha256,
        ["Issue"] = e.Issues is null ? null : string.Join(' ', e.Issues),
        ["Figures"] = e.Figures,
        ["Dropped"] = e.Dropped?.Id,
        ["PutAt"] = e.Dropped?.PutAt,
    };

    public static ReturnEvent Read(TableEntity row) => new(
        EventKinds.Of(row.GetString("Kind")), row.GetDateTimeOffset("At")!.Value, new(row.GetString("By"), row.GetString("ByName")), row.GetString("What"),
        row.GetInt32("Version"), row.GetString("Sha256"), row.GetString("Issue")?.Split(' '), row.GetString("Figures"))
    {
        Dropped = row.GetString("Dropped") is { } id ? new(id, row.GetDateTimeOffset("PutAt")!.Value) : null,
        TakenAt = row.GetDateTimeOffset("PutAt") ?? row.Timestamp,
    };
}
