using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Checking;
using Reporting.Checking.Files;
using Reporting.Domain.Collections;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Returns;

namespace Reporting.Functions.Portal.Council;

/// <summary>One item that two uploads say differently.</summary>
public sealed record ChangeRow(string Where, string Item, string Before, string After);

/// <summary>What two uploads say differently.</summary>
/// <param name="NotListed">How many more records differ than are listed.</param>
public sealed record ChangesModel(ReturnHead Head, string Title, string Words, IReadOnlyList<ChangeRow> Rows, long NotListed);

/// <summary>GET of the page of what changed from one upload to a later one.</summary>
public sealed class ChangesPageFunction(ReturnPages pages, VersionFiles files)
{
    private const string Nothing = "nothing";

    [Function("ChangesPage")]
    [Requires(Permission.ReadReturn, BodyIn.Route)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = CouncilAddresses.ReturnRoute + "/changes/{from}/{to}")] HttpRequest request,
        Admission admission, string body, string collection, string period, string instrument, string from, string to, CancellationToken cancellation) =>
        pages.WithReturnAsync(collection, period, instrument, body, async asked =>
            (await files.DifferenceAsync(admission, asked, from, to, cancellation)).Answer(found =>
            {
                var head = pages.HeadOf(asked);
                var model = found.Records is { } records ? Of(head, records) : Of(head, asked, found.Form!);
                return pages.Show(request, admission, asked, model.Title, "changes", model);
            }));

    private static ChangesModel Of(ReturnHead head, AskedReturn asked, VersionDiff form)
    {
        var labels = asked.Instrument.Items.ToDictionary(i => i.Code, i => i.Label, StringComparer.Ordinal);
        var rows = form.Changes.Select(c => new ChangeRow(c.Item, labels.GetValueOrDefault(c.Item, c.Item), TextOf(c.Before), TextOf(c.After))).ToList();
        return new(head, TitleOf(form.From, form.To), rows.Count == 0 ? "The two say the same." : $"{Plural.Of(rows.Count, "item")} changed.", rows, 0);
    }

    private static ChangesModel Of(ReturnHead head, RecordsDiff records)
    {
        var counts = records.Records;
        var rows = records.Changes.SelectMany(r => r.Items.Select(i => new ChangeRow(
            $"{r.Record ?? "a record without an id"} ({r.Change})", i.Item, TextOf(i.Before), TextOf(i.After)))).ToList();
        var words = counts is { Added: 0, Removed: 0, Changed: 0 }
            ? "The two say the same."
            : $"{Plural.Of(counts.Added, "record")} added, {counts.Removed:N0} removed and {counts.Changed:N0} changed: "
                + $"{counts.Before:N0} before, {counts.After:N0} after.";
        return new(head, TitleOf(records.From, records.To), words, rows, records.NotListed);
    }

    private static string TitleOf(int from, int to) => $"What changed from the {CouncilWords.Upload(from)} to the {CouncilWords.Upload(to)}";

    private static string TextOf(AnswerText? answer) => answer is null ? Nothing : answer.Missing ?? answer.Value ?? Nothing;

    private static string TextOf(RecordText? answer) => answer is null ? Nothing : answer.Missing ?? answer.Value ?? Nothing;
}
