using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;

namespace Reporting.Benchmarks;

/// <summary>
/// Uploading and checking a council's return over HTTP, against the same writes to the same storage made bare with the SDK, one after the other in turns.
/// </summary>
internal static class UploadBenchmark
{
    private const int Rounds = 300;
    private const int WarmUp = 50;
    private const double Budget = 2.5;

    public static async Task<int> RunAsync()
    {
        await using var service = await BenchmarkedService.StartAsync();
        await service.OpenAsync();
        var csv = service.Samples["301"];
        var bare = await BareWrites.PrepareAsync(service.Host.StorageConnectionString);
        var (whole, writes) = (new List<double>(), new List<double>());
        for (var i = 0; i < Rounds + WarmUp; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(csv + new string('\n', i));
            var started = Stopwatch.GetTimestamp();
            await service.PutAsync("301", bytes);
            var took = Stopwatch.GetElapsedTime(started);
            started = Stopwatch.GetTimestamp();
            await bare.WriteAsync(bytes, i);
            if (i < WarmUp)
                continue;
            whole.Add(took.TotalMilliseconds);
            writes.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        var ratio = Median(whole) / Median(writes);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"upload and check: median {Median(whole):0.0} ms; the same writes bare: {Median(writes):0.0} ms; ratio {ratio:0.00}, at most {Budget}"));
        return ratio <= Budget ? 0 : 1;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    /// <summary>
    /// What an accepted upload writes: a message, the bytes, the state with two events, rows, figures and receipt; the last three as the service does, two of
    /// them together.
    /// </summary>
    private sealed class BareWrites(BlobContainerClient blobs, TableClient table, QueueClient queue)
    {
        private static readonly byte[] Rows = RandomNumberGenerator.GetBytes(4000);
        private static readonly byte[] Receipt = RandomNumberGenerator.GetBytes(2000);

        public static async Task<BareWrites> PrepareAsync(string connection)
        {
            var bare = new BareWrites(new(connection, "bare"), new(connection, "bare"), new(connection, "bare"));
            await bare.Prepare();
            return bare;
        }

        public async Task WriteAsync(byte[] bytes, int number)
        {
            var name = $"{number:0000}-{Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}";
            await table.GetEntityIfExistsAsync<TableEntity>("bare", $"state~{number}");
            await queue.SendMessageAsync(
                """{"collection":"missing","period":"2018","instrument":"council","body":"301","version":"0001-0123456789ab"}""", TimeSpan.FromMinutes(5),
                TimeSpan.FromSeconds(-1));
            await StoreAsync($"{name}/original", bytes);
            await table.SubmitTransactionAsync(
            [
                new(TableTransactionActionType.Add, new TableEntity("bare", $"state~{number}") { ["State"] = "Ready", ["NewestSha256"] = name }),
                new(TableTransactionActionType.Add, new TableEntity("bare", $"event~{number}~1") { ["Kind"] = "received", ["What"] = name }),
                new(TableTransactionActionType.Add, new TableEntity("bare", $"event~{number}~2") { ["Kind"] = "accepted", ["What"] = name }),
            ]);
            await Task.WhenAll(StoreAsync($"{name}/rows.parquet", Rows), StoreAsync($"{name}/figures.json", Rows));
            await StoreAsync($"{name}/receipt.json", Receipt);
        }

        private Task Prepare() => Task.WhenAll(blobs.CreateIfNotExistsAsync(), table.CreateIfNotExistsAsync(), queue.CreateIfNotExistsAsync());

        private async Task StoreAsync(string name, byte[] bytes) =>
            await blobs.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(bytes), new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } });
    }
}
