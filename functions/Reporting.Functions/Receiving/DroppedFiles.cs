using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Reporting.Checking.Checking;
using Reporting.Checking.Definitions;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Spool;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Receiving;

/// <summary>
/// Makes a dropped file a version of its return, on the path that a PUT takes. Its submitter is whoever may submit that body's return by the access table,
/// since storage does not say who wrote a blob: the right to write under a body's prefix is given to that body alone.
/// </summary>
public sealed partial class DroppedFiles(
    DropBox box, DefinitionSet definitions, IAccess access, WindowRows windows, ReturnRows rows, ReturnIntake intake, StoredReturns stored, SpoolFolder spool,
    TimeProvider time, IOptions<ReportingOptions> options, ILogger<DroppedFiles> logger)
{
    /// <returns>Why nothing can be done and no note can be left; null where the file was taken in, or a note says why not.</returns>
    public async Task<string?> TakeInAsync(BlobEvent.Dropped dropped, CancellationToken cancellation)
    {
        // A client of storage would take such a name for another blob's.
        var name = dropped.Name;
        if (name.Length > 1024 || name.Split('/').Any(s => s is "" or "." or "..") || name.Any(c => char.IsControl(c) || c is '\\'))
            return "Its name is not one that a file can be stored under. Nothing was read.";
        while (true)
        {
            var noted = await box.NoteAsync(name, cancellation);
            if (await box.FindAsync(name, cancellation) is not { } file)
                return noted is not null && noted.ETag.Trim('"') == dropped.ETag
                    ? null
                    : "The file was not there any more when its message came. Put it there again.";
            if (noted?.ETag == file.ETag.ToString())
                return null;
            if (await TakeInAsync(file, cancellation) is { } outcome)
            {
                var note = outcome.NoteOf(file);
                await box.WriteAsync(note, cancellation);
                LogTakenIn(note.Outcome, file.Length);
                return null;
            }
        }
    }

    /// <returns>Null where the file does not lie there any more: it was taken away, or another has its name.</returns>
    private async Task<DropOutcome?> TakeInAsync(DroppedFile file, CancellationToken cancellation)
    {
        var (addressed, unknown) = await AddressedAsync(file, cancellation);
        if (addressed is not { Place: var asked })
            return new DropOutcome.Refused(unknown!);

        // A second delivery, however late it comes.
        if ((await rows.EventsAsync(asked.Key, cancellation)).VersionMadeOf(file.Blob) is { } before)
            return await VersionAsync(asked, before, overtaken: null, cancellation);
        var window = await windows.GetAsync(asked.Collection, asked.Period, cancellation);
        if (await WhyClosedAsync(asked, window, file, cancellation) is { } closed)
            return new DropOutcome.Refused(closed);
        if (await box.OpenAsync(file, cancellation) is not { } content)
            return null;
        await using (content)
        {
            using var upload = await SpooledUpload.ReceiveAsync(content, spool, options.Value.LargestReturnBytes, cancellation);
            if (upload is null)
                return new DropOutcome.Refused(new DropRefusal.HoldsTooMuch(options.Value.LargestReturnBytes));
            return FormatOf(file, upload.File) switch
            {
                FormatRecognition.Recognised recognised => await RecordAsync(file, asked, SentOf(upload, recognised), cancellation),
                FormatRecognition.Refused refused => new DropOutcome.Refused(new DropRefusal.NotReadable($"{refused.Message} {refused.Fix}")),
                _ => throw new UnreachableException(),
            };
        }

        SentFile SentOf(SpooledUpload upload, FormatRecognition.Recognised recognised) => new(upload.File, recognised.Format, new(
            upload.Sha256, upload.Salt, upload.Commitment, StoredFormat.ContentTypeOf(recognised.Format), time.GetUtcNow(), addressed.Owner.Key,
            $"{addressed.Owner.Name}, by a dropped file", window.ArrivalOf(time.GetUtcNow(), file.PutAt))
        {
            DeclaredAs = recognised.DeclaredAs,
            Dropped = file.Blob,
        });
    }

    /// <summary>Finds whose return the file is, and in whose name it is taken.</summary>
    private async Task<(Addressed? Found, DropRefusal? Why)> AddressedAsync(DroppedFile file, CancellationToken cancellation)
    {
        if (file.Name.Split('/') is not [var collection, var period, var instrument, var body, _])
            return (null, new DropRefusal.WrongFolder());
        if (AskedReturn.Find(definitions, collection, period, instrument, body) is not { } asked)
            return (null, new DropRefusal.NoSuchReturn());
        var submitters = (await access.EverybodyAsync(cancellation)).Where(c => Policy.Allows(c, Permission.SubmitReturn, asked.Body));
        if (submitters.OrderBy(c => c.Provider, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal).FirstOrDefault() is not { } owner)
            return (null, new DropRefusal.NoSubmitter(asked.Body));
        if (file.Length > options.Value.LargestReturnBytes)
            return (null, new DropRefusal.HoldsTooMuch(options.Value.LargestReturnBytes));
        return file.Length == 0 ? (null, new DropRefusal.Empty()) : (new(asked, owner), null);
    }

    private async Task<DropRefusal?> WhyClosedAsync(AskedReturn asked, Window window, DroppedFile file, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return window.TakesFilePutAt(file.PutAt, now) || (await rows.GetAsync(asked.Key, cancellation)).IsExtended(now)
            ? null
            : new DropRefusal.NotOpen(window.Opens, window.Closes);
    }

    /// <returns>Null where the file does not lie there any more.</returns>
    private async Task<DropOutcome?> RecordAsync(DroppedFile file, AskedReturn asked, SentFile sent, CancellationToken cancellation)
    {
        while (true)
        {
            // Read before the events: recorded only while the return is as the events found it.
            var of = await rows.GetAsync(asked.Key, cancellation);
            switch (of.NextStepOf(file.Blob, sent.Facts.Sha256, await rows.EventsAsync(asked.Key, cancellation)))
            {
                case DroppedFileStep.IsVersion(var version, var overtaken):
                    return await VersionAsync(asked, version, overtaken, cancellation);
                case DroppedFileStep.Refused(var why):
                    return new DropOutcome.Refused(why);
                case DroppedFileStep.TakeIn(var expected):
                    if ((await box.FindAsync(file.Name, cancellation))?.ETag != file.ETag)
                        return null;
                    switch (await intake.RecordAsync(asked, sent, stored: null, expected, cancellation))
                    {
                        case Intake.Recorded recorded:
                            return new DropOutcome.IsVersion(asked, recorded.Version.Name.Number, recorded.Version.Accepted, null);
                        case Intake.Refused { Why: not ReturnRefusal.AnotherRevision } refused:
                            return new DropOutcome.Refused(new DropRefusal.NotRecorded(refused.Why));
                    }

                    break;
            }
        }
    }

    private async Task<DropOutcome> VersionAsync(AskedReturn asked, VersionName version, int? overtaken, CancellationToken cancellation)
    {
        // What a process that died left undone, its receipt for one, is made good first.
        await stored.TakeInAsync(asked, version.ToString(), cancellation);
        return new DropOutcome.IsVersion(asked, version.Number, (await rows.EventsAsync(asked.Key, cancellation)).AcceptedLast(version.Number), overtaken);
    }

    // Tools that upload often declare nothing but bytes: then the file's own name says more.
    private static FormatRecognition FormatOf(DroppedFile file, string spooled)
    {
        var declared = file.ContentType is null or "" or "application/octet-stream" ? null : file.ContentType;
        return FormatRecognition.Of(
            declared ?? (Path.GetExtension(file.Name).Equals(".json", StringComparison.OrdinalIgnoreCase) ? "application/json" : null), spooled);
    }

    /// <param name="Owner">In whose name the file is taken.</param>
    private sealed record Addressed(AskedReturn Place, Caller Owner);

    [LoggerMessage(EventId = 1040, Level = LogLevel.Information, Message = "A dropped file of {Bytes} bytes: {Outcome}")]
    private partial void LogTakenIn(string outcome, long bytes);
}
