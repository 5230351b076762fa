using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Operations;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Health))]
internal sealed partial class HealthJson : JsonSerializerContext;

/// <summary>Whether the process lives, and whether it can do its work: for the platform, which signs nobody in.</summary>
public sealed class HealthFunction(ServiceHealth health)
{
    [Function("HealthLive")]
    [OpenToAll]
    public static IActionResult Live([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health/live")] HttpRequest request) =>
        new JsonAnswer<Health>(Health.Live, HealthJson.Default.Health);

    [Function("HealthReady")]
    [OpenToAll]
    public async Task<IActionResult> ReadyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/health/ready")] HttpRequest request, CancellationToken cancellation)
    {
        var found = await health.CheckAsync(cancellation);
        return new JsonAnswer<Health>(found, HealthJson.Default.Health, found.IsReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }
}
