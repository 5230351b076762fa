using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Portal.Shell;

/// <summary>GET of the pages' style and script. They hold nothing of anybody, and the page that leads to signing in needs them.</summary>
public sealed class AssetsFunction(PortalAssets assets)
{
    [Function("ReadAsset")]
    [OpenToAll]
    public IActionResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "assets/{name}")] HttpRequest request, string name)
    {
        if (assets.Find(name) is not { } asset)
            return Problems.NotFound("There is no such file. Open the page again.");
        request.HttpContext.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return new BytesAnswer(asset.Bytes, asset.ContentType);
    }
}
