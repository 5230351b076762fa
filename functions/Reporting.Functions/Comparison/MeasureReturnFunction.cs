using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Reporting.Domain.Disclosure;
using Reporting.Functions.Definitions;
using Reporting.Functions.Hosting;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Comparison;

/// <summary>Computes the measure values of one accepted version: the map of the work, a return at a time.</summary>
public sealed class MeasureReturnFunction(MeasuredReturns measured, StorageRooms rooms)
{
    [Function("MeasureReturn")]
    public async Task RunAsync([QueueTrigger(QueueNames.Measure)] string text, CancellationToken cancellation)
    {
        await rooms.ReadyAsync();
        var message = JsonSerializer.Deserialize(text, MessageJson.Default.MeasureReturn) ?? throw new JsonException("The message is null.");
        await measured.MeasureAsync(message, cancellation);
    }
}

/// <summary>Measure values of versions, computed from their checked rows.</summary>
public sealed class MeasuredReturns(DefinitionSet definitions, ExpressionEngine engine, ReturnBlobs blobs, CombinedFigures figures, SpoolFolder spool)
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
            var answers = engine.ReadParquet(instrument, period, file);
            var parts = engine.Measure(collection, instrument, period, answers, definitions.ConstantsFor(collection, period, key.Body));
            var numbers = answers.Answers.Select(a => (a.Key, Value: a.Value.Value switch { long l => l, double d => d, _ => (double?)null })).Where(a => a.Value is not null);
            await figures.StoreAsync(
                key, message.Rows, collection.Hash,
                new(instrument.Id, key.Body.ToString(), message.Version, [.. parts.Select(p => Own.Of(p.MeasureId, p.Numerator, p.Denominator, p.Why, p.FromSource, p.Estimate, p.Note))], numbers.ToDictionary(n => n.Key, n => n.Value!.Value)),
                cancellation);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
