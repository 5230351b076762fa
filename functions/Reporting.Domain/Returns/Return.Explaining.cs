using Reporting.Domain.Collections;

namespace Reporting.Domain.Returns;

/// <summary>What checking found in the version that counts, to explain it.</summary>
/// <param name="Issues">Of its receipt.</param>
/// <param name="Answers">Of a form; none of records, whose queries hold the values of their row.</param>
public sealed record CurrentFindings(IReadOnlyList<Issue> Issues, FormAnswers Answers);

/// <content>What a submitter explains.</content>
public sealed partial record Return
{
    /// <summary>Why no explanation is taken, whatever it says; null where one can be.</summary>
    public ReturnRefusal? WhyNotExplained => WhyFixed is { } why
        ? new ReturnRefusal.ExplanationsNotKept(why)
        : Current is null ? new ReturnRefusal.NothingToExplain() : null;

    /// <summary>Answers queries of the version that counts. What is explained in the same words already is nothing new.</summary>
    /// <param name="given">Each query at most once.</param>
    /// <param name="findings">Null where they are not stored yet.</param>
    /// <param name="events">All that has happened to the return.</param>
    public Decision<Return> Explain(
        IReadOnlyList<GivenExplanation> given, Instrument instrument, CurrentFindings? findings, IReadOnlyList<ReturnEvent> events, Actor by,
        DateTimeOffset now)
    {
        if (WhyNotExplained is { } why)
            return Refuse(why);
        var current = Current!.Name;
        if (findings is null)
            return Refuse(new ReturnRefusal.StillBeingRecorded(current.Number));
        if (WhyNoQuery(given, findings.Issues, current) is { } unknown)
            return Refuse(unknown);

        var rules = Explanations.RulesOf(instrument).ToDictionary(r => r.Id, StringComparer.Ordinal);
        var standing = Explanations.Standing(events).ToDictionary(e => e.Issue, StringComparer.Ordinal);
        var happened = new List<ReturnEvent>();
        foreach (var entry in given)
        {
            var issue = findings.Issues.First(i => i.Id == entry.Issue);
            var explanation = new Explanation(issue.Id, entry.Text.Trim(), Explanation.FiguresOf(issue, rules.GetValueOrDefault(issue.Rule), findings.Answers));
            if (standing.GetValueOrDefault(issue.Id) == explanation)
                continue;
            standing[issue.Id] = explanation;
            happened.Add(new(EventKind.Explained, now, by, explanation.Text, current.Number, current.Sha256, [issue.Id], explanation.Figures));
        }

        return happened.Count == 0
            ? new Decision<Return>.Unchanged(this)
            : new Decision<Return>.Changed(this with { Explained = standing.Count, State = ReturnStates.OfCurrent(findings.Issues, standing.Keys) }, happened);
    }

    private static ReturnRefusal? WhyNoQuery(IReadOnlyList<GivenExplanation> given, IReadOnlyList<Issue> issues, VersionName current)
    {
        for (var i = 0; i < given.Count; i++)
        {
            var (of, id) = (issues.Where(issue => issue.Id == given[i].Issue), given[i].Issue);
            if (of.Any(issue => issue.Explainable))
                continue;
            return of.FirstOrDefault() is { } issue
                ? new ReturnRefusal.NoQuery(i + 1, issue.Id, issue.Rule)
                : new ReturnRefusal.NoSuchIssue(i + 1, current.Number, id);
        }

        return null;
    }
}
