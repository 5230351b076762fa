using Reporting.Checking.Expressions;
using Reporting.Checking.Reading.Spool;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Receiving;

/// <summary>The answers of an accepted form, read back from its checked rows.</summary>
public sealed class StoredAnswers(ReturnBlobs blobs, ExpressionEngine engine, SpoolFolder spool)
{
    /// <returns>Null where the rows are not stored yet: the version was recorded a moment ago, or its process died.</returns>
    public async Task<FormAnswers?> OfAsync(ReturnKey key, Instrument instrument, Period period, RecordedVersion version, CancellationToken cancellation)
    {
        var file = spool.NewFile(".parquet");
        try
        {
            return await blobs.DownloadRowsAsync(key, version.Name.ToString(), version.RowsFile(), file, cancellation)
                ? engine.ReadParquet(instrument, period, file)
                : null;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
