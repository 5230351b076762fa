using Reporting.Checking.Checking;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Receiving;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>The bytes of a version as they were sent.</summary>
/// <param name="Content">Read once, and disposed by whoever reads it.</param>
public sealed record OriginalBytes(Stream Content, string ContentType);

/// <summary>A return as it stands, and what was sent and answered, for its body and the inspectorate.</summary>
public sealed class ReadReturn(ReturnStatuses statuses, ReturnVersions versions, ReturnRows rows, ReturnBlobs blobs)
{
    /// <summary>What happened to it, from the first, with the names of those who did it.</summary>
    public async Task<IReadOnlyList<ReturnEvent>> HistoryAsync(Admission admission, AskedReturn asked, CancellationToken cancellation)
    {
        admission.For(Permission.ReadReturn, asked.Body);
        return await rows.EventsAsync(asked.Key, cancellation);
    }

    public async Task<Outcome<CurrentReturn>> StatusAsync(Admission admission, AskedReturn asked, CancellationToken cancellation)
    {
        admission.For(Permission.ReadReturn, asked.Body);
        return await statuses.OfAsync(asked, cancellation);
    }

    /// <param name="version">Its number, as it is written in an address.</param>
    public async Task<Outcome<OriginalBytes>> OriginalAsync(Admission admission, AskedReturn asked, string version, CancellationToken cancellation)
    {
        admission.For(Permission.ReadReturn, asked.Body);
        return await versions.OpenAsync(asked, version, cancellation) switch
        {
            Outcome<OpenVersion>.Done(var (name, facts)) =>
                new OriginalBytes(await blobs.OpenOriginalAsync(asked.Key, name.ToString(), cancellation), facts.ContentType),
            Outcome<OpenVersion>.Refused(var why) => why,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>The receipt as it was when the version came.</summary>
    /// <param name="version">Its number, as it is written in an address.</param>
    public async Task<Outcome<BinaryData>> ReceiptAsync(Admission admission, AskedReturn asked, string version, CancellationToken cancellation)
    {
        admission.For(Permission.ReadReturn, asked.Body);
        return await versions.FindAsync(asked, version, cancellation) is Outcome<VersionName>.Done(var name)
            && await blobs.FirstReceiptAsync(asked.Key, name.ToString(), cancellation) is { } receipt
            ? receipt
            : new ReturnRefusal.NoSuchVersion(version);
    }
}
