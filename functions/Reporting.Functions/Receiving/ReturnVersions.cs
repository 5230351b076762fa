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
    /// <param name="number">As it is written in an address.</param>
    public async Task<Outcome<VersionName>> FindAsync(AskedReturn asked, string number, CancellationToken cancellation) =>
        (await rows.EventsAsync(asked.Key, cancellation)).VersionOf(number) is { } name ? name : new ReturnRefusal.NoSuchVersion(number);

    /// <param name="number">As it is written in an address.</param>
    public async Task<Outcome<OpenVersion>> OpenAsync(AskedReturn asked, string number, CancellationToken cancellation)
    {
        var events = await rows.EventsAsync(asked.Key, cancellation);
        if (events.VersionOf(number) is not { } name)
            return new ReturnRefusal.NoSuchVersion(number);
        if (events.WhyClosed(name.Number) is { } closed)
            return closed;
        return await blobs.FactsAsync(asked.Key, name.ToString(), cancellation) is { } facts
            ? new OpenVersion(name, facts)
            : new ReturnRefusal.NoSuchVersion(number);
    }
}
