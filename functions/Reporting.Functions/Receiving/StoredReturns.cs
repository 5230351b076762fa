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
    public async Task TakeInAsync(AskedReturn asked, string version, CancellationToken cancellation)
    {
        if (await blobs.FactsAsync(asked.Key, version, cancellation) is not { } facts)
            return;

        // Recorded and with its receipt: done. The row is read first, since it is the commoner case.
        var of = await rows.GetAsync(asked.Key, cancellation);
        if (of.Newest is { } newest && newest.Name.ToString() == version
            && (newest.Erased || await blobs.ReceiptAsync(asked.Key, newest, cancellation) is not null))
        {
            return;
        }

        var name = new VersionName(int.Parse(version.AsSpan(0, 4), CultureInfo.InvariantCulture), facts.Sha256);
        switch (of.NextStepOf(name, facts, await rows.EventsAsync(asked.Key, cancellation), asked.Collection.Definition.Checking))
        {
            case StoredBytesStep.Done:
                return;
            case StoredBytesStep.TakeAway:
                await blobs.DropUnrecordedAsync(asked.Key, name, cancellation);
                LogOvertaken(asked.Collection.Id, asked.Period.Id, asked.Instrument.Id, asked.Body.ToString(), version);
                return;
            case StoredBytesStep.Finish finish:
                await WithBytesAsync(
                    asked, name, facts, sent => outputs.FinishAsync(asked, sent, of, finish.Version, isOwn: false, cancellation), cancellation);
                return;
            case StoredBytesStep.TakeIn step:
                var taken = await WithBytesAsync(asked, name, facts, sent => intake.RecordAsync(asked, sent, name, step.Expected, cancellation), cancellation);
                if (taken is Intake.Refused { Why: ReturnRefusal.AnotherRevision })
                    await blobs.DropUnrecordedAsync(asked.Key, name, cancellation);
                LogTakenIn(asked.Collection.Id, asked.Period.Id, asked.Instrument.Id, asked.Body.ToString(), version, WordOf(taken));
                return;
            default:
                throw new UnreachableException();
        }
    }

    private async Task<T> WithBytesAsync<T>(
        AskedReturn asked, VersionName name, OriginalFacts facts, Func<SentFile, Task<T>> use, CancellationToken cancellation)
    {
        var file = spool.NewFile();
        try
        {
            await blobs.DownloadOriginalAsync(asked.Key, name.ToString(), file, cancellation);
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
