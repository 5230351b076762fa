using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Reporting.Checking.Checking;
using Reporting.Checking.Definitions;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Spool;
using Reporting.Domain.Returns;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Receiving;

/// <summary>The net beneath a PUT: takes in bytes that were stored by a process that died before it had checked them. For a version that was recorded it does nothing.</summary>
public sealed class CheckReturnFunction(DefinitionSet definitions, StoredReturns stored, MessageReader messages)
{
    [Function("CheckReturn")]
    public async Task RunAsync([QueueTrigger(QueueNames.Check)] string text, CancellationToken cancellation)
    {
        if (await messages.ReadAsync(QueueNames.Check, text, MessageJson.Default.CheckReturn, cancellation) is not { } message)
            return;
        if (ReturnPlace.Find(definitions, message.Collection, message.Period, message.Instrument, message.Body) is { } place)
            await stored.TakeInAsync(place, message.Version, cancellation);
        else
            await messages.SetAsideAsync(QueueNames.Check, text, "There is no such return in the definitions.", cancellation);
    }
}

/// <summary>Takes in bytes that are stored and perhaps not yet recorded.</summary>
public sealed partial class StoredReturns(ReturnRows rows, ReturnBlobs blobs, ReturnIntake intake, SpoolFolder spool, ILogger<StoredReturns> logger)
{
    public async Task TakeInAsync(ReturnPlace place, string version, CancellationToken cancellation)
    {
        if (await blobs.FactsAsync(place.Key, version, cancellation) is not { } facts)
            return;

        // Recorded and with its receipt: done. The row is read first, since it is the commoner case.
        var row = await rows.GetAsync(place.Key, cancellation);
        if (row.Newest is { } newest && newest.Name.ToString() == version && (newest.Erased || await blobs.ReceiptAsync(place.Key, newest, cancellation) is not null))
            return;
        var name = new VersionName(int.Parse(version.AsSpan(0, 4), CultureInfo.InvariantCulture), facts.Sha256);
        var events = await rows.EventsAsync(place.Key, cancellation);
        var recorded = events.Any(e => e.Kind == "received" && e.Version == name.Number && e.Sha256 == name.Sha256);

        // A record was put into the version that counted then. Where another has come since, this one would undo it; its sender had no answer, and sends it again.
        // So does the message of a dropped file, which looks whether a later one has come.
        var alone = facts.PutInto is not null || facts.Dropped is not null;
        if (!recorded && (alone ? row.NewestNumber != name.Number - 1 : events.Any(e => e.Kind == "received" && e.At >= facts.ReceivedAt)))
        {
            // The same bytes, recorded under another number, or others that were sent after these, whose sender had no answer.
            await blobs.DropUnrecordedAsync(place.Key, name, cancellation);
            LogOvertaken(place.Collection.Id, place.Period.Id, place.Instrument.Id, place.Body.ToString(), version);
            return;
        }

        var file = spool.NewFile();
        try
        {
            await blobs.DownloadOriginalAsync(place.Key, version, file, cancellation);
            if (recorded && row.Newest?.Name != name)
            {
                await intake.FinishEarlierAsync(place, file, StoredFormat.Of(facts.ContentType), facts, name, row, events, cancellation);
                return;
            }

            var taken = await intake.RecordAsync(place, file, StoredFormat.Of(facts.ContentType), facts, name, alone ? row.Tag : null, cancellation);
            if (taken is Intake.Changed)
                await blobs.DropUnrecordedAsync(place.Key, name, cancellation);
            LogTakenIn(place.Collection.Id, place.Period.Id, place.Instrument.Id, place.Body.ToString(), version, taken.GetType().Name);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [LoggerMessage(EventId = 1004, Level = LogLevel.Warning, Message = "Stored bytes of {Collection} {Period} {Instrument} {Body} {Version} were left behind by a request without an answer, and others came after them: they are taken away")]
    private partial void LogOvertaken(string collection, string period, string instrument, string body, string version);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Warning, Message = "Stored bytes of {Collection} {Period} {Instrument} {Body} {Version} taken in after the request that sent them had ended: {Outcome}")]
    private partial void LogTakenIn(string collection, string period, string instrument, string body, string version, string outcome);
}
