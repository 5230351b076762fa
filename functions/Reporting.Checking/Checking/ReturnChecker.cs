using Reporting.Checking.Expressions;
using Reporting.Checking.Reading;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Reading.Spool;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Checking;

/// <summary>What came of reading and checking a return.</summary>
/// <param name="Reading">The file as far as it could be read.</param>
/// <param name="Issues">Everything that was found wrong in reading, and by rules: errors first, then queries, then notes.</param>
/// <param name="NotEvaluated">Rules that could not be evaluated.</param>
/// <param name="Rows">The checked rows as a file of the spool folder, to be stored; null where the return was not accepted. The file goes with this.</param>
public sealed record CheckedReturn(FormReading Reading, IReadOnlyList<Issue> Issues, IReadOnlyList<RuleNotEvaluated> NotEvaluated, string? Rows) : IDisposable
{
    /// <summary>Rows that say that somebody may be in danger.</summary>
    public FlaggedRows Flagged => Reading.Flagged;

    /// <summary>Of accepted records: what they come to; empty of a form, which is measured from its answers.</summary>
    public IReadOnlyList<RecordFigures> Figures { get; init; } = [];

    /// <summary>What the issues come to.</summary>
    public Verdict Verdict => Verdict.Of(Issues);

    /// <summary>Whether there is no error.</summary>
    public bool Accepted => Verdict.Accepted;

    /// <summary>The state of a return whose current version this is.</summary>
    public ReturnState State => Verdict.State;

    /// <summary>Whether the file holds what tells who somebody is.</summary>
    public bool HasPersonalDetails => Issues.Any(i => i.Rule == ReadingCheck.Personal);

    /// <summary>What must be put right comes before what is only told; of the same severity, what was found first.</summary>
    internal static IReadOnlyList<Issue> InOrder(IEnumerable<Issue> issues) => [.. issues.OrderBy(i => i.Severity)];

    /// <summary>Deletes the file of checked rows.</summary>
    public void Dispose()
    {
        if (Rows is not null)
            File.Delete(Rows);
    }
}

/// <summary>Reads a return and runs every rule on it. Nothing hides another: a rule whose items could not be read says so.</summary>
public sealed class ReturnChecker(ExpressionEngine engine, IPriorFigures prior, SpoolFolder spool)
{
    /// <summary>Reads a file and checks it.</summary>
    /// <param name="file">The return as it was uploaded, on this machine.</param>
    public async Task<CheckedReturn> CheckAsync(
        Collection collection, Period period, Instrument instrument, Body body, string file, ReturnFormat format, CancellationToken cancellation)
    {
        if (instrument.Kind is InstrumentKind.Records)
            return await new RecordsCheck(engine, prior, spool).RunAsync(collection, period, instrument, body, file, format, cancellation);
        var reading = ReturnReader.ReadForm(file, format, new(collection, instrument, period, body), cancellation);
        var constants = await prior.ForAsync(collection, period, instrument, body, cancellation);
        var issues = new List<Issue>(reading.Issues);
        var notEvaluated = new List<RuleNotEvaluated>();
        foreach (var result in engine.Check(collection, instrument, period, reading.Answers, constants))
        {
            switch (result)
            {
                case RuleResult.Failed failed:
                    issues.Add(IssueOf(failed, reading.Answers));
                    break;
                case RuleResult.NotEvaluated not:
                    notEvaluated.Add(new(not.Rule.Id, not.Reason));
                    break;
            }
        }

        var accepted = issues.All(i => i.Severity is not Severity.Error);
        return new(reading, CheckedReturn.InOrder(issues), notEvaluated, accepted ? RowsOf(instrument, period, body, reading.Answers) : null);
    }

    private string RowsOf(Instrument instrument, Period period, Body body, FormAnswers answers)
    {
        var file = spool.NewFile(".parquet");
        engine.WriteParquet(instrument, period, body, answers, file);
        return file;
    }

    // A text may hold what must not be repeated.
    private static string? ValueOf(string item, FormAnswers answers) =>
        answers.Of(item) is { Value: not (null or string or IEnumerable<string>) } answer ? RecordsCheck.Printed(answer) : null;

    private static Issue IssueOf(RuleResult.Failed failed, FormAnswers answers)
    {
        var rule = failed.Rule;
        var item = rule.Items[0];
        return new(
            Issue.IdOf(rule.Id, rule.Items, null), rule.Id, rule.Version, rule.Severity,
            null, answers.Rows.TryGetValue(item, out var row) ? row : null, item, null,
            ValueOf(item, answers), failed.Needed, PersonalDetails.Masked(failed.Message), failed.Fix, rule.Explainable, null);
    }
}
