using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Checking;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Receiving;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>A submitter answers queries of the version that counts, by their ids.</summary>
public sealed class ExplainFunction(ReturnLookup places, ReturnRows rows, StoredAnswers answers, ReturnStatuses statuses, TimeProvider time)
{
    private const string Example = """{"explanations":[{"issue":"3f1c0a9be2d4","text":"…"}]}""";

    // Each is a row of a transaction, which takes 100.
    private const int MostAtOnce = 90;

    [Function("ExplainReturn")]
    [Requires(Permission.ExplainReturn, BodyIn.Route)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.Return + "/explanations")] HttpRequest request, Admission admission, string collection, string period, string instrument, string body, CancellationToken cancellation)
    {
        if (!places.TryFind(collection, period, instrument, body, out var place, out var notFound))
            return Problems.Of(notFound);
        var caller = admission.Caller;
        var (wanted, refused) = await RequestBody.ReadAsync(request, SettlingJson.Default.ExplanationsRequest, Example, cancellation);
        if (wanted is null)
            return refused!;
        if (Fault(wanted.Explanations) is { } fault)
            return Problems.BadRequest(fault);

        while (true)
        {
            var row = await rows.GetAsync(place.Key, cancellation);
            if (row.WhyFixed is { } why)
                return Problems.Conflict($"{why} The explanations were not kept.");
            if (row.Current is not { } current)
                return Problems.Conflict("Nothing has been accepted yet, so there is no query to explain. Upload a return without errors first.");
            var read = place.Instrument.Kind is InstrumentKind.Form ? await answers.OfAsync(place.Key, place.Instrument, place.Period, current, cancellation) : FormAnswers.None;
            if (read is null || await statuses.ReceiptAsync(place.Key, current, cancellation) is not { } receipt)
                return Problems.Conflict($"Version {current.Name.Number} is still being recorded. Try again in a minute.");
            if (wanted.Explanations!.Select((e, i) => (e, i)).FirstOrDefault(x => !receipt.Issues.Any(issue => issue.Id == x.e!.Issue && issue.Explainable)) is ({ } unknown, var at))
                return Problems.BadRequest(WhyNot(at, unknown, receipt));

            var standing = Explanations.Standing(await rows.EventsAsync(place.Key, cancellation)).ToDictionary(e => e.Issue, StringComparer.Ordinal);
            var happened = new List<ReturnEvent>();
            foreach (var entry in wanted.Explanations!)
            {
                var issue = receipt.Issues.First(i => i.Id == entry!.Issue);
                var explanation = new Explanation(issue.Id, entry!.Text!.Trim(), Explanation.FiguresOf(issue, Explanations.RulesOf(place.Instrument).FirstOrDefault(r => r.Id == issue.Rule), read));
                if (standing.GetValueOrDefault(issue.Id) == explanation)
                    continue;
                standing[issue.Id] = explanation;
                happened.Add(new(Explanations.Given, time.GetUtcNow(), caller.Key, caller.Name, explanation.Text, current.Name.Number, current.Name.Sha256, [issue.Id], explanation.Figures));
            }

            var next = row with { Explained = standing.Count, State = receipt.StateWith(standing.Keys) };
            if (happened.Count == 0 || await rows.TryPutAsync(next, happened, cancellation))
                return await statuses.AnswerAsync(place, cancellation);
        }
    }

    private static string? Fault(IReadOnlyList<ExplanationEntry?>? entries)
    {
        if (entries is not { Count: > 0 and <= MostAtOnce })
            return $"Send between 1 and {MostAtOnce} explanations at a time, for example {Example}";
        for (var i = 0; i < entries.Count; i++)
        {
            if (string.IsNullOrWhiteSpace(entries[i]?.Issue))
                return $"Explanation {i + 1} does not say which query it answers: give the issue's id.";
            if (string.IsNullOrWhiteSpace(entries[i]!.Text) || entries[i]!.Text!.Length > Explanation.Longest)
                return $"Explanation {i + 1} needs a text of at most {Explanation.Longest:N0} characters.";
            if (GivenText.Fault($"Explanation {i + 1}", entries[i]!.Text!) is { } fault)
                return fault;
            if (entries.Take(i).Any(e => e!.Issue == entries[i]!.Issue))
                return $"Explanation {i + 1} answers the same query as one before it. Answer each once.";
        }

        return null;
    }

    private static string WhyNot(int at, ExplanationEntry entry, Receipt receipt) =>
        receipt.Issues.FirstOrDefault(i => i.Id == entry.Issue) is { } issue
            ? $"Explanation {at + 1}: issue {issue.Id} ({issue.Rule}) is no query, so there is nothing to explain."
            : $"Explanation {at + 1}: version {receipt.Version}, which counts, has no issue '{(entry.Issue!.Length <= 40 ? entry.Issue : entry.Issue[..40])}'. Take the ids from its receipt.";
}
