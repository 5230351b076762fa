using System.Globalization;
using Reporting.Domain.Collections;

namespace Reporting.Domain.Returns;

/// <summary>What becomes of the explanations that stand, when a version is checked.</summary>
/// <param name="Issues">Of the version, with the explanations that hold for it and a note of each that ended.</param>
/// <param name="Dropped">Those that ended: of an accepted version, since the figures that they explained have changed.</param>
public sealed record CarriedExplanations(IReadOnlyList<Issue> Issues, IReadOnlyList<Explanation> Dropped);

/// <summary>The explanations of a return. Each is one of its events, and so is the end of each: what stands is what the events come to.</summary>
public static class Explanations
{
    // Their ids stand in one cell of the event, which holds 32,768 characters.
    private const int MostInAnEvent = 2_000;

    /// <summary>The rule of the note that says in the receipt that an explanation ended.</summary>
    public const string DroppedRule = "EXPLANATION";

    /// <summary>The explanations that stand after these events, by the ids of their queries.</summary>
    public static IReadOnlyList<Explanation> Standing(IEnumerable<ReturnEvent> events)
    {
        var standing = new Dictionary<string, Explanation>(StringComparer.Ordinal);
        foreach (var e in events)
        {
            foreach (var issue in e.Issues ?? [])
            {
                if (e.Kind is EventKind.Explained)
                    standing[issue] = new(issue, e.What, e.Figures!);
                else if (e.Kind is EventKind.ExplanationDropped)
                    standing.Remove(issue);
            }
        }

        return [.. standing.Values.OrderBy(e => e.Issue, StringComparer.Ordinal)];
    }

    /// <summary>The events before the verdict on a version: with them its receipt can be made again.</summary>
    public static IReadOnlyList<ReturnEvent> Before(IReadOnlyList<ReturnEvent> events, VersionName version)
    {
        var verdict = events.Select((e, i) => (e, i)).LastOrDefault(x => x.e.Version == version.Number && x.e.Kind is EventKind.Accepted or EventKind.Rejected);
        return verdict.e is null ? events : [.. events.Take(verdict.i)];
    }

    /// <summary>
    /// Puts explanations to the queries of a version whose figures they explain. Where it is accepted, the others end, and a note says so of each.
    /// </summary>
    /// <param name="issues">Of the version, as checking found them.</param>
    /// <param name="answers">Of a form; none of records.</param>
    public static CarriedExplanations Carry(IReadOnlyList<Issue> issues, Instrument instrument, FormAnswers answers, IReadOnlyList<Explanation> standing)
    {
        if (standing.Count == 0)
            return new(issues, []);
        var rules = RulesOf(instrument).ToDictionary(r => r.Id, StringComparer.Ordinal);
        var given = standing.ToDictionary(e => e.Issue, StringComparer.Ordinal);
        var explained = issues.Select(i =>
            i.Explainable && given.GetValueOrDefault(i.Id) is { } e && e.Figures == Explanation.FiguresOf(i, rules.GetValueOrDefault(i.Rule), answers)
                ? i with { Explanation = e.Text }
                : i).ToList();
        var kept = explained.Where(i => i.Explanation is not null).Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        List<Explanation> dropped = Verdict.Of(issues).Accepted ? [.. standing.Where(e => !kept.Contains(e.Issue))] : [];
        return new([.. explained, .. dropped.Select(NoteOf)], dropped);
    }

    /// <summary>
    /// The events of explanations that ended: few, however many they are, since a state and its events are written together. The texts stand in the events that
    /// gave them, and in the receipt.
    /// </summary>
    public static IEnumerable<ReturnEvent> EventsOf(IReadOnlyList<Explanation> dropped, VersionName version, DateTimeOffset now) =>
        dropped.Chunk(MostInAnEvent).Select(some => ReturnEvent.Of(EventKind.ExplanationDropped, now, Actor.Service, Words(some.Length), version) with
        {
            Issues = [.. some.Select(e => e.Issue)],
        });

    /// <summary>The rules whose answers a query is about. A query of records holds the values of its row itself.</summary>
    public static IReadOnlyList<Rule> RulesOf(Instrument instrument) => instrument.Kind is InstrumentKind.Form ? instrument.Rules : [];

    private static string Words(int dropped) => dropped == 1
        ? "1 explanation was dropped, because the figures that it explained have changed."
        : string.Create(CultureInfo.InvariantCulture, $"{dropped:N0} explanations were dropped, because the figures that they explained have changed.");

    private static Issue NoteOf(Explanation dropped) => new(
        Issue.IdOf(DroppedRule, [dropped.Issue], null), DroppedRule, 1, Severity.Note, null, null, null, null, dropped.Text, null,
        $"The explanation of issue {dropped.Issue} was dropped, because the figures that it explained have changed.",
        "Where the new figures are queried too, explain them.", false, null);
}
