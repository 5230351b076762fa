using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Checking;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Portal.Shell;
using Reporting.Functions.Returns;

namespace Reporting.Functions.Portal.Council;

/// <summary>The page on which queries are answered.</summary>
/// <param name="Boxes">Queries without an explanation: each, or all of a rule where they are many.</param>
/// <param name="Answered">Queries that have one.</param>
/// <param name="Text">What was written, where it was not taken.</param>
/// <param name="Error">Why it was not taken; null where nothing was sent.</param>
/// <param name="ErrorField">Which field it is about: queries or text.</param>
public sealed record ExplainModel(
    ReturnHead Head, IReadOnlyList<QueryBox> Boxes, IReadOnlyList<IssueRow> Answered, string Text, string? Error, string? ErrorField, int Longest);

/// <summary>A box to tick: one query, or all of a rule.</summary>
/// <param name="Value">What is sent where it is ticked.</param>
/// <param name="Place">Where the query is; empty of several.</param>
public sealed record QueryBox(string Value, string Place, string Words, bool Ticked);

/// <summary>GET and POST of the page on which queries are answered, many with one explanation.</summary>
public sealed class ExplainPageFunction(ReturnPages pages, ReturnStatuses statuses, ExplainReturn explain)
{
    private const string Route = CouncilAddresses.ReturnRoute + "/explain";
    private const string Queries = "queries";
    private const string Text = "text";
    private const string AllOf = "all:";
    private const int MostBoxesOfARule = 20;

    [Function("ExplainPage")]
    [Requires(Permission.ExplainReturn, BodyIn.Route)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, Admission admission, string body, string collection,
        string period, string instrument, CancellationToken cancellation) =>
        pages.WithReturnAsync(collection, period, instrument, body, async asked =>
            Show(request, admission, asked, await statuses.OfAsync(asked, cancellation), PageForm.Empty, null, null));

    [Function("SendExplanation")]
    [Requires(Permission.ExplainReturn, BodyIn.Route)]
    public Task<IActionResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, Admission admission, string body, string collection,
        string period, string instrument, CancellationToken cancellation) =>
        pages.WithReturnAsync(collection, period, instrument, body, asked =>
            pages.WithFormAsync(request, admission, form => TakeAsync(request, admission, asked, form, cancellation), cancellation));

    private async Task<IActionResult> TakeAsync(
        HttpRequest request, Admission admission, AskedReturn asked, PageForm form, CancellationToken cancellation)
    {
        var current = await statuses.OfAsync(asked, cancellation);
        var chosen = ChosenOf(current.Status, form.All(Queries));
        if (chosen.Count == 0)
            return Show(request, admission, asked, current, form, "Choose the queries that your explanation answers", Queries);
        if (!GivenExplanation.TryRead([.. chosen.Select(id => ((string?)id, (string?)form[Text]))], out var given, out var unread))
            return Show(request, admission, asked, current, form, WordsOf(unread), Text);
        foreach (var some in given.Chunk(ExplainReturn.MostAtOnce))
        {
            switch (await explain.RunAsync(admission, asked, some, cancellation))
            {
                case Outcome<CurrentReturn>.Done(var now):
                    current = now;
                    break;
                case Outcome<CurrentReturn>.Refused(var why):
                    return Show(request, admission, asked, current, form, why.Words, Queries);
                default:
                    throw new UnreachableException();
            }
        }

        return current.Status.Issues.Any(IssueGroups.Asks)
            ? ReturnPages.BackTo(asked, "/explain")
            : ReturnPages.BackTo(asked);
    }

    // A box of a whole rule stands for all its queries that are open.
    private static List<string> ChosenOf(ReturnStatus status, IReadOnlyList<string> sent)
    {
        var rules = sent.Where(s => s.StartsWith(AllOf, StringComparison.Ordinal)).Select(s => s[AllOf.Length..]).ToHashSet(StringComparer.Ordinal);
        var ofRules = status.Issues.Where(i => IssueGroups.Asks(i) && rules.Contains(i.Rule)).Select(i => i.Id);
        return [.. sent.Where(s => !s.StartsWith(AllOf, StringComparison.Ordinal)).Concat(ofRules).Distinct(StringComparer.Ordinal)];
    }

    private IActionResult Show(
        HttpRequest request, Admission admission, AskedReturn asked, CurrentReturn current, PageForm sent, string? error, string? field)
    {
        var status = current.Status;
        var queries = status.CurrentVersion is null ? [] : status.Issues.Where(i => i.Severity is Domain.Collections.Severity.Query).ToList();
        var model = new ExplainModel(
            pages.HeadOf(asked), [.. BoxesOf(queries, sent.All(Queries))], [.. queries.Where(q => !IssueGroups.Asks(q)).Select(IssueGroups.RowOf)], sent[Text],
            error, field, Explanation.Longest);
        var code = error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        return pages.Show(request, admission, asked, "Answer queries", "explain", model, code, failed: error is not null);
    }

    private static IEnumerable<QueryBox> BoxesOf(IEnumerable<Issue> queries, IReadOnlyList<string> ticked)
    {
        foreach (var group in IssueGroups.Of(queries.Where(IssueGroups.Asks), shown: MostBoxesOfARule))
        {
            var all = AllOf + group.Rule;
            if (group.Count > MostBoxesOfARule)
                yield return new(all, "", $"All {group.Words}", ticked.Contains(all));
            foreach (var issue in group.Count > MostBoxesOfARule ? [] : group.First)
                yield return new(issue.Id, issue.Place, issue.Message.Length > 0 ? issue.Message : group.Message, ticked.Contains(issue.Id));
        }
    }

    // The explanation is one, however many queries it answers.
    private static string WordsOf(Refusal why) => why is TextRefusal.NoExplanation
        ? $"Write an explanation of at most {Explanation.Longest} characters"
        : why.Words.Replace("Explanation 1", "The explanation", StringComparison.Ordinal);
}
