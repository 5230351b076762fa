using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Operations.OpenApi;

/// <summary>The description of all calls, for people who write programs.</summary>
public sealed class OpenApiFunction
{
    [Function("ReadOpenApi")]
    [OpenToAll]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "openapi.json")] HttpRequest request) =>
        new BytesAnswer(OpenApiDocument.Bytes, "application/json; charset=utf-8");
}
