using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Returns;

namespace Reporting.Functions.Portal.Council;

/// <summary>One sentence of a return's history.</summary>
public sealed record HistoryRow(string At, string Sentence, string? Reason);

/// <summary>What happened to a return, newest first.</summary>
public sealed record HistoryModel(ReturnHead Head, IReadOnlyList<HistoryRow> Rows);

/// <summary>GET of the pages of a return: as it stands, its issues, and its history.</summary>
public sealed class ReturnPageFunction(ReturnPages pages, ReadReturn read, DueReturns due)
{
    [Function("ReturnPage")]
    [Requires(Permission.ReadReturn, BodyIn.Route)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = CouncilAddresses.ReturnRoute)] HttpRequest request, Admission admission, string body,
        string collection, string period, string instrument, CancellationToken cancellation) =>
        pages.WithReturnAsync(collection, period, instrument, body, async asked =>
        {
            var events = read.HistoryAsync(admission, asked, cancellation);
            var now = due.OneAsync(admission, asked, cancellation);
            var history = await events;
            var standing = await now;
            return (await read.StatusAsync(admission, asked, cancellation)).Answer(current =>
            {
                var model = ReturnModel.Of(pages.HeadOf(asked), standing, current.Status, history, admission.Caller);
                return pages.Show(request, admission, asked, $"{asked.Instrument.Title}, {asked.Period.Title}", "return", model);
            });
        });

    [Function("ReturnIssuesPage")]
    [Requires(Permission.ReadReturn, BodyIn.Route)]
    [QueryParameter("kind", "error", "query", "note")]
    [QueryParameter("rule")]
    [QueryParameter("page")]
    public Task<IActionResult> IssuesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = CouncilAddresses.ReturnRoute + "/issues")] HttpRequest request, Admission admission,
        string body, string collection, string period, string instrument, CancellationToken cancellation) =>
        pages.WithReturnAsync(collection, period, instrument, body, async asked =>
            (await read.StatusAsync(admission, asked, cancellation)).Answer(current =>
            {
                var (status, query) = (current.Status, request.Query);
                var (version, issues) = status.RejectedSince is { } since ? (since.Version, since.Issues) : (status.IssuesOf ?? 0, status.Issues);
                if (!IssuesModel.TryRead(query["kind"], query["rule"], query["page"], out var wanted, out var refusal))
                    return Problems.Of(refusal);
                var model = IssuesModel.Of(pages.HeadOf(asked), version, issues, wanted);
                return pages.Show(request, admission, asked, model.Title, "issues", model);
            }));

    [Function("ReturnHistoryPage")]
    [Requires(Permission.ReadReturn, BodyIn.Route)]
    public Task<IActionResult> HistoryAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = CouncilAddresses.ReturnRoute + "/history")] HttpRequest request, Admission admission,
        string body, string collection, string period, string instrument, CancellationToken cancellation) =>
        pages.WithReturnAsync(collection, period, instrument, body, async asked =>
        {
            var rows = (await read.HistoryAsync(admission, asked, cancellation)).Reverse().Select(RowOf);
            return pages.Show(request, admission, asked, "What happened to this return", "history", new HistoryModel(pages.HeadOf(asked), [.. rows]));
        });

    private static HistoryRow RowOf(ReturnEvent happened) => new(happened.At.InWords(), CouncilWords.Sentence(happened), CouncilWords.Reason(happened));
}
