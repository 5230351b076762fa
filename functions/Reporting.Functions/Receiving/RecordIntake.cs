using Reporting.Checking.Checking;
using Reporting.Checking.Files;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Spool;
using Reporting.Domain.Returns;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Receiving;

public abstract record OneRecordOutcome
{
    private OneRecordOutcome()
    {
    }

    public sealed record Done(Intake Intake) : OneRecordOutcome;

    public sealed record Practised(byte[] Receipt, bool Accepted) : OneRecordOutcome;

    /// <param name="Why">And how to go on.</param>
    public sealed record Conflict(string Why) : OneRecordOutcome;

    /// <summary>With the record, the whole is larger than a return may be.</summary>
    public sealed record TooLarge : OneRecordOutcome;
}

/// <summary>
/// Puts one record into the version that counts, as a new version that is stored and checked like any other. A record that is rejected stands in a version that does not
/// count, so the next is put where it never was. Whoever changes the return in between has gone first: the record is then put into what they made of it.
/// </summary>
public sealed class RecordIntake(ReturnRows rows, ReturnBlobs blobs, ReturnIntake intake, Practice practices, IPriorFigures prior, SpoolFolder spool)
{
    internal FormQuestion QuestionOf(ReturnPlace place) => prior.QuestionOf(place);

    /// <param name="factsOf">What is known of the whole, by its bytes.</param>
    /// <param name="ifMatch">The tag that the return must have; null where any will do.</param>
    internal async Task<OneRecordOutcome> PutAsync(ReturnPlace place, SingleRecord record, Func<SpooledUpload, OriginalFacts> factsOf, bool practice, string? ifMatch, long limit, CancellationToken cancellation)
    {
        while (true)
        {
            var row = await rows.GetAsync(place.Key, cancellation);
            if (ifMatch is not null && (ifMatch == "*" ? row.Newest is null : ifMatch != row.Tag))
                return new OneRecordOutcome.Done(new Intake.Changed(row.Tag));
            if (await WhyNotAsync(place, row, cancellation) is { } why)
                return new OneRecordOutcome.Conflict(why);
            var (whole, several) = await WholeAsync(place, record, row.Current, limit, cancellation);
            using (whole)
            {
                if (several is not null)
                    return new OneRecordOutcome.Conflict(several);
                if (whole is null)
                    return new OneRecordOutcome.TooLarge();
                var facts = factsOf(whole) with { PutInto = row.Current?.Name.Number ?? 0 };
                if (practice)
                {
                    var (receipt, accepted) = await practices.CheckAsync(place, whole.File, ReturnFormat.Csv, facts, cancellation);
                    return new OneRecordOutcome.Practised(receipt, accepted);
                }

                var taken = await intake.RecordAsync(place, whole.File, ReturnFormat.Csv, facts, stored: null, row.Tag, cancellation);
                if (taken is not Intake.Changed || ifMatch is not null)
                    return new OneRecordOutcome.Done(taken);
            }
        }
    }

    /// <summary>A file that was rejected as a whole is corrected as a whole: a record put beside it would make the rest of it seem to count.</summary>
    private async Task<string?> WhyNotAsync(ReturnPlace place, ReturnRow row, CancellationToken cancellation)
    {
        if (row.Newest is not { Accepted: false } newest)
            return null;
        var facts = await blobs.FactsAsync(place.Key, newest.Name.ToString(), cancellation);
        return facts is { PutInto: null } || (facts is null && row.Current is null)
            ? $"Version {newest.Name.Number}, the newest, was rejected. Correct that file and send it as a whole; single records can be sent when it has been accepted."
            : null;
    }

    /// <returns>Neither, where the whole is too large.</returns>
    private async Task<(SpooledUpload? Whole, string? Several)> WholeAsync(ReturnPlace place, SingleRecord record, VersionEntry? into, long limit, CancellationToken cancellation)
    {
        var (file, before) = (spool.NewFile(), spool.NewFile());
        try
        {
            (string, ReturnFormat)? table = null;
            if (into is not null && await blobs.FactsAsync(place.Key, into.Name.ToString(), cancellation) is { } facts)
            {
                await blobs.DownloadOriginalAsync(place.Key, into.Name.ToString(), before, cancellation);
                table = (before, StoredFormat.Of(facts.ContentType));
            }

            if (record.PutInto(table, file) is > 1 and var several)
                return (null, $"Version {into!.Name.Number} has {several:N0} records with this {record.IdentifiedBy}, so it is not clear which is meant. Send the whole table.");

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
