using System.Xml.Linq;
using Azure;
using Azure.Storage.Blobs.Models;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Portal.Shell;

/// <summary>
/// The keys with which the tokens of forms are signed, each a blob in the container <c>keys</c>, so that a form that one instance has shown is taken by
/// another.
/// </summary>
public sealed class FormKeys(ServiceStorage storage) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. storage.Keys.GetBlobs(BlobTraits.None, BlobStates.None, null, CancellationToken.None)
            .Select(b => XElement.Parse(storage.Keys.GetBlobClient(b.Name).DownloadContent().Value.Content.ToString()))];

    /// <remarks>A name is made anew for each key, so one that is there is the same key, whose answer was lost.</remarks>
    public void StoreElement(XElement element, string friendlyName)
    {
        var options = new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } };
        try
        {
            storage.Keys.GetBlobClient($"{friendlyName}.xml").Upload(BinaryData.FromString(element.ToString(SaveOptions.DisableFormatting)), options);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // It is there already.
        }
    }
}
