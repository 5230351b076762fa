using System.Globalization;

namespace Reporting.Domain.Returns;

/// <summary>What the events of a return say of its versions.</summary>
public static class VersionHistory
{
    /// <summary>Whether exactly this version was recorded.</summary>
    public static bool HasRecorded(this IEnumerable<ReturnEvent> events, VersionName version) =>
        events.Any(e => e.Kind is EventKind.Received && e.Version == version.Number && e.Sha256 == version.Sha256);

    /// <summary>The version of a number, as it is written in an address; null where there is none.</summary>
    public static VersionName? VersionOf(this IEnumerable<ReturnEvent> events, string number) =>
        int.TryParse(number, CultureInfo.InvariantCulture, out var n)
        && events.FirstOrDefault(e => e.Kind is EventKind.Received && e.Version == n) is { } received
            ? new(n, received.Sha256!)
            : null;

    /// <summary>The version that was made of a dropped file; null where none was.</summary>
    public static VersionName? VersionMadeOf(this IEnumerable<ReturnEvent> events, DroppedBlob file) =>
        events.FirstOrDefault(e => e.Kind is EventKind.Received && e.Dropped?.Id == file.Id) is { } received
            ? new(received.Version!.Value, received.Sha256!)
            : null;

    /// <summary>Whether the version's bytes are gone, or going.</summary>
    public static bool HasErased(this IEnumerable<ReturnEvent> events, int version) => events.Any(e => e.Kind is EventKind.Erased && e.Version == version);

    /// <summary>Whether the version holds personal details.</summary>
    public static bool HasQuarantined(this IEnumerable<ReturnEvent> events, int version) =>
        events.Any(e => e.Kind is EventKind.Quarantined && e.Version == version);

    /// <summary>Whether the version was accepted at any time: it may have been checked again since, with other rules.</summary>
    public static bool HasAccepted(this IEnumerable<ReturnEvent> events, int version) => events.Any(e => e.Kind is EventKind.Accepted && e.Version == version);

    /// <summary>Whether the version was accepted when it was last checked; false too where it never was.</summary>
    public static bool AcceptedLast(this IEnumerable<ReturnEvent> events, int version) =>
        events.LastOrDefault(e => e.Version == version && e.Kind is EventKind.Accepted or EventKind.Rejected)?.Kind is EventKind.Accepted;

    /// <summary>Why the bytes of a recorded version cannot be read; null where they can.</summary>
    public static ReturnRefusal? WhyClosed(this IReadOnlyList<ReturnEvent> events, int version) =>
        events.HasErased(version) ? new ReturnRefusal.BytesErased(version)
        : events.HasQuarantined(version) ? new ReturnRefusal.Quarantined(version)
        : null;
}
