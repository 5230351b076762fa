using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Reporting.Checking.Checking;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Portal.Shell;

namespace Reporting.Functions.Portal.Council;

/// <summary>What stands at the head of every page of a return.</summary>
/// <param name="Collection">Its title.</param>
/// <param name="Period">Its title.</param>
/// <param name="Authority">As the collection's outputs call it.</param>
/// <param name="Synthetic">The collection's figures are invented.</param>
/// <param name="Address">Of the return's own page.</param>
/// <param name="Api">Of the return in the API, where its files are.</param>
/// <param name="Template">Of the form to fill in, without its ending.</param>
/// <param name="Derivable">Its figures can be derived from a council's own extracts.</param>
public sealed record ReturnHead(
    string Collection, string Period, string Instrument, string Authority, string Body, bool Synthetic, string Address, string Api, string Template,
    string Retention, Contact Contact, bool Derivable);

/// <summary>What all pages of a return do: they find it, and show what a use case gives in the same frame.</summary>
public sealed class ReturnPages(ReturnLookup returns, DefinitionSet definitions, PortalPages pages, FormTokens tokens)
{
    /// <param name="answer">Gets the return.</param>
    public async Task<IActionResult> WithReturnAsync(
        string collection, string period, string instrument, string body, Func<AskedReturn, Task<IActionResult>> answer) =>
        returns.TryFind(collection, period, instrument, body, out var asked, out var notFound) ? await answer(asked) : Problems.Of(notFound);

    /// <summary>Reads the form that was sent, of somebody whose page it was shown on.</summary>
    public async Task<IActionResult> WithFormAsync(
        HttpRequest request, Admission admission, Func<PageForm, Task<IActionResult>> answer, CancellationToken cancellation) =>
        await PageForm.ReadAsync(request, tokens, admission.Caller, cancellation) switch
        {
            Outcome<PageForm>.Done(var form) => await answer(form),
            Outcome<PageForm>.Refused(var why) => Problems.Of(why),
            _ => throw new UnreachableException(),
        };

    /// <summary>Shows a page of a return.</summary>
    /// <param name="title">Its heading.</param>
    /// <param name="template">Name of its template, below portal/council.</param>
    public IActionResult Show(
        HttpRequest request, Admission admission, AskedReturn asked, string title, string template, object model, int status = StatusCodes.Status200OK,
        bool failed = false)
    {
        var crumbs = new List<Crumb> { new("What is due", CouncilAddresses.Of(asked.Body)) };
        if (template != "return")
            crumbs.Add(new($"{asked.Instrument.Title}, {asked.Period.Title}", CouncilAddresses.Of(asked)));
        var page = new Page(title, $"portal/council/{template}", model) { Crumbs = crumbs, Failed = failed, HasForm = true };
        return pages.Show(request.HttpContext, admission.Caller, page, status);
    }

    public ReturnHead HeadOf(AskedReturn asked)
    {
        var (collection, period, instrument, body) = asked;
        var authority = body.Authority is { } code ? definitions.Authorities.Find(code, period.To) : null;
        return new(
            collection.Title, period.Title, instrument.Title, authority is null ? "The inspectorate" : definitions.NamesOf(collection).Name(authority),
            body.ToString(), collection.Synthetic, CouncilAddresses.Of(asked), CouncilAddresses.ApiOf(asked), CouncilAddresses.TemplateOf(asked),
            collection.Retention, collection.Contact, collection.DerivedInstrument == instrument.Id);
    }

    /// <summary>Leads to the return's page, or one below it, once something was done.</summary>
    public static IActionResult BackTo(AskedReturn asked, string below = "") => new SeeOther(CouncilAddresses.Of(asked) + below);

    /// <summary>303: the page is read anew, so that going back or reloading sends nothing again.</summary>
    private sealed class SeeOther(string address) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context)
        {
            context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            context.HttpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
