using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Definitions;
using Reporting.Checking.Expressions;
using Reporting.Checking.Reading.Spool;
using Reporting.Domain.Collections;
using Reporting.Functions.Messages;
using Reporting.Functions.Receiving;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Figures;

/// <summary>Computes the measure values of one accepted version.</summary>
public sealed class MeasureReturnFunction(StoredReturnMeasuring measuring, MessageReader messages)
{
    [Function("MeasureReturn")]
    public async Task RunAsync([QueueTrigger(QueueNames.Measure)] string text, CancellationToken cancellation)
    {
        if (await messages.ReadAsync(QueueNames.Measure, text, MessageJson.Default.MeasureReturn, cancellation) is { } message && !await measuring.MeasureAsync(message, cancellation))
            await messages.SetAsideAsync(QueueNames.Measure, text, "There is no such return in the definitions.", cancellation);
    }
}

/// <summary>Measures a version from its stored rows: where its request could not, or under a definition that has changed since.</summary>
public sealed class StoredReturnMeasuring(DefinitionSet definitions, ExpressionEngine engine, ReturnBlobs blobs, MeasuredReturns measured, SpoolFolder spool)
{
    /// <returns>False where the definitions know no such return.</returns>
    public async Task<bool> MeasureAsync(MeasureReturn message, CancellationToken cancellation)
    {
        if (definitions.FindPeriod(message.Collection, message.Period) is not var (collection, period) || collection.Instrument(message.Instrument) is not { } instrument || message.Key is not { } key)
            return false;
        var file = spool.NewFile(".parquet");
        try
        {
            if (!await blobs.DownloadRowsAsync(key, message.Version, message.Rows, file, cancellation))
                throw new InvalidOperationException($"The checked rows of {key} {message.Version} are not stored yet.");
            if (instrument.Kind is InstrumentKind.Form)
                await measured.StoreAsync(collection, period, instrument, key, message.Version, message.Rows, engine.ReadParquet(instrument, period, file), cancellation);
            else
                await measured.StoreAsync(collection, instrument, key, message.Version, message.Rows, engine.MeasureRecords(collection, instrument, period, file, ConstantsOf), cancellation);
            return true;
        }
        finally
        {
            File.Delete(file);
        }

        ReturnConstants ConstantsOf(string authority) => Body.TryParse(authority, out var body) ? definitions.ConstantsFor(collection, period, body) : ReturnConstants.None;
    }
}
