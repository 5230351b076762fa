using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Reporting.Domain.Collections;
using Reporting.Functions.Definitions;
using Reporting.Functions.Hosting;
using Reporting.Functions.Returns.Reading;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns.Dropped;

/// <summary>
/// Makes a dropped file a version of its return, on the path that a PUT takes. Its submitter is whoever may submit that body's return by the access table, since storage
/// does not say who wrote a blob: the right to write under a body's prefix is given to that body alone.
/// </summary>
public sealed partial class DroppedFiles(
    DropBox box, DefinitionSet definitions, IAccess access, WindowRows windows, ReturnRows rows, ReturnIntake intake, SpoolFolder spool, TimeProvider time, IOptions<ReportingOptions> options, ILogger<DroppedFiles> logger)
{
    private const string Accepted = "accepted";
    private const string Rejected = "rejected";
    private const string Refused = "refused";

    /// <returns>Why nothing can be done and no note can be left; null where the file was taken in, or a note says why not.</returns>
    public async Task<string?> TakeInAsync(string name, CancellationToken cancellation)
    {
        // A client of storage would take such a name for another blob's.
        if (name.Length > 1024 || name.Split('/').Any(s => s is "" or "." or "..") || name.Any(c => char.IsControl(c) || c is '\\'))
            return "Its name is not one that a file can be stored under. Nothing was read.";
        if (await box.FindAsync(name, cancellation) is not { } file)
            return "The file was not there any more when its message came. Put it there again.";
        if ((await box.NoteAsync(name, cancellation))?.ETag == file.ETag.ToString())
            return null;

        var note = await NoteOfAsync(file, cancellation);
        if (note is not null)
        {
            await box.WriteAsync(note, cancellation);
            LogTakenIn(note.Outcome, file.Length);
        }

        return null;
    }

    /// <returns>Null where another file has taken its name: that one's message follows.</returns>
    private async Task<DropReceipt?> NoteOfAsync(DroppedFile file, CancellationToken cancellation)
    {
        DropReceipt Note(string outcome, string detail, string? receipt = null) => new(file.Name, file.ETag.ToString(), file.PutAt, outcome, detail, receipt);
        if (file.Name.Split('/') is not [var collection, var period, var instrument, var body, _])
            return Note(Refused, "A file must lie under collection/period/instrument/body/name, for example missing/2024/council/301/return.csv.");
        if (Find(collection, period, instrument, body) is not { } place)
            return Note(Refused, "There is no such return: look at the collection, the period, the instrument and the body in the file's name.");
        if ((await access.EverybodyAsync(cancellation)).Where(c => Policy.Allows(c, Permission.SubmitReturn, place.Body)).OrderBy(c => c.Provider, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal).FirstOrDefault() is not { } owner)
            return Note(Refused, $"Nobody may submit returns of {place.Body}. Ask an administrator of the service to give somebody access, then put the file there again.");
        var limit = options.Value.LargestReturnBytes;
        if (file.Length > limit)
            return Note(Refused, $"A return may be at most {limit:N0} bytes.");
        if (file.Length == 0)
            return Note(Refused, "The file is empty.");

        // What is known of the sender in the events names the blob too, by which a second delivery is known however late it comes.
        var sender = $"{owner.Name}, by a dropped file ({file.ETag})";
        if ((await rows.EventsAsync(place.Key, cancellation)).FirstOrDefault(e => e.Kind == "received" && e.ByName == sender) is { } before)
            return Note(Accepted, "This file was taken in before.", ReceiptAt(place, before.Version!.Value));

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
            if (FormatOf(file, upload.File) is not FormatRecognition.Recognised(var format))
            {
                var refused = (FormatRecognition.Refused)FormatOf(file, upload.File);
                return Note(Refused, $"{refused.Message} {refused.Fix}");
            }

            var facts = new OriginalFacts(
                upload.Sha256, upload.Salt, upload.Commitment, StoredFormat.ContentTypeOf(format), time.GetUtcNow(), owner.Key, sender, window.Closings);
            return await intake.RecordAsync(place, upload.File, format, facts, stored: null, ifMatch: null, cancellation) switch
            {
                Intake.Recorded { Version.Accepted: true } r => Note(Accepted, "The file is a version of the return.", ReceiptAt(place, r.Version.Name.Number)),
                Intake.Recorded r => Note(Rejected, "The file was stored, but has errors: the receipt names each.", ReceiptAt(place, r.Version.Name.Number)),
                Intake.Closed c => Note(Refused, c.Why),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
    }

    private ReturnPlace? Find(string collection, string period, string instrument, string body) =>
        definitions.FindPeriod(collection, period) is var (found, of) && found.Instrument(instrument) is { } asked && Body.TryParse(body, out var sender) && asked.FromInspectorate == sender.IsInspectorate &&
        (sender.Authority is not { } code || definitions.Authorities.Find(code, of.To) is not null)
            ? new(found, of, asked, sender)
            : null;

    // Tools that upload often declare nothing but bytes: then the file's own name says more.
    private static FormatRecognition FormatOf(DroppedFile file, string spooled) => FormatRecognition.Of(
        file.ContentType is null or "" or "application/octet-stream" ? Path.GetExtension(file.Name).Equals(".json", StringComparison.OrdinalIgnoreCase) ? "application/json" : null : file.ContentType, spooled);

    private static string ReceiptAt(ReturnPlace place, int version) =>
        $"/api/collections/{place.Collection.Id}/periods/{place.Period.Id}/returns/{place.Instrument.Id}/{place.Body}/versions/{version}/receipt";

    [LoggerMessage(EventId = 1040, Level = LogLevel.Information, Message = "A dropped file of {Bytes} bytes: {Outcome}")]
    private partial void LogTakenIn(string outcome, long bytes);
}
