using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Checking;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Returns;

namespace Reporting.Functions.Portal.Council;

/// <summary>The page on which a director signs off.</summary>
/// <param name="Version">The upload that counts; null where none does.</param>
/// <param name="Answers">What it says, item by item; empty of records.</param>
/// <param name="Explanations">Its queries and what was answered.</param>
/// <param name="WhyNot">Why it cannot be signed off; null where it can.</param>
public sealed record SignOffModel(
    ReturnHead Head, int? Version, string Upload, StateTag State, IReadOnlyList<AnswerRow> Answers, IReadOnlyList<IssueRow> Explanations,
    string? WhyNot, string Issues);

/// <summary>GET and POST of the page on which a director signs off the upload that counts.</summary>
public sealed class SignOffPageFunction(ReturnPages pages, SignOffReturn signOff)
{
    private const string Route = CouncilAddresses.ReturnRoute + "/sign-off";

    [Function("SignOffPage")]
    [Requires(Permission.SignOffReturn, BodyIn.Route)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, Admission admission, string body, string collection,
        string period, string instrument, CancellationToken cancellation) =>
        pages.WithReturnAsync(collection, period, instrument, body, async asked =>
            await ShowAsync(request, admission, asked, null, StatusCodes.Status200OK, cancellation));

    [Function("SendSignOff")]
    [Requires(Permission.SignOffReturn, BodyIn.Route)]
    public Task<IActionResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, Admission admission, string body, string collection,
        string period, string instrument, CancellationToken cancellation) =>
        pages.WithReturnAsync(collection, period, instrument, body, asked => pages.WithFormAsync(request, admission, async form =>
        {
            if (!int.TryParse(form["version"], System.Globalization.CultureInfo.InvariantCulture, out var version))
                return Problems.BadRequest("The page did not say which upload you have seen. Open it again.");
            return await signOff.RunAsync(admission, asked, version, cancellation) is Outcome<CurrentReturn>.Refused(var why)
                ? await ShowAsync(request, admission, asked, why.Words, StatusCodes.Status409Conflict, cancellation)
                : ReturnPages.BackTo(asked);
        }, cancellation));

    private async Task<IActionResult> ShowAsync(
        HttpRequest request, Admission admission, AskedReturn asked, string? error, int status, CancellationToken cancellation)
    {
        var (current, answers) = await signOff.ReadAsync(admission, asked, cancellation);
        var of = current.Status;
        var whyNot = error ?? of.State switch
        {
            ReturnState.Ready => null,
            ReturnState.WithQueries => "Some queries have no answer yet. Somebody who uploads answers them first.",
            ReturnState.SignedOff => "It has been signed off already.",
            ReturnState.Nil => "It is recorded that there is nothing to report.",
            _ => "Nothing has been accepted yet, so there is nothing to sign off.",
        };
        var explained = of.CurrentVersion is null ? [] : of.Issues.Where(i => i.Severity is Domain.Collections.Severity.Query).Select(IssueGroups.RowOf);
        var model = new SignOffModel(
            pages.HeadOf(asked), of.CurrentVersion, of.CurrentVersion is { } v ? CouncilWords.Upload(v) : "", CouncilWords.TagOf(of.State),
            answers is null ? [] : AnswerRow.Of(asked, answers), [.. explained], whyNot, ReturnModel.CountsOf(of.Issues));
        return pages.Show(request, admission, asked, "Sign off", "sign-off", model, status, failed: error is not null);
    }
}
