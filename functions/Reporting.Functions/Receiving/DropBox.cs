using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using Reporting.Domain.Returns;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Receiving;

/// <summary>A blob in the container <c>drop</c>.</summary>
/// <param name="ETag">Which blob of that name it is.</param>
/// <param name="PutAt">When it was put there, by storage's clock.</param>
public sealed record DroppedFile(string Name, ETag ETag, DateTimeOffset PutAt, long Length, string? ContentType)
{
    public DroppedBlob Blob => new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Name} {ETag}"))), PutAt);
}

/// <summary>The container <c>drop</c>, in which nothing is ever written here, and the notes beside it.</summary>
public sealed class DropBox(ServiceStorage storage)
{
    /// <returns>Null where it is not there, or not any more.</returns>
    public async Task<DroppedFile?> FindAsync(string name, CancellationToken cancellation)
    {
        try
        {
            var found = (await storage.Drop.GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellation)).Value;
            return new(name, found.ETag, found.LastModified, found.ContentLength, found.ContentType);
        }
        catch (RequestFailedException e) when (e.Status is 404 or 400)
        {
            return null;
        }
    }

    /// <returns>The bytes of exactly that blob; null where another has taken its name since, whose own event follows.</returns>
    public async Task<Stream?> OpenAsync(DroppedFile file, CancellationToken cancellation)
    {
        try
        {
            var exactly = new BlobDownloadOptions { Conditions = new() { IfMatch = file.ETag } };
            return (await storage.Drop.GetBlobClient(file.Name).DownloadStreamingAsync(exactly, cancellation)).Value.Content;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>The newest note under that name; null where there is none.</summary>
    public async Task<DropReceipt?> NoteAsync(string name, CancellationToken cancellation) => (await ReadAsync(name, cancellation)).Note;

    /// <summary>
    /// Writes the note of a file, unless that of a later one stands there already. Of two files of one name the later is the one that lies there; storage's
    /// time is only to the second, and decides where neither does.
    /// </summary>
    public async Task WriteAsync(DropReceipt note, CancellationToken cancellation)
    {
        while (true)
        {
            var (stands, tag) = await ReadAsync(note.Name, cancellation);
            if (stands == note)
                return;
            if (stands is not null && stands.ETag != note.ETag)
            {
                var there = (await FindAsync(note.Name, cancellation))?.ETag.ToString();
                if (there == stands.ETag || (there != note.ETag && stands.PutAt >= note.PutAt))
                    return;
            }

            var options = new BlobUploadOptions
            {
                Conditions = tag is { } of ? new() { IfMatch = of } : new() { IfNoneMatch = ETag.All },
                HttpHeaders = new() { ContentType = "application/json" },
            };
            try
            {
                var json = JsonSerializer.SerializeToUtf8Bytes(note, DropJson.Default.DropReceipt);
                await storage.DropReceipts.GetBlobClient(note.Name).UploadAsync(BinaryData.FromBytes(json), options, cancellation);
                return;
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412)
            {
                // Somebody else wrote one at the same time: look again which is the later.
            }
        }
    }

    private async Task<(DropReceipt? Note, ETag? Tag)> ReadAsync(string name, CancellationToken cancellation)
    {
        try
        {
            var found = (await storage.DropReceipts.GetBlobClient(name).DownloadContentAsync(cancellation)).Value;
            return (JsonSerializer.Deserialize(found.Content, DropJson.Default.DropReceipt), found.Details.ETag);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return (null, null);
        }
    }
}
