using System.Diagnostics;
using System.Text.Json;
using Reporting.Checking.Checking;
using Reporting.Checking.Files;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Spool;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Receiving;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>A workbook in which each issue of a version is marked in its cell.</summary>
/// <param name="Version">The version's number.</param>
public sealed record AnnotatedWorkbook(int Version, byte[] Bytes);

/// <summary>A version's table with safe corrections applied, as CSV.</summary>
/// <param name="Version">The version's number.</param>
/// <param name="Bytes">Of a form; null of records.</param>
/// <param name="File">Of records: a file on this machine, deleted by whoever reads it; null of a form.</param>
public sealed record CorrectedTable(int Version, byte[]? Bytes, string? File);

/// <summary>What two versions say differently.</summary>
/// <param name="Form">Null of records.</param>
/// <param name="Records">Null of a form.</param>
public sealed record VersionDifference(VersionDiff? Form, RecordsDiff? Records);

/// <summary>
/// What is made of an uploaded version for whoever must put it right: its issues marked, safe corrections, and what it says differently from another.
/// </summary>
public sealed class VersionFiles(ReturnVersions versions, RecordFiles records, ReturnRows rows, ReturnBlobs blobs, SpoolFolder spool)
{
    /// <param name="version">Its number, as it is written in an address.</param>
    public Task<Outcome<AnnotatedWorkbook>> AnnotatedAsync(Admission admission, ReturnPlace place, string version, CancellationToken cancellation) =>
        WithUploadAsync<AnnotatedWorkbook>(admission, place, version, async upload =>
        {
            if (await ReceiptAsync(place, upload.Name, cancellation) is not { } receipt)
                return new ReturnRefusal.NoReceipt(version);
            var (collection, period, instrument, body) = place;
            var issues = Plural.Of(receipt.Issues.Count, "issue");
            var title = $"{collection.Title}, {period.Title}: {instrument.Title} of {body}, version {upload.Name.Number}. {issues}.";
            var bytes = place.Instrument.Kind is InstrumentKind.Records
                ? records.Annotated(place, upload.File, upload.Format, receipt.Issues, title)
                : FormFiles.Annotated(place, upload.File, upload.Format, receipt.Issues, title);
            return new AnnotatedWorkbook(upload.Name.Number, bytes);
        }, cancellation);

    /// <param name="version">Its number, as it is written in an address.</param>
    public Task<Outcome<CorrectedTable>> CorrectedAsync(Admission admission, ReturnPlace place, string version, CancellationToken cancellation) =>
        WithUploadAsync<CorrectedTable>(admission, place, version, upload =>
        {
            var isRecords = place.Instrument.Kind is InstrumentKind.Records;
            var corrected = new CorrectedTable(
                upload.Name.Number,
                isRecords ? null : FormFiles.Corrected(place, upload.File, upload.Format),
                isRecords ? records.Corrected(place, upload.File, upload.Format) : null);
            return Task.FromResult<Outcome<CorrectedTable>>(corrected is { Bytes: null, File: null } ? new ReturnRefusal.NoTable(version) : corrected);
        }, cancellation);

    /// <param name="version">Number of the earlier version, as it is written in an address.</param>
    /// <param name="other">Number of the later one.</param>
    public Task<Outcome<VersionDifference>> DifferenceAsync(
        Admission admission, ReturnPlace place, string version, string other, CancellationToken cancellation) =>
        WithUploadAsync<VersionDifference>(admission, place, version, before =>
            WithUploadAsync<VersionDifference>(admission, place, other, async after =>
            {
                var (from, to) = (before.Name.Number, after.Name.Number);
                if (place.Instrument.Kind is not InstrumentKind.Records)
                    return new VersionDifference(FormFiles.Difference(place, (from, before.File, before.Format), (to, after.File, after.Format)), null);
                var found = await records.DifferencesAsync(
                    place, (before.File, before.Format), (after.File, after.Format), RecordsDiff.MostListed, cancellation);
                return new VersionDifference(null, RecordsDiff.Of(from, to, found));
            }, cancellation), cancellation);

    private async Task<Outcome<T>> WithUploadAsync<T>(
        Admission admission, ReturnPlace place, string number, Func<Upload, Task<Outcome<T>>> use, CancellationToken cancellation)
    {
        admission.For(Permission.ReadReturn, place.Body);
        switch (await versions.OpenAsync(place, number, cancellation))
        {
            case Outcome<OpenVersion>.Refused refused:
                return refused.Why;
            case Outcome<OpenVersion>.Done(var version):
                var upload = new Upload(version.Name, StoredFormat.Of(version.Facts.ContentType), spool.NewFile());
                try
                {
                    await blobs.DownloadOriginalAsync(place.Key, version.Name.ToString(), upload.File, cancellation);
                    return await use(upload);
                }
                finally
                {
                    File.Delete(upload.File);
                }

            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The newest thing that was said of the version, with what it was checked by last.</summary>
    private async Task<Receipt?> ReceiptAsync(ReturnPlace place, VersionName version, CancellationToken cancellation)
    {
        var of = await rows.GetAsync(place.Key, cancellation);
        var recorded = of.Newest?.Name == version ? of.Newest : of.Current?.Name == version ? of.Current : null;
        var bytes = recorded is null ? null : await blobs.ReceiptAsync(place.Key, recorded, cancellation);
        bytes ??= await blobs.FirstReceiptAsync(place.Key, version.ToString(), cancellation);
        return bytes is null ? null : JsonSerializer.Deserialize(bytes, ReturnJson.Default.Receipt);
    }

    /// <summary>A version's bytes on this machine, while they are used.</summary>
    private sealed record Upload(VersionName Name, ReturnFormat Format, string File);
}
