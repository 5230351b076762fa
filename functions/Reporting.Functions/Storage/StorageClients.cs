using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Storage;

/// <summary>
/// The clients of the app's one storage account, from AzureWebJobsStorage: a connection string, or its identity form
/// (AzureWebJobsStorage__accountName, or __blobServiceUri, __queueServiceUri and __tableServiceUri, with __clientId for a user-assigned identity).
/// </summary>
public sealed class StorageClients
{
    private const string Setting = "AzureWebJobsStorage";

    public StorageClients(IConfiguration configuration, IOptions<ReportingOptions> options)
    {
        var (blobOptions, tableOptions) = (InTime(new BlobClientOptions()), InTime(new TableClientOptions()));
        var encoded = InTime(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        var unencoded = InTime(new QueueClientOptions());
        if (configuration[Setting] is { Length: > 0 } connection)
        {
            Blobs = new(connection, blobOptions);
            Tables = new(connection, tableOptions);
            Queues = new(connection, encoded);
            UnencodedQueues = new(connection, unencoded);
            return;
        }

        var section = configuration.GetSection(Setting);
        var account = section["accountName"];
        var credential = AppIdentity.Of(configuration);
        Blobs = new(Address("blob"), credential, blobOptions);
        Tables = new(Address("table"), credential, tableOptions);
        Queues = new(Address("queue"), credential, encoded);
        UnencodedQueues = new(Address("queue"), credential, unencoded);

        T InTime<T>(T of)
            where T : ClientOptions
        {
            of.Retry.NetworkTimeout = TimeSpan.FromSeconds(options.Value.StorageTimeoutSeconds);
            return of;
        }

        Uri Address(string service) => (section[$"{service}ServiceUri"], account) switch
        {
            ({ Length: > 0 } uri, _) => new(uri),
            (_, { Length: > 0 } name) => new($"https://{name}.{service}.core.windows.net"),
            _ => throw new InvalidOperationException(
                $"There is no storage to work with. Set {Setting} to a connection string, or {Setting}__accountName to the name of a storage account that "
                + "the app's identity may use."),
        };
    }

    public BlobServiceClient Blobs { get; }

    public TableServiceClient Tables { get; }

    public QueueServiceClient Queues { get; }

    /// <summary>The same without Base64, for messages that somebody else may have written in another way.</summary>
    public QueueServiceClient UnencodedQueues { get; }
}
