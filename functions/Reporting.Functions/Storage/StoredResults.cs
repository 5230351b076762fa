using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;

namespace Reporting.Functions.Storage;

/// <summary>Results of steps, as blobs that are written once, with the trace that wrote them beside them.</summary>
internal static class StoredResults
{
    private const string Json = "application/json";

    /// <returns>False where it stands already: from the same inputs, since its name says what it is made of.</returns>
    public static async Task<bool> TryWriteJsonAsync(this BlobClient blob, Action<Utf8JsonWriter> write, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(bytes))
            write(writer);
        return await blob.TryWriteAsync(bytes, Json, StoredTrace.Current, cancellation);
    }

    /// <inheritdoc cref="TryWriteJsonAsync(BlobClient, Action{Utf8JsonWriter}, CancellationToken)"/>
    public static async Task<bool> TryWriteJsonAsync(this BlobClient blob, byte[] json, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream(json, writable: false);
        return await blob.TryWriteAsync(bytes, Json, StoredTrace.Current, cancellation);
    }

    /// <summary>The bytes, whose trace the step that reads them is linked to; null where there are none.</summary>
    public static async Task<BinaryData?> FindAsync(this BlobClient blob, CancellationToken cancellation)
    {
        try
        {
            var found = (await blob.DownloadContentAsync(cancellation)).Value;
            StoredTrace.Link(found.Details.Metadata);
            return found.Content;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}
