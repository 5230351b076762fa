using Azure;
using Azure.Data.Tables;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Storage;

/// <summary>A return as its row has it.</summary>
/// <param name="Events">How many events it has.</param>
/// <param name="ETag">Of the row as it was read; the default where there is none yet.</param>
public sealed record StoredReturn(Return Value, int Events, ETag ETag)
{
    internal static StoredReturn None(ReturnKey key) => new(Return.NotStarted(key), 0, default);

    internal static string Partition(string collection, string period, string instrument) => $"{collection}~{period}~{instrument}";

    /// <param name="events">How many events the return has with those that are written beside it.</param>
    internal static TableEntity ToEntity(Return of, int events)
    {
        var row = new TableEntity(Partition(of.Key.Collection, of.Key.Period, of.Key.Instrument), $"state~{of.Key.Body}")
        {
            ["State"] = of.State.ToString(),
            ["ReceivedAt"] = of.ReceivedAt,
            ["Late"] = of.Late,
            ["Excluded"] = of.Excluded,
            ["Reason"] = of.Reason,
            ["FrozenIn"] = of.FrozenIn,
            ["Explained"] = of.Explained,
            ["ExtendedUntil"] = of.ExtendedUntil,
            ["Events"] = events,
        };
        Put("Newest", of.Newest);
        Put("Current", of.Current);
        return row;

        void Put(string which, RecordedVersion? version)
        {
            row[which] = version?.Name.Number;
            row[which + "Sha256"] = version?.Name.Sha256;
            row[which + "Commitment"] = version?.Commitment;
            row[which + "Definition"] = version?.Definition;
            row[which + "Accepted"] = version?.Accepted;
            row[which + "CheckedAgain"] = version?.CheckedAgain;
            row[which + "Erased"] = version?.Erased;
        }
    }

    internal static StoredReturn Read(ReturnKey key, TableEntity row)
    {
        var read = new Return(
            key, Enum.Parse<ReturnState>(row.GetString("State")), Version("Newest"), Version("Current"), row.GetDateTimeOffset("ReceivedAt"),
            row.GetBoolean("Late")!.Value, row.GetBoolean("Excluded")!.Value, row.GetString("Reason"), row.GetInt32("FrozenIn")!.Value,
            row.GetInt32("Explained") ?? 0, row.GetDateTimeOffset("ExtendedUntil"));
        return new(read, row.GetInt32("Events")!.Value, row.ETag);

        RecordedVersion? Version(string which) => row.GetInt32(which) is { } number
            ? new(
                new(number, row.GetString(which + "Sha256")), row.GetString(which + "Commitment"), row.GetString(which + "Definition"),
                row.GetBoolean(which + "Accepted")!.Value, row.GetBoolean(which + "CheckedAgain")!.Value, row.GetBoolean(which + "Erased") ?? false)
            : null;
    }
}

/// <summary>What the files of a version are called. What came of a check under later definitions stands beside what came of the first.</summary>
public static class VersionFileNames
{
    public static string ReceiptFile(this RecordedVersion version) =>
        version.CheckedAgain ? $"receipt.{version.Definition.AsSpan(0, 12)}.json" : FirstReceiptFile;

    public static string RowsFile(this RecordedVersion version) => version.CheckedAgain ? $"rows.{version.Definition.AsSpan(0, 12)}.parquet" : "rows.parquet";

    /// <summary>Of the receipt as it was when a version came.</summary>
    public const string FirstReceiptFile = "receipt.json";
}
