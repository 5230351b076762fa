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
/// Makes a dropped file a version of its return, on the path that a PUT takes. Its submitter is whoever may submit that body's return by the access table, since storage
/// does not say who wrote a blob: the right to write under a body's prefix is given to that body alone.
/// </summary>
public sealed partial class DroppedFiles(
    DropBox box, DefinitionSet definitions, IAccess access, WindowRows windows, ReturnRows rows, ReturnIntake intake, StoredReturns stored, SpoolFolder spool, TimeProvider time, IOptions<ReportingOptions> options, ILogger<DroppedFiles> logger)
{
    private const string Received = "received";
    private const string Accepted = "accepted";
    private const string Rejected = "rejected";
    private const string Refused = "refused";

    // Storage tells when a blob was put there to the second, cut off.
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

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
                return noted is not null && noted.ETag.Trim('"') == dropped.ETag ? null : "The file was not there any more when its message came. Put it there again.";
            if (noted?.ETag == file.ETag.ToString())
                return null;
            if (await NoteOfAsync(file, cancellation) is { } note)
            {
                await box.WriteAsync(note, cancellation);
                LogTakenIn(note.Outcome, file.Length);
                return null;
            }
        }
    }

    /// <returns>Null where the file does not lie there any more: it was taken away, or another has its name.</returns>
    private async Task<DropReceipt?> NoteOfAsync(DroppedFile file, CancellationToken cancellation)
    {
        DropReceipt Note(string outcome, string detail, string? receipt = null) => new(file.Name, file.ETag.ToString(), file.PutAt, outcome, detail, receipt);
        if (file.Name.Split('/') is not [var collection, var period, var instrument, var body, _])
            return Note(Refused, "A file must lie under collection/period/instrument/body/name, for example missing/2024/council/301/return.csv.");
        if (ReturnPlace.Find(definitions, collection, period, instrument, body) is not { } place)
            return Note(Refused, "There is no such return: look at the collection, the period, the instrument and the body in the file's name.");
        if ((await access.EverybodyAsync(cancellation)).Where(c => Policy.Allows(c, Permission.SubmitReturn, place.Body)).OrderBy(c => c.Provider, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal).FirstOrDefault() is not { } owner)
            return Note(Refused, $"Nobody may submit returns of {place.Body}. Ask an administrator of the service to give somebody access, then put the file there again.");
        var limit = options.Value.LargestReturnBytes;
        if (file.Length > limit)
            return Note(Refused, $"A return may be at most {limit:N0} bytes.");
        if (file.Length == 0)
            return Note(Refused, "The file is empty.");

        // A second delivery, however late it comes.
        if ((await rows.EventsAsync(place.Key, cancellation)).FirstOrDefault(e => e.Kind == Received && e.Dropped?.Id == file.Blob.Id) is { } before)
            return await VersionAsync(before, "");

        var window = await windows.GetAsync(place.Collection, place.Period, cancellation);
        var closing = window.Closing > window.Closings && file.PutAt <= window.Closes;
        if (!window.IsOpen(time.GetUtcNow()) && !closing && !(await rows.GetAsync(place.Key, cancellation)).IsExtended(time.GetUtcNow()))
            return Note(Refused, $"The window for this return is not open: it opens on {window.Opens.ToUk():d MMMM yyyy 'at' HH:mm} and closes on {window.Closes.ToUk():d MMMM yyyy 'at' HH:mm} UK time.");

        if (await box.OpenAsync(file, cancellation) is not { } content)
            return null;
        await using (content)
        {
            using var upload = await SpooledUpload.ReceiveAsync(content, spool, limit, cancellation);
            if (upload is null)
                return Note(Refused, $"A return may be at most {limit:N0} bytes.");
            var recognition = FormatOf(file, upload.File);
            if (recognition is not FormatRecognition.Recognised(var format))
            {
                var refused = (FormatRecognition.Refused)recognition;
                return Note(Refused, $"{refused.Message} {refused.Fix}");
            }

            var facts = new OriginalFacts(
                upload.Sha256, upload.Salt, upload.Commitment, StoredFormat.ContentTypeOf(format), time.GetUtcNow(), owner.Key, $"{owner.Name}, by a dropped file", window.Closings)
            {
                Dropped = file.Blob,
            };
            while (true)
            {
                // Recorded only while the return is as it is found here, so that of two deliveries one makes a version, and a file never takes the place of a later one.
                var tag = (await rows.GetAsync(place.Key, cancellation)).Tag;
                var received = (await rows.EventsAsync(place.Key, cancellation)).Where(e => e.Kind == Received).ToList();
                if (received.Find(e => e.Dropped?.Id == file.Blob.Id) is { } recorded)
                    return await VersionAsync(recorded, "");
                if (received.LastOrDefault() is { } newest && newest.TakenAt - file.PutAt >= OneSecond && newest.Sha256 != upload.Sha256)
                {
                    var later = $"Version {newest.Version} had come later than this file by the time that its message came.";
                    return received.Find(e => e.Sha256 == upload.Sha256) is { } same
                        ? await VersionAsync(same, $" {later}")
                        : Note(Refused, $"{later} If this file is the one that counts, put it there again.");
                }

                if ((await box.FindAsync(file.Name, cancellation))?.ETag != file.ETag)
                    return null;
                switch (await intake.RecordAsync(place, upload.File, format, facts, stored: null, tag, cancellation))
                {
                    case Intake.Recorded r:
                        return Version(r.Version.Name.Number, r.Version.Accepted, "");
                    case Intake.Closed c:
                        return Note(Refused, c.Why);
                }
            }
        }

        DropReceipt Version(int number, bool accepted, string also) =>
            Note(accepted ? Accepted : Rejected, $"{(accepted ? "The file is a version of the return." : "The file was stored, but has errors: the receipt names each.")}{also}", ReceiptAt(place, number));

        async Task<DropReceipt> VersionAsync(ReturnEvent known, string also)
        {
            // What a process that died left undone, its receipt for one, is made good first.
            await stored.TakeInAsync(place, new VersionName(known.Version!.Value, known.Sha256!).ToString(), cancellation);
            var verdict = (await rows.EventsAsync(place.Key, cancellation)).Last(e => e.Version == known.Version && e.Kind is Accepted or Rejected);
            return Version(known.Version.Value, verdict.Kind == Accepted, also);
        }
    }

    // Tools that upload often declare nothing but bytes: then the file's own name says more.
    private static FormatRecognition FormatOf(DroppedFile file, string spooled) => FormatRecognition.Of(
        file.ContentType is null or "" or "application/octet-stream" ? Path.GetExtension(file.Name).Equals(".json", StringComparison.OrdinalIgnoreCase) ? "application/json" : null : file.ContentType, spooled);

    private static string ReceiptAt(ReturnPlace place, int version) =>
        $"/api/collections/{place.Collection.Id}/periods/{place.Period.Id}/returns/{place.Instrument.Id}/{place.Body}/versions/{version}/receipt";

    [LoggerMessage(EventId = 1040, Level = LogLevel.Information, Message = "A dropped file of {Bytes} bytes: {Outcome}")]
    private partial void LogTakenIn(string outcome, long bytes);
}
