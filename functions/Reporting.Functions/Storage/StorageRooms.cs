using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Storage;

/// <summary>The containers, tables and queues of the service, made when they are first needed.</summary>
public sealed class StorageRooms(StorageClients clients, PlatformFacts platform)
{
    private readonly Lock gate = new();
    private Task? made;

    public BlobContainerClient Returns { get; } = clients.Blobs.GetBlobContainerClient("returns");

    public BlobContainerClient Checked { get; } = clients.Blobs.GetBlobContainerClient("checked");

    public BlobContainerClient Measures { get; } = clients.Blobs.GetBlobContainerClient("measures");

    public BlobContainerClient Reports { get; } = clients.Blobs.GetBlobContainerClient("reports");

    public TableClient ReturnsTable { get; } = clients.Tables.GetTableClient("returns");

    public TableClient WindowsTable { get; } = clients.Tables.GetTableClient("windows");

    public TableClient RunsTable { get; } = clients.Tables.GetTableClient("runs");

    public TableClient SafeguardingTable { get; } = clients.Tables.GetTableClient("safeguarding");

    public TableClient AccessTable { get; } = clients.Tables.GetTableClient("access");

    public QueueClient Queue(string name) => clients.Queues.GetQueueClient(name);

    /// <summary>Makes what is not there yet, once; after a failure the next caller tries again.</summary>
    public Task ReadyAsync()
    {
        lock (gate)
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
            .. new[] { Returns, Checked, Measures, Reports }.Select(c => c.CreateIfNotExistsAsync()),
            .. new[] { ReturnsTable, WindowsTable, RunsTable, SafeguardingTable, AccessTable }.Select(t => t.CreateIfNotExistsAsync()),
            .. Messages.QueueNames.All.Select(q => Queue(q).CreateIfNotExistsAsync()),
        ]);
    }
}
