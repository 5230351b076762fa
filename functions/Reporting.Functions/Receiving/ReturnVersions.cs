using Microsoft.AspNetCore.Mvc;
using Reporting.Checking.Checking;
using Reporting.Domain.Returns;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Receiving;

/// <summary>A version whose bytes may be read.</summary>
public sealed record OpenVersion(VersionName Name, OriginalFacts Facts);

/// <summary>The versions of a return that were recorded, and whether their bytes may be read.</summary>
public sealed class ReturnVersions(ReturnRows rows, ReturnBlobs blobs)
{
    /// <summary>The event of a version that holds personal details.</summary>
    public const string Quarantined = "quarantined";

    /// <returns>Null where there is no such version.</returns>
    public async Task<VersionName?> FindAsync(ReturnPlace place, string number, CancellationToken cancellation) => NameIn(await rows.EventsAsync(place.Key, cancellation), number);

    /// <returns>The version, or the refusal to answer with.</returns>
    public async Task<(OpenVersion? Version, IActionResult? Refused)> OpenAsync(ReturnPlace place, string number, CancellationToken cancellation)
    {
        var events = await rows.EventsAsync(place.Key, cancellation);
        if (NameIn(events, number) is not { } name)
            return (null, None(number));
        if (events.Any(e => e.Kind == ReturnEvent.Erased && e.Version == name.Number))
            return (null, Problems.Gone($"The bytes of version {name.Number} have been erased. The return's events say when and why."));
        if (events.Any(e => e.Kind == Quarantined && e.Version == name.Number))
            return (null, Problems.Forbidden($"Version {name.Number} holds personal details, so nobody can download it or what is made of it. Its receipt says where they stand."));
        return await blobs.FactsAsync(place.Key, name.ToString(), cancellation) is { } facts ? (new(name, facts), null) : (null, None(number));
    }

    public static IActionResult None(string number) => Problems.NotFound($"This return has no version '{(number.Length <= 20 ? number : number[..20])}'.");

    private static VersionName? NameIn(IReadOnlyList<ReturnEvent> events, string number) =>
        int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var n) && events.FirstOrDefault(e => e.Kind == "received" && e.Version == n) is { } received ? new(n, received.Sha256!) : null;
}
