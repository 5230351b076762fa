using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns.Settling;

/// <summary>The explanations of a return. Each is one of its events, and so is the end of each: what stands is what the events come to.</summary>
internal static class Explanations
{
    public const string Given = "explained";
    public const string Dropped = "explanationDropped";

    /// <summary>The rule of the note that says so in the receipt.</summary>
    public const string DroppedRule = "EXPLANATION";

    public static IReadOnlyList<Explanation> Standing(IEnumerable<ReturnEvent> events)
    {
        var standing = new Dictionary<string, Explanation>(StringComparer.Ordinal);
        foreach (var e in events.Where(e => e.Issue is not null))
        {
            if (e.Kind == Given)
                standing[e.Issue!] = new(e.Issue!, e.What, e.Figures!);
            else if (e.Kind == Dropped)
                standing.Remove(e.Issue!);
        }

        return [.. standing.Values.OrderBy(e => e.Issue, StringComparer.Ordinal)];
    }

    /// <summary>The events before the verdict on a version: with them its receipt can be made again.</summary>
    public static IReadOnlyList<ReturnEvent> Before(IReadOnlyList<ReturnEvent> events, VersionName version)
    {
        var verdict = events.Select((e, i) => (e, i)).LastOrDefault(x => x.e.Version == version.Number && x.e.Kind is "accepted" or "rejected");
        return verdict.e is null ? events : [.. events.Take(verdict.i)];
    }

    /// <summary>Puts explanations to the queries of a new version whose figures they explain. Where it is accepted, the others are over, and a note says so of each.</summary>
    public static (CheckedReturn Check, IReadOnlyList<Explanation> Dropped) Carry(CheckedReturn check, Instrument instrument, IReadOnlyList<Explanation> standing)
    {
        if (standing.Count == 0)
            return (check, []);
        var rules = RulesOf(instrument).ToDictionary(r => r.Id, StringComparer.Ordinal);
        var explained = check.Issues.Select(i => i.Explainable && standing.FirstOrDefault(e => e.Issue == i.Id && e.Figures == Explanation.FiguresOf(i, rules.GetValueOrDefault(i.Rule), check.Reading.Answers)) is { } e
            ? i with { Explanation = e.Text }
            : i).ToList();
        List<Explanation> dropped = check.Accepted ? [.. standing.Where(e => !explained.Any(i => i.Id == e.Issue && i.Explanation is not null))] : [];
        return (check with { Issues = [.. explained, .. dropped.Select(NoteOf)] }, dropped);
    }

    /// <summary>The rules whose answers a query is about. A query of records holds the values of its row itself.</summary>
    public static IReadOnlyList<Rule> RulesOf(Instrument instrument) => instrument.Kind is InstrumentKind.Form ? instrument.Rules : [];

    private static Issue NoteOf(Explanation dropped) => new(
        Issue.IdOf(DroppedRule, [dropped.Issue], null), DroppedRule, 1, Severity.Note, null, null, null, null, dropped.Text, null,
        $"The explanation of issue {dropped.Issue} was dropped, because the figures that it explained have changed.", "Where the new figures are queried too, explain them.", false, null);
}
