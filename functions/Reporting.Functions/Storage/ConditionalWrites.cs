using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Reporting.Functions.Storage;

/// <summary>
/// Writes that only one writer may make. Where storage carries a write out and its answer is lost, the client tries again by itself, and that try is refused as
/// if somebody else had been first. So after a refusal it is looked whether the write that stands is this writer's own.
/// </summary>
internal static class ConditionalWrites
{
    /// <summary>Writes rows together with the event that says why, all or none.</summary>
    /// <param name="rows">The last adds the event.</param>
    /// <returns>Whether they are written; false where a row is not any more what it was read as.</returns>
    public static async Task<bool> TryWriteAsync(this TableClient table, IReadOnlyList<TableTransactionAction> rows, CancellationToken cancellation)
    {
        try
        {
            await table.SubmitTransactionAsync(rows, cancellation);
            return true;
        }
        catch (TableTransactionFailedException e) when (e.Status is 409 or 412)
        {
            // An event is never changed: where this one stands, the rows were written with it, whatever has become of them since.
            var mine = (TableEntity)rows[^1].Entity;
            var stands = await table.GetEntityIfExistsAsync<TableEntity>(mine.PartitionKey, mine.RowKey, cancellationToken: cancellation);
            return stands.HasValue && stands.Value!.GetString(EventRows.Write) == mine.GetString(EventRows.Write);
        }
    }

    /// <summary>Writes a blob that is not there yet.</summary>
    /// <returns>False where one stands already: from the same inputs, since its name says what it is made of.</returns>
    public static async Task<bool> TryWriteAsync(
        this BlobClient blob, Stream content, string contentType, IDictionary<string, string>? metadata, CancellationToken cancellation)
    {
        var onlyIfNew = new BlobUploadOptions
        {
            Conditions = new() { IfNoneMatch = ETag.All },
            HttpHeaders = new() { ContentType = contentType },
            Metadata = metadata,
        };
        while (true)
        {
            try
            {
                content.Position = 0;
                await blob.UploadAsync(content, onlyIfNew, cancellation);
                return true;
            }
            catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists)
            {
                if (await blob.ExistsAsync(cancellation))
                    return false;

                // Deleted since it was refused, so it is still to be written.
            }
        }
    }
}
