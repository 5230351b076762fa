using System.Globalization;
using Azure;
using Azure.Storage.Blobs.Models;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Storage;

/// <summary>The bytes as sent, and what checking made of them. Nothing is ever overwritten.</summary>
public sealed class ReturnBlobs(ServiceStorage storage)
{
    /// <summary>Stores the bytes under their version's name. The same version twice is the same bytes, by its name.</summary>
    /// <returns>The facts that stand: those of whoever stored these bytes first.</returns>
    public async Task<OriginalFacts> StoreOriginalAsync(ReturnKey key, VersionName version, Stream bytes, OriginalFacts facts, CancellationToken cancellation)
    {
        var metadata = new Dictionary<string, string>
        {
            ["sha256"] = facts.Sha256,
            ["salt"] = facts.Salt,
            ["commitment"] = facts.Commitment,
            ["receivedat"] = facts.ReceivedAt.ToString("O", CultureInfo.InvariantCulture),
            ["receivedfrom"] = Uri.EscapeDataString(facts.ReceivedFrom),
            ["receivedfromname"] = Uri.EscapeDataString(facts.ReceivedFromName),
            ["closings"] = facts.Arrival.Closings.ToString(CultureInfo.InvariantCulture),
            ["late"] = facts.Arrival.Late ? "yes" : "no",
        };
        if (facts.DeclaredAs is { } declared)
            metadata["declaredas"] = declared;
        if (facts.PutInto is { } into)
            metadata["putinto"] = into.ToString(CultureInfo.InvariantCulture);
        if (facts.Dropped is { } dropped)
            (metadata["dropped"], metadata["putat"]) = (dropped.Id, dropped.PutAt.ToString("O", CultureInfo.InvariantCulture));

        // An earlier upload of the same bytes, or one at the same time, may have stored them already. Its blob stands, with its salt, unless it is being
        // erased.
        while (!await storage.Returns.GetBlobClient($"{key}/{version}/original").TryWriteAsync(bytes, facts.ContentType, metadata, cancellation))
        {
            if (await FactsAsync(key, version.ToString(), cancellation) is { } stands)
                return stands;
        }

        return facts;
    }

    /// <summary>What is known of a stored version; null where its bytes are not there.</summary>
    public async Task<OriginalFacts?> FactsAsync(ReturnKey key, string version, CancellationToken cancellation)
    {
        try
        {
            var properties = (await storage.Returns.GetBlobClient($"{key}/{version}/original").GetPropertiesAsync(cancellationToken: cancellation)).Value;
            var m = properties.Metadata;
            return new(
                m["sha256"], m["salt"], m["commitment"], properties.ContentType, DateTimeOffset.Parse(m["receivedat"], CultureInfo.InvariantCulture),
                Uri.UnescapeDataString(m["receivedfrom"]), Uri.UnescapeDataString(m["receivedfromname"]),
                ArrivalIn(m))
            {
                DeclaredAs = m.TryGetValue("declaredas", out var declared) ? declared : null,
                PutInto = m.TryGetValue("putinto", out var into) ? int.Parse(into, CultureInfo.InvariantCulture) : null,
                Dropped = m.TryGetValue("dropped", out var id) ? new(id, DateTimeOffset.Parse(m["putat"], CultureInfo.InvariantCulture)) : null,
            };
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound || e.Status == 404)
        {
            return null;
        }
    }

    // Bytes that were stored before lateness was: what came after a closing was late.
    private static Arrival ArrivalIn(IDictionary<string, string> metadata)
    {
        var closings = int.Parse(metadata["closings"], CultureInfo.InvariantCulture);
        return new(closings, metadata.TryGetValue("late", out var late) ? late == "yes" : closings > 0);
    }

    public Task DownloadOriginalAsync(ReturnKey key, string version, string file, CancellationToken cancellation) =>
        storage.Returns.GetBlobClient($"{key}/{version}/original").DownloadToAsync(file, cancellation);

