using Azure;
using Azure.Data.Tables;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Storage;

/// <summary>One version as the current state remembers it.</summary>
/// <param name="Commitment">SHA-256 of the salt and the bytes, in hex.</param>
/// <param name="Definition">Hash of the definition that it was checked with.</param>
/// <param name="Accepted">Whether it had no errors.</param>
/// <param name="CheckedAgain">It was checked again after the definition had changed: what came of it stands beside what came of it first.</param>
/// <param name="Erased">Its bytes are gone, or going: the same bytes again are a version of their own.</param>
public sealed record VersionEntry(VersionName Name, string Commitment, string Definition, bool Accepted, bool CheckedAgain, bool Erased = false)
{
    public string Receipt => CheckedAgain ? $"receipt.{Definition.AsSpan(0, 12)}.json" : "receipt.json";

    public string Rows => CheckedAgain ? $"rows.{Definition.AsSpan(0, 12)}.parquet" : "rows.parquet";
}

/// <summary>The current state of one return.</summary>
/// <param name="Newest">The version that came last, rejected ones too; null before the first.</param>
/// <param name="Current">The newest accepted version: the one that counts.</param>
/// <param name="FrozenIn">The closing in whose list it was last frozen; 0 before the first.</param>
/// <param name="Late">The current version came after a closing.</param>
/// <param name="Reason">Why it is nil, late or excluded.</param>
/// <param name="Explained">How many explanations stand, so that an upload looks for them only where there are any.</param>
/// <param name="ExtendedUntil">When uploads of this body end, whatever its window says; null where its window decides.</param>
public sealed record ReturnRow(ReturnKey Key, ReturnState State, VersionEntry? Newest, VersionEntry? Current, DateTimeOffset? ReceivedAt, bool Late, bool Excluded, string? Reason, int FrozenIn, int Explained, DateTimeOffset? ExtendedUntil, int Events, ETag ETag)
{
    public static ReturnRow NotStarted(ReturnKey key) => new(key, ReturnState.NotStarted, null, null, null, false, false, null, 0, 0, null, 0, default);

    /// <summary>Why nothing can be uploaded or explained, and how to go on; null where it can.</summary>
    public string? WhyFixed => State switch
    {
        ReturnState.SignedOff => "This return has been signed off. Ask the inspectorate to reopen it.",
        ReturnState.Nil => "This return was recorded as having nothing to report. Ask the inspectorate to reopen it.",
        _ => null,
    };

    public bool IsExtended(DateTimeOffset now) => now < ExtendedUntil;

    public int NewestNumber => Newest?.Name.Number ?? 0;

    /// <summary>The tag of the return as a resource: it changes with each version.</summary>
    public string Tag => Newest is { } version ? $"\"{version.Name}\"" : "\"0\"";

    public static string Partition(string collection, string period, string instrument) => $"{collection}~{period}~{instrument}";

    public TableEntity ToEntity()
    {
        var row = new TableEntity(Partition(Key.Collection, Key.Period, Key.Instrument), $"state~{Key.Body}")
        {
            ["State"] = State.ToString(),
            ["ReceivedAt"] = ReceivedAt,
            ["Late"] = Late,
            ["Excluded"] = Excluded,
            ["Reason"] = Reason,
            ["FrozenIn"] = FrozenIn,
            ["Explained"] = Explained,
            ["ExtendedUntil"] = ExtendedUntil,
            ["Events"] = Events,
        };
        Put("Newest", Newest);
        Put("Current", Current);
        return row;

        void Put(string which, VersionEntry? version)
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

    public static ReturnRow From(ReturnKey key, TableEntity row)
    {
        return new(
            key, Enum.Parse<ReturnState>(row.GetString("State")), Version("Newest"), Version("Current"), row.GetDateTimeOffset("ReceivedAt"), row.GetBoolean("Late")!.Value, row.GetBoolean("Excluded")!.Value,
            row.GetString("Reason"), row.GetInt32("FrozenIn")!.Value, row.GetInt32("Explained") ?? 0, row.GetDateTimeOffset("ExtendedUntil"), row.GetInt32("Events")!.Value, row.ETag);

        VersionEntry? Version(string which) => row.GetInt32(which) is { } number
            ? new(new(number, row.GetString(which + "Sha256")), row.GetString(which + "Commitment"), row.GetString(which + "Definition"), row.GetBoolean(which + "Accepted")!.Value, row.GetBoolean(which + "CheckedAgain")!.Value, row.GetBoolean(which + "Erased") ?? false)
            : null;
    }
}
