using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Storage;

/// <summary>The containers, tables and queues of the service, made when they are first needed.</summary>
public sealed class ServiceStorage(StorageClients clients, PlatformFacts platform)
{
    private readonly Lock making = new();
    private Task? made;

    public BlobContainerClient Returns { get; } = clients.Blobs.GetBlobContainerClient("returns");

    public BlobContainerClient Checked { get; } = clients.Blobs.GetBlobContainerClient("checked");

    public BlobContainerClient Measures { get; } = clients.Blobs.GetBlobContainerClient("measures");

    /// <summary>The figures of lists, combined and protected.</summary>
    public BlobContainerClient Figures { get; } = clients.Blobs.GetBlobContainerClient("figures");

    public BlobContainerClient Reports { get; } = clients.Blobs.GetBlobContainerClient("reports");

    /// <summary>Files that arrive without HTTP. The service only reads here.</summary>
    public BlobContainerClient Drop { get; } = clients.Blobs.GetBlobContainerClient("drop");

    /// <summary>What became of each dropped file, under its name.</summary>
    public BlobContainerClient DropReceipts { get; } = clients.Blobs.GetBlobContainerClient("drop-receipts");

    /// <summary>Keys that sign the tokens of forms.</summary>
    public BlobContainerClient Keys { get; } = clients.Blobs.GetBlobContainerClient("keys");

    public TableClient ReturnsTable { get; } = clients.Tables.GetTableClient("returns");

    public TableClient WindowsTable { get; } = clients.Tables.GetTableClient("windows");

    public TableClient RunsTable { get; } = clients.Tables.GetTableClient("runs");

    public TableClient SafeguardingTable { get; } = clients.Tables.GetTableClient("safeguarding");

    public TableClient AccessTable { get; } = clients.Tables.GetTableClient("access");

    /// <summary>Sets of authorities to compare with, by who named them.</summary>
    public TableClient ComparatorsTable { get; } = clients.Tables.GetTableClient("comparators");

    /// <summary>Why messages were set aside, and who replayed them.</summary>
    public TableClient MessagesTable { get; } = clients.Tables.GetTableClient("messages");

    public QueueClient Queue(string name) => clients.Queues.GetQueueClient(name);

    /// <summary>The same queue, whose messages are sent as they are, without Base64.</summary>
    public QueueClient UnencodedQueue(string name) => clients.UnencodedQueues.GetQueueClient(name);

    /// <summary>The messages set aside from a queue. They are not decoded, because some of them may not be Base64.</summary>
    public QueueClient PoisonQueue(string name) => clients.UnencodedQueues.GetQueueClient(QueueNames.PoisonOf(name));

    /// <summary>
    /// Makes what is not there yet, once; after a failure the next caller tries again. Every function that is not open to all begins after it.
    /// </summary>
    public Task ReadyAsync()
    {
        lock (making)
        {
            if (made is null || made.IsFaulted || made.IsCanceled)
                made = MakeAsync();
            return made;
        }
    }

    private async Task MakeAsync()
    {
        // In Azure the infrastructure makes them, and the app's identity may only use them.
        if (platform.InAzure)
            return;
        await Task.WhenAll(
        [
            .. new[] { Returns, Checked, Measures, Figures, Reports, Drop, DropReceipts, Keys }.Select(c => c.CreateIfNotExistsAsync()),
            .. new[] { ReturnsTable, WindowsTable, RunsTable, SafeguardingTable, AccessTable, ComparatorsTable, MessagesTable }
                .Select(t => t.CreateIfNotExistsAsync()),
            .. QueueNames.All.SelectMany(q => new[] { Queue(q), PoisonQueue(q) }).Select(q => q.CreateIfNotExistsAsync()),
        ]);
    }
}
