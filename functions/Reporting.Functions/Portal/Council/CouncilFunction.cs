using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Checking;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Portal.Shell;
using Reporting.Functions.Returns;

namespace Reporting.Functions.Portal.Council;

/// <summary>One authority that somebody may choose.</summary>
public sealed record AuthorityChoice(string Name, string Href);

/// <summary>What the chooser of an authority shows.</summary>
/// <param name="Authorities">By name; empty where the person speaks for none.</param>
public sealed record ChooserModel(IReadOnlyList<AuthorityChoice> Authorities, bool IsInspectorate);

/// <summary>GET of the first pages of a council: which authority, and what is due.</summary>
public sealed class CouncilFunction(PortalPages pages, DefinitionSet definitions, DueReturns returns, ReadAuthorityPeople people)
{
    /// <summary>Whoever speaks for one authority is led to it.</summary>
    [Function("CouncilHome")]
    [Requires(Permission.ReadCollections)]
    public IActionResult Home(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "council")] HttpRequest request, Admission admission)
    {
        var caller = admission.For(Permission.ReadCollections);
        if (caller.Bodies.Count == 1 && !caller.IsInspectorate)
            return new LocalRedirectResult(CouncilAddresses.Of(Body.Of(caller.Bodies.Single())));
        var choices = caller.Bodies.Select(code => new AuthorityChoice(NameOf(code), CouncilAddresses.Of(Body.Of(code))))
            .OrderBy(c => c.Name, StringComparer.Ordinal);
        return pages.Show(
            request.HttpContext, caller, new("Choose an authority", "portal/council/chooser", new ChooserModel([.. choices], caller.IsInspectorate)));
    }

    [Function("CouncilDue")]
    [Requires(Permission.ReadReturn, BodyIn.RouteAsAuthority)]
    public async Task<IActionResult> DueAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "council/{body}")] HttpRequest request, Admission admission, string body,
        CancellationToken cancellation)
    {
        if (admission.Body is not { Authority: { } code } of)
            return Problems.NotFound(AskedReturn.NoBody(body));
        var due = await returns.OfAsync(admission, of, cancellation);
        var model = DueModel.Of(NameOf(code), due, await people.OfAsync(admission, of, cancellation), admission.Caller);
        return pages.Show(request.HttpContext, admission.Caller, new($"What is due from {model.Authority}", "portal/council/due", model)
        {
            Crumbs = admission.Caller.Bodies.Count > 1 ? [new("Your authorities", CouncilAddresses.Home)] : [],
        });
    }

    // As it is called now: which name it had in a period stands with the period's return.
    private string NameOf(AuthorityCode code) => definitions.Authorities.All.LastOrDefault(a => a.Code == code)?.Name ?? $"Authority {code}";
}
