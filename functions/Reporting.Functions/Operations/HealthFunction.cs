using System.Text.Json.Serialization;
using Azure;
using Azure.Data.Tables;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Definitions;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Operations;

/// <param name="Storage">ready, or which of its parts do not answer, in words.</param>
internal sealed record Health(string Status, string? Storage, int? Collections);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Health))]
internal sealed partial class HealthJson : JsonSerializerContext;

/// <summary>Whether the process lives, and whether it can do its work.</summary>
public sealed class HealthFunction(DefinitionSet definitions, ServiceStorage storage)
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(5);

    [Function("HealthLive")]
    [OpenToAll]
    public static IActionResult Live([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health/live")] HttpRequest request) =>
        new JsonAnswer<Health>(new("live", null, null), HealthJson.Default.Health);

    [Function("HealthReady")]
    [OpenToAll]
    public async Task<IActionResult> ReadyAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health/ready")] HttpRequest request, CancellationToken cancellation)
    {
        var asked = new[]
        {
            LacksAsync("blobs", stop => storage.Returns.ExistsAsync(stop), cancellation),
            LacksAsync("tables", async stop => await storage.AccessTable.GetEntityIfExistsAsync<TableEntity>("ready", "ready", cancellationToken: stop), cancellation),
            LacksAsync("queues", stop => storage.Queue(QueueNames.Check).ExistsAsync(stop), cancellation),
        };
        var lacking = (await Task.WhenAll(asked)).OfType<string>().ToList();
        if (lacking.Count == 0 && await LacksAsync("what is not there yet and cannot be made", _ => storage.ReadyAsync(), cancellation) is { } unmade)
            lacking.Add(unmade);
        return lacking.Count == 0
            ? new JsonAnswer<Health>(new("ready", "ready", definitions.Collections.Count), HealthJson.Default.Health)
            : new JsonAnswer<Health>(new("notReady", $"Storage does not answer: {string.Join(", ", lacking)}.", definitions.Collections.Count), HealthJson.Default.Health, StatusCodes.Status503ServiceUnavailable);
    }

    /// <returns>The part's name where it does not answer in time; null where it does, whatever it says of what is asked for.</returns>
    private static async Task<string?> LacksAsync(string part, Func<CancellationToken, Task> ask, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LongestAnswer);
        try
        {
            await ask(limit.Token);
            return null;
        }
        catch (RequestFailedException e) when (e.Status == StatusCodes.Status404NotFound)
        {
            return null;
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return part;
        }
    }
}
