using System.Globalization;
using Reporting.Checking.Expressions;
using Reporting.Checking.Reading;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Spool;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Checking;

/// <summary>Reads records into a table of the engine, runs every rule over it, and measures what is accepted, while the table is there.</summary>
internal sealed class RecordsCheck(ExpressionEngine engine, IPriorFigures prior, SpoolFolder spool)
{
    public async Task<CheckedReturn> RunAsync(
        Collection collection, Period period, Instrument instrument, Body body, string file, ReturnFormat format, CancellationToken cancellation)
    {
        using var table = await engine.OpenTableAsync(collection, instrument, period, body, cancellation);
        var question = prior.QuestionOf(new(collection, period, instrument, body));
        var reading = ReturnReader.ReadRecords(file, format, question, table, cancellation);
        var constants = new Dictionary<string, ReturnConstants>(StringComparer.Ordinal);
        foreach (var code in table.Authorities())
        {
            if (Body.TryParse(code, out var about))
                constants[code] = await prior.ForAsync(collection, period, instrument, about, cancellation);
        }

        var results = table.Check(constants);
        var issues = CheckedReturn.InOrder([.. reading.Issues, .. results.SelectMany(IssuesOf)]);
        var notEvaluated = results.Where(r => r.Reason is not null).Select(r => new RuleNotEvaluated(r.Rule.Id, r.Reason!)).ToList();
        if (issues.Any(i => i.Severity is Severity.Error))
            return new(reading, issues, notEvaluated, null);
        var figures = table.Measure(code => constants[code]);
        var rows = spool.NewFile(".parquet");
        table.WriteParquet(rows);
        return new(reading, issues, notEvaluated, rows) { Figures = figures };
    }

    private static IEnumerable<Issue> IssuesOf(RecordRuleResult result)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var failed in result.Rows)
            yield return IssueOf(result.Rule, failed, ids);
        if (result.Failed - result.Rows.Count is > 0 and var more)
        {
            var rule = result.Rule;
            yield return new(
                Issue.IdOf(rule.Id, rule.Items, "more"), rule.Id, rule.Version, rule.Severity, null, null, rule.Items[0], null,
                Plural.Of(more, "row"), result.Rows[0].Result.Needed,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The first {result.Rows.Count:N0} rows that break this rule are listed. {more:N0} more " +
                    $"{Plural.Noun(more, "row breaks", "rows break")} it."),
                "Correct these, then upload the file again to see the rest.", rule.Explainable, null);
        }
    }

    private static Issue IssueOf(Rule rule, FailedRecord failed, HashSet<string> ids)
    {
        // The record's key keeps the id the same where rows have moved. The row is added where records have no key, or the same.
        // An id is a hash, from which a telephone number could be guessed.
        var key = failed.Key is { } written && PersonalDetails.In(written).Count == 0 ? written : null;
        var id = Issue.IdOf(rule.Id, rule.Items, key ?? $"row {failed.Row}");
        if (!ids.Add(id))
            ids.Add(id = Issue.IdOf(rule.Id, rule.Items, $"{key} row {failed.Row}"));
        var result = failed.Result;
        return new(
            id, rule.Id, rule.Version, rule.Severity, null, failed.Row, rule.Items[0], null,
            ValueOf(rule, failed.Answers), result.Needed, PersonalDetails.Masked(result.Message), result.Fix, rule.Explainable, null)
        {
            Record = key is null ? null : QuotedText.Of(key),
        };
    }

    /// <summary>All values that the rule is about, since an explanation holds while they are the same. A text may hold what must not be repeated.</summary>
    private static string? ValueOf(Rule rule, FormAnswers answers)
    {
        var values = rule.Items.Select(i => (Item: i, Answer: answers.Of(i))).Where(a => answers.Answers.ContainsKey(a.Item)).ToList();
        return values.Count switch
        {
            0 => null,
            1 => Printed(values[0].Answer),
            _ => string.Join(", ", values.Select(v => $"{v.Item} {Printed(v.Answer) ?? "blank"}")),
        };
    }

    /// <summary>An answer in an issue: a value, a missing code, or that it is a text.</summary>
    public static string? Printed(Answer answer) => answer.Value switch
    {
        string or IEnumerable<string> => "text",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "yes" : "no",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => answer.Missing,
    };
}