    public Task<Stream> OpenOriginalAsync(ReturnKey key, string version, CancellationToken cancellation) =>
        storage.Returns.GetBlobClient($"{key}/{version}/original").OpenReadAsync(cancellationToken: cancellation);

    /// <summary>Deletes bytes that never became a version: another upload took their number first, and they are stored under the next.</summary>
    public Task DropUnrecordedAsync(ReturnKey key, VersionName version, CancellationToken cancellation) =>
        storage.Returns.GetBlobClient($"{key}/{version}/original").DeleteIfExistsAsync(cancellationToken: cancellation);

    /// <summary>Deletes the bytes as they were sent; what they were answered stays.</summary>
    public Task EraseOriginalAsync(ReturnKey key, VersionName version, CancellationToken cancellation) =>
        storage.Returns.GetBlobClient($"{key}/{version}/original").DeleteIfExistsAsync(cancellationToken: cancellation);

    /// <summary>
    /// Deletes everything that was stored of a version: receipts, rows and measure values, and the original last, so that where it is gone, all is.
    /// </summary>
    public async Task EraseAllAsync(ReturnKey key, VersionName version, CancellationToken cancellation)
    {
        foreach (var container in new[] { storage.Checked, storage.Measures, storage.Returns })
        {
            await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{key}/{version}/", cancellation))
                await container.GetBlobClient(blob.Name).DeleteIfExistsAsync(cancellationToken: cancellation);
        }
    }

    /// <summary>The versions whose bytes are stored, of all bodies of a period's instrument.</summary>
    public async Task<IReadOnlyList<(Body Body, string Version)>> StoredAsync(
        string collection, string period, string instrument, CancellationToken cancellation)
    {
        var stored = new List<(Body, string)>();
        await foreach (var blob in storage.Returns.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{collection}/{period}/{instrument}/", cancellation))
        {
            if (blob.Name.Split('/') is [_, _, _, var name, var version, "original"] && Body.TryParse(name, out var body))
                stored.Add((body, version));
        }

        return stored;
    }

    public Task StoreReceiptAsync(ReturnKey key, RecordedVersion version, BinaryData receipt, CancellationToken cancellation) =>
        StoreAsync($"{key}/{version.Name}/{version.ReceiptFile()}", receipt.ToStream(), "application/json", cancellation);

    public Task<BinaryData?> ReceiptAsync(ReturnKey key, RecordedVersion version, CancellationToken cancellation) =>
        ReadAsync($"{key}/{version.Name}/{version.ReceiptFile()}", cancellation);

    /// <summary>The receipt as it was when the version came.</summary>
    public Task<BinaryData?> FirstReceiptAsync(ReturnKey key, string version, CancellationToken cancellation) =>
        ReadAsync($"{key}/{version}/{VersionFileNames.FirstReceiptFile}", cancellation);

    private async Task<BinaryData?> ReadAsync(string name, CancellationToken cancellation)
    {
        try
        {
            return (await storage.Checked.GetBlobClient(name).DownloadContentAsync(cancellation)).Value.Content;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public Task StoreRowsAsync(ReturnKey key, RecordedVersion version, Stream parquet, CancellationToken cancellation) =>
        StoreAsync($"{key}/{version.Name}/{version.RowsFile()}", parquet, "application/vnd.apache.parquet", cancellation);

    /// <returns>False where they are not there (yet).</returns>
    public async Task<bool> DownloadRowsAsync(ReturnKey key, string version, string rows, string file, CancellationToken cancellation)
    {
        try
        {
            await storage.Checked.GetBlobClient($"{key}/{version}/{rows}").DownloadToAsync(file, cancellation);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return false;
        }
    }

    // Checking the same bytes with the same definition gives the same receipt and rows. The first stand.
    private Task<bool> StoreAsync(string name, Stream content, string contentType, CancellationToken cancellation) =>
        storage.Checked.GetBlobClient(name).TryWriteAsync(content, contentType, null, cancellation);
}
