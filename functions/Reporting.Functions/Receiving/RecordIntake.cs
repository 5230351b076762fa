using Reporting.Checking.Checking;
using Reporting.Checking.Files;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Spool;
using Reporting.Domain.Returns;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Receiving;

/// <summary>
/// Puts one record into the version that counts, as a new version that is stored and checked like any other. A record that is rejected stands in a version that
/// does not count, so the next is put where it never was. Whoever changes the return in between has gone first: the record is then put into what they made of
/// it.
/// </summary>
public sealed class RecordIntake(ReturnRows rows, ReturnBlobs blobs, ReturnIntake intake, Practice practices, IPriorFigures prior, SpoolFolder spool)
{
    internal FormQuestion QuestionOf(AskedReturn asked) => prior.QuestionOf(asked);

    /// <param name="factsOf">What is known of the whole, by its bytes.</param>
    /// <param name="expected">What the return must be; null where anything will do.</param>
    /// <param name="limit">The most bytes that the whole may have.</param>
    internal async Task<Outcome<ReceivedReturn>> PutAsync(
        AskedReturn asked, SingleRecord record, Func<SpooledUpload, OriginalFacts> factsOf, bool practice, ExpectedRevision? expected, long limit,
        CancellationToken cancellation)
    {
        while (true)
        {
            var of = await rows.GetAsync(asked.Key, cancellation);
            if (expected?.Holds(of) is false)
                return new ReturnRefusal.AnotherRevision(of.Revision);
            if (await WhyNotAsync(asked, of, cancellation) is { } why)
                return why;
            var (whole, several) = await WholeAsync(asked, record, of.Current, limit, cancellation);
            using (whole)
            {
                if (several is not null)
                    return several;
                if (whole is null)
                    return new UploadRefusal.HoldsTooMuch(limit);
                var sent = new SentFile(whole.File, ReturnFormat.Csv, factsOf(whole) with { PutInto = of.Current?.Name.Number ?? 0 });
                if (practice)
                    return await ReceivedReturn.PractiseAsync(practices, asked, sent, cancellation);
                var taken = await intake.RecordAsync(asked, sent, stored: null, ExpectedRevision.Of(of.Revision), cancellation);
                if (taken is not Intake.Refused { Why: ReturnRefusal.AnotherRevision } || expected is not null)
                    return ReceivedReturn.Of(taken);
            }
        }
    }

    private async Task<ReturnRefusal?> WhyNotAsync(AskedReturn asked, Return of, CancellationToken cancellation) => of.Newest is { Accepted: false } rejected
        ? of.WhyNoSingleRecord(await blobs.FactsAsync(asked.Key, rejected.Name.ToString(), cancellation))
        : null;

    /// <returns>Neither, where the whole is too large.</returns>
    private async Task<(SpooledUpload? Whole, ReturnRefusal? Several)> WholeAsync(
        AskedReturn asked, SingleRecord record, RecordedVersion? into, long limit, CancellationToken cancellation)
    {
        var (file, before) = (spool.NewFile(), spool.NewFile());
        try
        {
            (string, ReturnFormat)? table = null;
            if (into is not null && await blobs.FactsAsync(asked.Key, into.Name.ToString(), cancellation) is { } facts)
            {
                await blobs.DownloadOriginalAsync(asked.Key, into.Name.ToString(), before, cancellation);
                table = (before, StoredFormat.Of(facts.ContentType));
            }

            if (record.PutInto(table, file) is > 1 and var several)
                return (null, new ReturnRefusal.SeveralSuchRecords(into!.Name.Number, several, record.IdentifiedBy));

            await using var bytes = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous);
            return (await SpooledUpload.ReceiveAsync(bytes, spool, limit, cancellation), null);
        }
        finally
        {
            File.Delete(file);
            File.Delete(before);
        }
    }
}
