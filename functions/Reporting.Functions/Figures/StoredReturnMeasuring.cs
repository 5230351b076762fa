using Reporting.Checking.Definitions;
using Reporting.Checking.Expressions;
using Reporting.Checking.Reading.Spool;
using Reporting.Domain.Collections;
using Reporting.Functions.Messages;
using Reporting.Functions.Receiving;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Figures;

/// <summary>Measures a version from its stored rows: where its request could not, or under a definition that has changed since.</summary>
public sealed class StoredReturnMeasuring(DefinitionSet definitions, ExpressionEngine engine, ReturnBlobs blobs, MeasuredReturns measured, SpoolFolder spool)
{
    /// <returns>False where the definitions know no such return.</returns>
    public async Task<bool> MeasureAsync(MeasureReturn message, CancellationToken cancellation)
    {
        if (definitions.FindPeriod(message.Collection, message.Period) is not var (collection, period)
            || collection.Instrument(message.Instrument) is not { } instrument || message.Key is not { } key)
        {
            return false;
        }

        var (version, rows) = (message.Version, message.Rows);
        var file = spool.NewFile(".parquet");
        try
        {
            if (!await blobs.DownloadRowsAsync(key, version, rows, file, cancellation))
                throw new InvalidOperationException($"The checked rows of {key} {version} are not stored yet.");
            if (instrument.Kind is InstrumentKind.Form)
            {
                var answers = engine.ReadParquet(instrument, period, file);
                await measured.StoreAsync(collection, period, instrument, key, version, rows, answers, cancellation);
            }
            else
            {
                var figures = engine.MeasureRecords(collection, instrument, period, file, ConstantsOf);
                await measured.StoreAsync(collection, instrument, key, version, rows, figures, cancellation);
            }

            return true;
        }
        finally
        {
            File.Delete(file);
        }

        ReturnConstants ConstantsOf(string authority) =>
            Body.TryParse(authority, out var body) ? definitions.ConstantsFor(collection, period, body) : ReturnConstants.None;
    }
}
