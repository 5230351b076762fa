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
    public Task<Outcome<AnnotatedWorkbook>> AnnotatedAsync(Admission admission, AskedReturn asked, string version, CancellationToken cancellation) =>
        WithUploadAsync<AnnotatedWorkbook>(admission, asked, version, async upload =>
        {
            if (await ReceiptAsync(asked, upload.Name, cancellation) is not { } receipt)
                return new ReturnRefusal.NoReceipt(version);
            var (collection, period, instrument, body) = asked;
            var issues = Plural.Of(receipt.Issues.Count, "issue");
            var title = $"{collection.Title}, {period.Title}: {instrument.Title} of {body}, version {upload.Name.Number}. {issues}.";
            var bytes = asked.Instrument.Kind is InstrumentKind.Records
                ? records.Annotated(asked, upload.File, upload.Format, receipt.Issues, title)
                : FormFiles.Annotated(asked, upload.File, upload.Format, receipt.Issues, title);
            return new AnnotatedWorkbook(upload.Name.Number, bytes);
        }, cancellation);

    /// <param name="version">Its number, as it is written in an address.</param>
    public Task<Outcome<CorrectedTable>> CorrectedAsync(Admission admission, AskedReturn asked, string version, CancellationToken cancellation) =>
        WithUploadAsync<CorrectedTable>(admission, asked, version, upload =>
        {
            var isRecords = asked.Instrument.Kind is InstrumentKind.Records;
            var corrected = new CorrectedTable(
                upload.Name.Number,
                isRecords ? null : FormFiles.Corrected(asked, upload.File, upload.Format),
                isRecords ? records.Corrected(asked, upload.File, upload.Format) : null);
            return Task.FromResult<Outcome<CorrectedTable>>(corrected is { Bytes: null, File: null } ? new ReturnRefusal.NoTable(version) : corrected);
        }, cancellation);

    /// <param name="version">Number of the earlier version, as it is written in an address.</param>
    /// <param name="other">Number of the later one.</param>
    public Task<Outcome<VersionDifference>> DifferenceAsync(
        Admission admission, AskedReturn asked, string version, string other, CancellationToken cancellation) =>
        WithUploadAsync<VersionDifference>(admission, asked, version, before =>
            WithUploadAsync<VersionDifference>(admission, asked, other, async after =>
            {
                var (from, to) = (before.Name.Number, after.Name.Number);
                if (asked.Instrument.Kind is not InstrumentKind.Records)
                    return new VersionDifference(FormFiles.Difference(asked, (from, before.File, before.Format), (to, after.File, after.Format)), null);
                var found = await records.DifferencesAsync(
                    asked, (before.File, before.Format), (after.File, after.Format), RecordsDiff.MostListed, cancellation);
                return new VersionDifference(null, RecordsDiff.Of(from, to, found));
            }, cancellation), cancellation);

    private async Task<Outcome<T>> WithUploadAsync<T>(
        Admission admission, AskedReturn asked, string number, Func<Upload, Task<Outcome<T>>> use, CancellationToken cancellation)
    {
        admission.For(Permission.ReadReturn, asked.Body);
        switch (await versions.OpenAsync(asked, number, cancellation))
        {
            case Outcome<OpenVersion>.Refused refused:
                return refused.Why;
            case Outcome<OpenVersion>.Done(var version):
                var upload = new Upload(version.Name, StoredFormat.Of(version.Facts.ContentType), spool.NewFile());
                try
                {
                    await blobs.DownloadOriginalAsync(asked.Key, version.Name.ToString(), upload.File, cancellation);
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
    private async Task<Receipt?> ReceiptAsync(AskedReturn asked, VersionName version, CancellationToken cancellation)
    {
        var of = await rows.GetAsync(asked.Key, cancellation);
        var recorded = of.Newest?.Name == version ? of.Newest : of.Current?.Name == version ? of.Current : null;
        var bytes = recorded is null ? null : await blobs.ReceiptAsync(asked.Key, recorded, cancellation);
        bytes ??= await blobs.FirstReceiptAsync(asked.Key, version.ToString(), cancellation);
        return bytes is null ? null : JsonSerializer.Deserialize(bytes, ReturnJson.Default.Receipt);
    }

    /// <summary>A version's bytes on this machine, while they are used.</summary>
    private sealed record Upload(VersionName Name, ReturnFormat Format, string File);
}
