using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Access;
using Reporting.Functions.Portal.Shell;

namespace Reporting.Functions.Portal;

/// <summary>The first page, for whoever comes: where to sign in.</summary>
/// <param name="SignIn">Where to sign in, and come to what is due.</param>
public sealed record HomeModel(string SignIn);

/// <summary>GET of the first page.</summary>
public sealed class HomeFunction(PortalPages pages)
{
    /// <remarks>The route is one that holds nothing: an empty one is not supported.</remarks>
    [Function("Home")]
    [OpenToAll]
    public IActionResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{ignored:maxlength(0)?}")] HttpRequest request, string? ignored) =>
        pages.Show(request.HttpContext, null, new("Inspection returns", "portal/home", new HomeModel(SignIn.For(Council.CouncilAddresses.Home))));
}
