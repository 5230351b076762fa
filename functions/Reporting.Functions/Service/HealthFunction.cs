using System.Text.Json.Serialization;
using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Definitions;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Service;

/// <param name="Storage">ready, or why not, in words.</param>
internal sealed record Health(string Status, string? Storage, int? Collections);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Health))]
internal sealed partial class HealthJson : JsonSerializerContext;

/// <summary>Whether the process lives, and whether it can do its work.</summary>
public sealed class HealthFunction(DefinitionSet definitions, StorageRooms rooms)
{
    [Function("HealthLive")]
    public IActionResult Live([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health/live")] HttpRequest request) =>
        new JsonAnswer<Health>(new("live", null, null), HealthJson.Default.Health);

    [Function("HealthReady")]
    public async Task<IActionResult> ReadyAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health/ready")] HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            await rooms.ReadyAsync();
            await rooms.Returns.ExistsAsync(cancellation);
            return new JsonAnswer<Health>(new("ready", "ready", definitions.Collections.Count), HealthJson.Default.Health);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException)
        {
            return new JsonAnswer<Health>(new("notReady", "Storage does not answer.", definitions.Collections.Count), HealthJson.Default.Health, StatusCodes.Status503ServiceUnavailable);
        }
    }
}
