using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;

namespace Reporting.Local.Storage;

/// <summary>How Event Grid writes an event.</summary>
public enum EventSchema
{
    /// <summary>Event Grid's own.</summary>
    EventGrid,

    /// <summary>CloudEvents 1.0.</summary>
    CloudEvents,
}

/// <summary>
/// Stands in for Event Grid: puts the message on the queue <c>drop</c> that a new blob in the container <c>drop</c> would cause. At least once and in no order,
/// as Event Grid does.
/// </summary>
public sealed class DropContainer(string connectionString, TimeProvider time)
{
    private const string Name = "drop";
    private readonly BlobContainerClient container = new(connectionString, Name);

    // The platform's messages are Base64 of the event's JSON.
    private readonly QueueClient queue = new(connectionString, Name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    /// <summary>Puts a file there, and reports it.</summary>
    public async Task DropAsync(
        string name, BinaryData bytes, string contentType, EventSchema schema = EventSchema.EventGrid, CancellationToken cancellationToken = default)
    {
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await container.GetBlobClient(name).UploadAsync(bytes, new BlobUploadOptions { HttpHeaders = new() { ContentType = contentType } }, cancellationToken);
        await ReportAsync(name, schema, cancellationToken);
    }

    /// <summary>Reports a file that is there, once more.</summary>
    public async Task ReportAsync(string name, EventSchema schema = EventSchema.EventGrid, CancellationToken cancellationToken = default)
    {
        var file = (await container.GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
        await ReportAsync(name, file.ETag.ToString(), schema, cancellationToken);
    }

    /// <summary>Reports a file that may have gone since.</summary>
    public async Task ReportAsync(string name, string etag, EventSchema schema, CancellationToken cancellationToken)
    {
        await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await queue.SendMessageAsync(EventOf(name, etag, schema).ToJsonString(), cancellationToken);
    }

    private JsonObject EventOf(string name, string etag, EventSchema schema)
    {
        var account = $"/subscriptions/local/resourceGroups/local/providers/Microsoft.Storage/storageAccounts/{container.AccountName}";
        var subject = $"/blobServices/default/containers/{Name}/blobs/{name}";
        var data = new JsonObject
        {
            ["api"] = "PutBlob",
            ["eTag"] = etag,
            ["contentType"] = "application/octet-stream",
            ["blobType"] = "BlockBlob",
            ["url"] = $"{container.Uri}/{Uri.EscapeDataString(name)}",
        };
        return schema switch
        {
            EventSchema.CloudEvents => new()
            {
                ["specversion"] = "1.0",
                ["source"] = account,
                ["subject"] = subject,
                ["type"] = "Microsoft.Storage.BlobCreated",
                ["time"] = time.GetUtcNow(),
                ["id"] = Guid.NewGuid(),
                ["data"] = data,
            },
            _ => new()
            {
                ["topic"] = account,
                ["subject"] = subject,
                ["eventType"] = "Microsoft.Storage.BlobCreated",
                ["eventTime"] = time.GetUtcNow(),
                ["id"] = Guid.NewGuid(),
                ["data"] = data,
                ["dataVersion"] = "",
                ["metadataVersion"] = "1",
            },
        };
    }
}
