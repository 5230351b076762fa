using Azure.Data.Tables;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Storage;

/// <summary>Something that happened to a return or a window. Events are only ever added.</summary>
/// <param name="Kind">received, accepted, rejected, explained, signedOff, opened, closed, frozen, …</param>
/// <param name="By">Who: the person's provider and id, or <c>service</c>.</param>
/// <param name="ByName">The person's name, only shown.</param>
/// <param name="What">In words, and the reason where one was given.</param>
/// <param name="Version">The version it is about.</param>
/// <param name="Sha256">Hash of that version's bytes.</param>
/// <param name="Issues">Of an explanation: the query's id. Of explanations that were dropped: the ids of all their queries.</param>
/// <param name="Figures">Of an explanation: the fingerprint of the figures that it explains.</param>
public sealed record ReturnEvent(string Kind, DateTimeOffset At, string By, string ByName, string What, int? Version = null, string? Sha256 = null, IReadOnlyList<string>? Issues = null, string? Figures = null)
{
    public const string Service = "service";

    /// <summary>The event of a version whose bytes are gone, or going.</summary>
    public const string Erased = "erased";

    /// <summary>The column by which a writer knows its own event again.</summary>
    internal const string Write = "Write";

    /// <value>Of a version that was made of a dropped file: which.</value>
    public DroppedBlob? Dropped { get; init; }

    /// <value>When storage had what came, by its own clock: of a dropped file when it was put there, of anything else when the event was written. Null before that.</value>
    public DateTimeOffset? TakenAt { get; private init; }

    public TableEntity ToRow(string partition, string key) => new(partition, key)
    {
        [Write] = Guid.NewGuid().ToString("N"),
        ["Kind"] = Kind,
        ["At"] = At,
        ["By"] = By,
        ["ByName"] = ByName,
        ["What"] = What,
        ["Version"] = Version,
        ["Sha256"] = Sha256,
        ["Issue"] = Issues is null ? null : string.Join(' ', Issues),
        ["Figures"] = Figures,
        ["Dropped"] = Dropped?.Id,
        ["PutAt"] = Dropped?.PutAt,
    };

    public static ReturnEvent From(TableEntity row) => new(
        row.GetString("Kind"), row.GetDateTimeOffset("At")!.Value, row.GetString("By"), row.GetString("ByName"), row.GetString("What"), row.GetInt32("Version"), row.GetString("Sha256"),
        row.GetString("Issue")?.Split(' '), row.GetString("Figures"))
    {
        Dropped = row.GetString("Dropped") is { } id ? new(id, row.GetDateTimeOffset("PutAt")!.Value) : null,
        TakenAt = row.GetDateTimeOffset("PutAt") ?? row.Timestamp,
    };
}
