using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Reporting.Checking.Checking;
using Reporting.Domain.Returns;
using Reporting.Functions.Hosting;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Receiving;

/// <summary>What became of bytes that were to be a version.</summary>
public abstract record Intake
{
    private Intake()
    {
    }

    /// <param name="Return">The return with the version.</param>
    /// <param name="IsNew">False where these bytes were a version already.</param>
    public sealed record Recorded(BinaryData Receipt, Return Return, RecordedVersion Version, bool IsNew) : Intake;

    public sealed record Refused(ReturnRefusal Why) : Intake;
}

/// <summary>
/// Makes stored bytes a version of a return, once. The return's row decides: whoever changes it first has the number, and the other takes the next.
/// A process that dies in between leaves the bytes and a message, and the step is done again from them.
/// </summary>
public sealed partial class ReturnIntake(
    ReturnRows rows, ReturnBlobs blobs, VersionOutputs outputs, MessageSender messages, ReturnChecker checker, Measurements measurements, TimeProvider time,
    ILogger<ReturnIntake> logger)
{
    private static readonly TimeSpan CheckedBySoon = TimeSpan.FromMinutes(5);

    /// <param name="stored">The name under which the bytes are stored already; null where they are not.</param>
    /// <param name="expected">What the return must be; null where anything will do.</param>
    public async Task<Intake> RecordAsync(AskedReturn asked, SentFile sent, VersionName? stored, ExpectedRevision? expected, CancellationToken cancellation)
    {
        await using var upload = new UploadUnderWay(checker, asked, sent, stored);
        while (true)
        {
            var read = await rows.ReadAsync(asked.Key, cancellation);
            if (await TryAsync(upload, read, expected, cancellation) is { } done)
                return done;
        }
    }

    /// <returns>Null where somebody changed the return meanwhile: it is to be read again.</returns>
    private async Task<Intake?> TryAsync(UploadUnderWay upload, StoredReturn read, ExpectedRevision? expected, CancellationToken cancellation)
    {
        var step = read.Value.NextStepOf(upload.Bytes(expected));
        if (step is UploadStep.Store store)
        {
            await StoreAsync(upload, store, cancellation);
            step = read.Value.NextStepOf(upload.Bytes(expected));
        }

        switch (step)
        {
            case UploadStep.Refused refused:
                await DropAsync(upload, upload.StoredItself, cancellation);
                return new Intake.Refused(refused.Why);
            case UploadStep.Stands stands:
                await DropAsync(upload, stands.Surplus, cancellation);

                // Another upload of the same bytes, or a close, may have recorded what this one stored: the version is this one's all the same.
                var isOwn = upload.IsOwn && upload.Stored == stands.Version.Name;
                var receipt = await outputs.FinishAsync(upload.Place, upload.Sent, read.Value, stands.Version, isOwn, cancellation);
                return new Intake.Recorded(receipt, read.Value, stands.Version, isOwn);
            case UploadStep.Record record:
                return await TryRecordAsync(upload, read, record, cancellation);
            default:
                throw new UnreachableException();
        }
    }

    private async Task StoreAsync(UploadUnderWay upload, UploadStep.Store store, CancellationToken cancellation)
    {
        var key = upload.Place.Key;
        upload.BeginCheck(cancellation);
        await messages.SendAsync(
            new CheckReturn(key.Collection, key.Period, key.Instrument, key.Body.ToString(), store.Name.ToString()), CheckedBySoon, cancellation);
        await using (var bytes = new FileStream(upload.File, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous))
            upload.IsStored(store.Name, await blobs.StoreOriginalAsync(key, store.Name, bytes, upload.Facts, cancellation));
        await DropAsync(upload, store.Surplus, cancellation);
        LogStored(key.Collection, key.Period, key.Instrument, key.Body.ToString(), store.Name.Number);
    }

    private async Task<Intake?> TryRecordAsync(UploadUnderWay upload, StoredReturn read, UploadStep.Record record, CancellationToken cancellation)
    {
        var asked = upload.Place;
        var check = await upload.CheckAsync(cancellation);
        var standing = read.Value.Explained == 0 ? [] : Explanations.Standing(await rows.EventsAsync(asked.Key, cancellation));
        var carried = Explanations.Carry(check.Issues, asked.Instrument, check.Reading.Answers, standing);
        var found = new CheckedVersion(Verdict.Of(carried.Issues), check.HasPersonalDetails, upload.Facts, standing.Count, carried.Dropped);
        var changed = read.Value.Record(record.Name, asked.Collection.Definition.Checking, found, time.GetUtcNow());
        if (!await rows.TryPutAsync(read, changed, cancellation))
            return null;

        Count(asked, record.Name, check);
        var (next, version, isOwn) = (changed.Next, changed.Next.Newest!, !record.Again && upload.IsOwn);
        var receipt = await outputs.WriteAsync(asked, upload.Sent, next, version, check with { Issues = carried.Issues }, isOwn, cancellation);
        return new Intake.Recorded(receipt, next, version, isOwn);
    }

    /// <summary>
    /// Takes stored bytes away that are no version. Another upload of the same bytes at the same time has the same name: where it was recorded, they stay.
    /// </summary>
    private async Task DropAsync(UploadUnderWay upload, VersionName? name, CancellationToken cancellation)
    {
        // By now that is settled, since the number is taken.
        if (name is not null && !(await rows.EventsAsync(upload.Place.Key, cancellation)).HasRecorded(name))
            await blobs.DropUnrecordedAsync(upload.Place.Key, name, cancellation);
    }

    private void Count(AskedReturn asked, VersionName name, CheckedReturn check)
    {
        measurements.Uploaded(asked.Collection.Id, asked.Instrument.Id, check.Accepted);
        foreach (var issue in check.Issues)
            measurements.Found(issue.Rule, issue.Severity.ToString());
        LogChecked(asked.Collection.Id, asked.Period.Id, asked.Instrument.Id, asked.Body.ToString(), name.Number, check.Accepted, check.Issues.Count);
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Information, Message = "Return stored: {Collection} {Period} {Instrument} {Body} version {Version}")]
    private partial void LogStored(string collection, string period, string instrument, string body, int version);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Information,
        Message = "Return checked: {Collection} {Period} {Instrument} {Body} version {Version}, accepted {Accepted}, {Issues} issues")]
    private partial void LogChecked(string collection, string period, string instrument, string body, int version, bool accepted, int issues);
}
