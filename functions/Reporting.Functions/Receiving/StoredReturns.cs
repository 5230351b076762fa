using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Reporting.Checking.Checking;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Spool;
using Reporting.Domain.Returns;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Receiving;

/// <summary>Takes in bytes that are stored and perhaps not yet recorded.</summary>
public sealed partial class StoredReturns(
    ReturnRows rows, ReturnBlobs blobs, ReturnIntake intake, VersionOutputs outputs, SpoolFolder spool, ILogger<StoredReturns> logger)
{
    /// <param name="version">The name under which the bytes are stored. Where they are not there any more, or have everything, nothing is done.</param>
    public async Task TakeInAsync(ReturnPlace place, string version, CancellationToken cancellation)
    {
        if (await blobs.FactsAsync(place.Key, version, cancellation) is not { } facts)
            return;

        // Recorded and with its receipt: done. The row is read first, since it is the commoner case.
        var of = await rows.GetAsync(place.Key, cancellation);
        if (of.Newest is { } newest && newest.Name.ToString() == version
            && (newest.Erased || await blobs.ReceiptAsync(place.Key, newest, cancellation) is not null))
        {
            return;
        }

        var name = new VersionName(int.Parse(version.AsSpan(0, 4), CultureInfo.InvariantCulture), facts.Sha256);
        switch (of.NextStepOf(name, facts, await rows.EventsAsync(place.Key, cancellation), place.Collection.Definition.Checking))
        {
            case StoredBytesStep.Done:
                return;
            case StoredBytesStep.TakeAway:
                await blobs.DropUnrecordedAsync(place.Key, name, cancellation);
                LogOvertaken(place.Collection.Id, place.Period.Id, place.Instrument.Id, place.Body.ToString(), version);
                return;
            case StoredBytesStep.Finish finish:
                await WithBytesAsync(
                    place, name, facts, sent => outputs.FinishAsync(place, sent, of, finish.Version, isOwn: false, cancellation), cancellation);
                return;
            case StoredBytesStep.TakeIn step:
                var taken = await WithBytesAsync(place, name, facts, sent => intake.RecordAsync(place, sent, name, step.Expected, cancellation), cancellation);
                if (taken is Intake.Refused { Why: ReturnRefusal.AnotherRevision })
                    await blobs.DropUnrecordedAsync(place.Key, name, cancellation);
                LogTakenIn(place.Collection.Id, place.Period.Id, place.Instrument.Id, place.Body.ToString(), version, WordOf(taken));
                return;
            default:
                throw new UnreachableException();
        }
    }

    private async Task<T> WithBytesAsync<T>(
        ReturnPlace place, VersionName name, OriginalFacts facts, Func<SentFile, Task<T>> use, CancellationToken cancellation)
    {
        var file = spool.NewFile();
        try
        {
            await blobs.DownloadOriginalAsync(place.Key, name.ToString(), file, cancellation);
            return await use(new(file, StoredFormat.Of(facts.ContentType), facts));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string WordOf(Intake taken) => taken is Intake.Refused refused ? refused.Why.GetType().Name : taken.GetType().Name;

    [LoggerMessage(EventId = 1004, Level = LogLevel.Warning, Message =
        "Stored bytes of {Collection} {Period} {Instrument} {Body} {Version} were left behind by a request without an answer, " +
        "and others came after them: they are taken away")]
    private partial void LogOvertaken(string collection, string period, string instrument, string body, string version);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Warning, Message =
        "Stored bytes of {Collection} {Period} {Instrument} {Body} {Version} taken in after the request that sent them had ended: {Outcome}")]
    private partial void LogTakenIn(string collection, string period, string instrument, string body, string version, string outcome);
}
