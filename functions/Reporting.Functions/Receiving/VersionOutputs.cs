using Reporting.Checking.Checking;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Receiving;

/// <summary>What follows from a recorded version: concerns, rows, measure values, and its receipt last. Each can be written twice.</summary>
public sealed class VersionOutputs(ReturnRows rows, ReturnBlobs blobs, MeasuredReturns measured, ReturnChecker checker, SafeguardingConcerns concerns)
{
    /// <summary>Writes what follows from a version that was recorded before, unless its receipt is there: then all of it is.</summary>
    /// <param name="of">The return as it stands.</param>
    /// <param name="isOwn">Whether the sent file is what was stored, and so are its facts.</param>
    /// <returns>The receipt.</returns>
    public async Task<BinaryData> FinishAsync(AskedReturn asked, SentFile sent, Return of, RecordedVersion version, bool isOwn, CancellationToken cancellation)
    {
        if (await blobs.ReceiptAsync(asked.Key, version, cancellation) is { } kept)
            return kept;
        using var check = await checker.CheckAsync(asked.Collection, asked.Period, asked.Instrument, asked.Body, sent.File, sent.Format, cancellation);
        var before = Explanations.Before(await rows.EventsAsync(asked.Key, cancellation), version.Name);
        var carried = Explanations.Carry(check.Issues, asked.Instrument, check.Reading.Answers, Explanations.Standing(before));
        return await WriteAsync(asked, sent, of, version, check with { Issues = carried.Issues }, isOwn, cancellation);
    }

    /// <summary>Writes what follows from a version that was checked just now.</summary>
    /// <param name="of">The return with the version.</param>
    /// <param name="isOwn">Whether the sent file is what was stored, and so are its facts.</param>
    /// <returns>The receipt.</returns>
    public async Task<BinaryData> WriteAsync(
        AskedReturn asked, SentFile sent, Return of, RecordedVersion version, CheckedReturn check, bool isOwn, CancellationToken cancellation)
    {
        var key = asked.Key;

        // The salt and times of the version that stands, which another upload of the same bytes may have made.
        var facts = isOwn ? sent.Facts : await blobs.FactsAsync(key, version.Name.ToString(), cancellation) ?? sent.Facts;
        if (check.Flagged.Count > 0)
            await concerns.RaiseAsync(key, version.Name.Number, facts.ReceivedFrom, check.Flagged, cancellation);
        var receipt = BinaryData.FromBytes(Receipt.Of(asked, version.Name.Number, of.Current?.Name.Number, of.State, check, facts, practice: false));
        if (check.Rows is { } parquet)
        {
            await using var bytes = new FileStream(parquet, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous);

            // Measured here, where the answers are at hand. A process that dies before is made good by the close, which asks for what is missing.
            await Task.WhenAll(blobs.StoreRowsAsync(key, version, bytes, cancellation), MeasureAsync(asked, version, check, cancellation));
        }

        // Last: a version that has its receipt has everything.
        await blobs.StoreReceiptAsync(key, version, receipt, cancellation);
        return receipt;
    }

    private Task MeasureAsync(AskedReturn asked, RecordedVersion version, CheckedReturn check, CancellationToken cancellation)
    {
        var (name, file) = (version.Name.ToString(), version.RowsFile());
        return asked.Instrument.Kind is InstrumentKind.Form
            ? measured.StoreAsync(asked.Collection, asked.Period, asked.Instrument, asked.Key, name, file, check.Reading.Answers, cancellation)
            : measured.StoreAsync(asked.Collection, asked.Instrument, asked.Key, name, file, check.Figures, cancellation);
    }
}
