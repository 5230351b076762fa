using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Reporting.Domain.Collections;
using Reporting.Functions.Definitions;
using Reporting.Functions.Hosting;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Comparison;

/// <summary>Computes the measure values of one accepted version.</summary>
public sealed class MeasureReturnFunction(StoredReturnMeasuring measuring, StorageRooms rooms)
{
    [Function("MeasureReturn")]
    public async Task RunAsync([QueueTrigger(QueueNames.Measure)] string text, CancellationToken cancellation)
    {
        await rooms.ReadyAsync();
        var message = JsonSerializer.Deserialize(text, MessageJson.Default.MeasureReturn) ?? throw new JsonException("The message is null.");
        await measuring.MeasureAsync(message, cancellation);
    }
}

/// <summary>Measures a version from its stored rows: where its request could not, or under a definition that has changed since.</summary>
public sealed class StoredReturnMeasuring(DefinitionSet definitions, ExpressionEngine engine, ReturnBlobs blobs, MeasuredReturns measured, SpoolFolder spool)
{
    public async Task MeasureAsync(MeasureReturn message, CancellationToken cancellation)
    {
        var (collection, period) = definitions.FindPeriod(message.Collection, message.Period) ?? throw new InvalidOperationException($"There is no period {message.Collection}/{message.Period} in the definitions.");
        var instrument = collection.Instrument(message.Instrument) ?? throw new InvalidOperationException($"There is no instrument {message.Instrument} in {message.Collection}.");
        var key = message.Key;
        var file = spool.NewFile(".parquet");
        try
        {
            if (!await blobs.DownloadRowsAsync(key, message.Version, message.Rows, file, cancellation))
                throw new InvalidOperationException($"The checked rows of {key} {message.Version} are not stored yet.");
            if (instrument.Kind is InstrumentKind.Form)
                await measured.StoreAsync(collection, period, instrument, key, message.Version, message.Rows, engine.ReadParquet(instrument, period, file), cancellation);
            else
                await measured.StoreAsync(collection, instrument, key, message.Version, message.Rows, engine.MeasureRecords(collection, instrument, period, file, ConstantsOf), cancellation);
        }
        finally
        {
            File.Delete(file);
        }

        ReturnConstants ConstantsOf(string authority) => Body.TryParse(authority, out var body) ? definitions.ConstantsFor(collection, period, body) : ReturnConstants.None;
    }
}
