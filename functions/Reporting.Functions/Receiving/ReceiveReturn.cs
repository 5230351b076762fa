using Microsoft.Extensions.Options;
using Reporting.Checking.Checking;
using Reporting.Checking.Files;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Spool;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Receiving;

/// <summary>What a submitter sends.</summary>
/// <param name="Length">In bytes, as declared; null where it is not.</param>
/// <param name="ContentType">As declared; null where it is not.</param>
/// <param name="Practice">It is to be checked, and nothing kept.</param>
/// <param name="Expected">What the sender says that the return is; null where they say nothing.</param>
public sealed record SentContent(Stream Content, long? Length, string? ContentType, bool Practice, ExpectedRevision? Expected);

/// <summary>What came of a return that was taken.</summary>
public abstract record ReceivedReturn
{
    private ReceivedReturn()
    {
    }

    /// <summary>A version, with its receipt. Whether it is accepted the version says.</summary>
    /// <param name="Return">The return with the version.</param>
    /// <param name="IsNew">False where these bytes were a version already.</param>
    public sealed record Recorded(BinaryData Receipt, Return Return, RecordedVersion Version, bool IsNew) : ReceivedReturn;

    /// <summary>Nothing is kept of it.</summary>
    public sealed record Practised(byte[] Receipt, bool Accepted) : ReceivedReturn;

    internal static Outcome<ReceivedReturn> Of(Intake taken) => taken switch
    {
        Intake.Recorded(var receipt, var of, var version, var isNew) => new Recorded(receipt, of, version, isNew),
        Intake.Refused refused => refused.Why,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    internal static async Task<ReceivedReturn> PractiseAsync(Practice practices, AskedReturn asked, SentFile sent, CancellationToken cancellation)
    {
        var (receipt, accepted) = await practices.CheckAsync(asked, sent.File, sent.Format, sent.Facts, cancellation);
        return new Practised(receipt, accepted);
    }
}

/// <summary>A submitter sends a return, or one record of it: it is stored first, then checked, and the receipt says what was found.</summary>
public sealed class ReceiveReturn(
    WindowRows windows, ReturnRows rows, ReturnIntake intake, RecordIntake records, Practice practices, SpoolFolder spool, TimeProvider time,
    IOptions<ReportingOptions> options)
{
    private const int LongestIdentifier = 200;

    public Task<Outcome<ReceivedReturn>> WholeAsync(Admission admission, AskedReturn asked, SentContent content, CancellationToken cancellation) =>
        ReceiveAsync(admission, asked, content, sent => WholeAsync(sent, cancellation), cancellation);

    /// <param name="identifier">What identifies the record.</param>
    public async Task<Outcome<ReceivedReturn>> RecordAsync(
        Admission admission, AskedReturn asked, string identifier, SentContent content, CancellationToken cancellation)
    {
        if (asked.Instrument.Kind is not InstrumentKind.Records)
            return new UploadRefusal.FormHasNoRecords(asked.Instrument.Title);
        if (asked.Instrument.FirstItemRepeats)
            return new UploadRefusal.NothingIdentifies(asked.Instrument.Title, asked.Instrument.ItemsOf(asked.Period.Id).First().Code);
        var trimmed = identifier.Trim();
        return trimmed.Length is 0 or > LongestIdentifier
            ? new UploadRefusal.NoIdentifier(LongestIdentifier)
            : await ReceiveAsync(admission, asked, content, sent => OneAsync(sent, trimmed, cancellation), cancellation);
    }

    private async Task<Outcome<ReceivedReturn>> ReceiveAsync(
        Admission admission, AskedReturn asked, SentContent content, Func<Sent, Task<Outcome<ReceivedReturn>>> take, CancellationToken cancellation)
    {
        var caller = admission.For(Permission.SubmitReturn, asked.Body);
        var window = await windows.GetAsync(asked.Collection, asked.Period, cancellation);
        var arrival = window.ArrivalOf(time.GetUtcNow());
        if (!content.Practice && await WhyClosedAsync(asked, window, cancellation) is { } closed)
            return closed;
        var limit = options.Value.LargestReturnBytes;
        if (content.Length > limit)
            return new UploadRefusal.HoldsTooMuch(limit);
        using var upload = await SpooledUpload.ReceiveAsync(content.Content, spool, limit, cancellation);
        if (upload is null)
            return new UploadRefusal.HoldsTooMuch(limit);
        if (upload.Length == 0)
            return new UploadRefusal.Empty();
        return FormatRecognition.Of(content.ContentType, upload.File) switch
        {
            FormatRecognition.Recognised recognised => await take(new(asked, caller, arrival, content, upload, recognised)),
            FormatRecognition.Refused refused => new UploadRefusal.NotReadable($"{refused.Message} {refused.Fix}"),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private async Task<WindowRefusal?> WhyClosedAsync(AskedReturn asked, Window window, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return window.IsOpen(now) || (await rows.GetAsync(asked.Key, cancellation)).IsExtended(now) ? null : window.WhyNotOpen(now);
    }

    // With the last byte the return has come, whether or not its sender waits for the answer. What is only practice ends with whoever asked for it.
    private async Task<Outcome<ReceivedReturn>> WholeAsync(Sent sent, CancellationToken cancellation)
    {
        var facts = FactsOf(sent, sent.Upload, sent.Recognised.Format) with { DeclaredAs = sent.Recognised.DeclaredAs };
        var file = new SentFile(sent.Upload.File, sent.Recognised.Format, facts);
        return sent.Content.Practice
            ? await ReceivedReturn.PractiseAsync(practices, sent.Place, file, cancellation)
            : ReceivedReturn.Of(await intake.RecordAsync(sent.Place, file, stored: null, sent.Content.Expected, CancellationToken.None));
    }

    private async Task<Outcome<ReceivedReturn>> OneAsync(Sent sent, string identifier, CancellationToken cancellation) =>
        SingleRecord.Read(sent.Upload.File, sent.Recognised.Format, records.QuestionOf(sent.Place), identifier, out var record) is { } wrong
            ? new UploadRefusal.NotOneRecord(wrong)
            : await records.PutAsync(
                sent.Place, record, whole => FactsOf(sent, whole, ReturnFormat.Csv), sent.Content.Practice, sent.Content.Expected,
                options.Value.LargestReturnBytes,
                cancellation);

    private OriginalFacts FactsOf(Sent sent, SpooledUpload upload, ReturnFormat format) => new(
        upload.Sha256, upload.Salt, upload.Commitment, StoredFormat.ContentTypeOf(format), time.GetUtcNow(), sent.Caller.Key, sent.Caller.Name, sent.Arrival);

    private sealed record Sent(
        AskedReturn Place, Caller Caller, Arrival Arrival, SentContent Content, SpooledUpload Upload, FormatRecognition.Recognised Recognised);
}
