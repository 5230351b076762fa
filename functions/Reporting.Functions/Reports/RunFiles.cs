using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Reporting.Checking.Reading.Spool;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Reports;

/// <summary>A file of a run, opened.</summary>
public sealed record OpenedFile(Stream Content, string ContentType, string Sha256);

/// <summary>The files of runs, in the container <c>reports</c>. A file is written once: a run that is rendered again finds it there.</summary>
public sealed class RunFiles(ServiceStorage storage, SpoolFolder spool)
{
    private const string ManifestName = "manifest.json";
    private const int LongestName = 200;

    /// <summary>Stores a file that was written to this machine.</summary>
    internal async Task<ManifestFile> StoreAsync(ReportRunRow run, string name, string contentType, string file, CancellationToken cancellation)
    {
        await using var bytes = File.OpenRead(file);
        var sha = Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancellation));
        if (await BlobOf(run, name).TryWriteAsync(bytes, contentType, new Dictionary<string, string> { ["sha256"] = sha }, cancellation))
            return new(name, contentType, bytes.Length, sha);
        return (await EntryAsync(run, name, cancellation))!;
    }

    /// <returns>Null where the run has no such file.</returns>
    internal async Task<ManifestFile?> EntryAsync(ReportRunRow run, string name, CancellationToken cancellation)
    {
        try
        {
            var stands = (await BlobOf(run, name).GetPropertiesAsync(cancellationToken: cancellation)).Value;
            return new(name, stands.ContentType, stands.ContentLength, stands.Metadata["sha256"]);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    internal async Task StoreManifestAsync(ReportRunRow run, byte[] manifest, CancellationToken cancellation)
    {
        var file = spool.NewFile(".json");
        try
        {
            await File.WriteAllBytesAsync(file, manifest, cancellation);
            await StoreAsync(run, ManifestName, "application/json", file, cancellation);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public async Task<BinaryData?> ManifestAsync(ReportRunRow run, CancellationToken cancellation)
    {
        try
        {
            return (await BlobOf(run, ManifestName).DownloadContentAsync(cancellation)).Value.Content;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <returns>Null where the run has no such file.</returns>
    public async Task<OpenedFile?> OpenAsync(ReportRunRow run, string name, CancellationToken cancellation)
    {
        if (!IsName(name))
            return null;
        try
        {
            var blob = BlobOf(run, name);
            var properties = (await blob.GetPropertiesAsync(cancellationToken: cancellation)).Value;
            var content = await blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), cancellation);
            return new(content, properties.ContentType, properties.Metadata["sha256"]);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private static bool IsName(string name) => name.Length is > 0 and <= LongestName
        && name.Split('/').All(part => part.Length > 0 && !part.StartsWith('.'))
        && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '/');

    private BlobClient BlobOf(ReportRunRow run, string name) => storage.Reports.GetBlobClient($"{run.Collection}/{run.Period}/{run.Run}/{name}");
}
