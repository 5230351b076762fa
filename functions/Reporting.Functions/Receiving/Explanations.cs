using System.Globalization;
using Reporting.Checking.Checking;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Receiving;

/// <summary>The explanations of a return. Each is one of its events, and so is the end of each: what stands is what the events come to.</summary>
internal static class Explanations
{
    public const string Given = "explained";
    public const string Dropped = "explanationDropped";

    // Their ids stand in one cell of the event, which holds 32,768 characters.
    private const int MostInAnEvent = 2_000;

    /// <summary>The rule of the note that says so in the receipt.</summary>
    public const string DroppedRule = "EXPLANATION";

    public static IReadOnlyList<Explanation> Standing(IEnumerable<ReturnEvent> events)
    {
        var standing = new Dictionary<string, Explanation>(StringComparer.Ordinal);
        foreach (var e in events)
        {
            foreach (var issue in e.Issues ?? [])
            {
                if (e.Kind == Given)
                    standing[issue] = new(issue, e.What, e.Figures!);
                else if (e.Kind == Dropped)
                    standing.Remove(issue);
            }
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
        var given = standing.ToDictionary(e => e.Issue, StringComparer.Ordinal);
        var explained = check.Issues.Select(i => i.Explainable && given.GetValueOrDefault(i.Id) is { } e && e.Figures == Explanation.FiguresOf(i, rules.GetValueOrDefault(i.Rule), check.Reading.Answers)
            ? i with { Explanation = e.Text }
            : i).ToList();
        var kept = explained.Where(i => i.Explanation is not null).Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        List<Explanation> dropped = check.Accepted ? [.. standing.Where(e => !kept.Contains(e.Issue))] : [];
        return (check with { Issues = [.. explained, .. dropped.Select(NoteOf)] }, dropped);
    }

    /// <summary>What is kept of dropped explanations: few events, however many they are, since a state and its events are written together. The texts stand in the events that gave them, and in the receipt.</summary>
    public static IEnumerable<ReturnEvent> EventsOf(IReadOnlyList<Explanation> dropped, VersionName version, DateTimeOffset now) => dropped.Chunk(MostInAnEvent).Select(some => new ReturnEvent(
        Dropped, now, ReturnEvent.Service, "The service",
        string.Create(CultureInfo.InvariantCulture, $"{some.Length:N0} {(some.Length == 1 ? "explanation was" : "explanations were")} dropped, because the figures that {(some.Length == 1 ? "it" : "they")} explained have changed."),
        version.Number, version.Sha256, [.. some.Select(e => e.Issue)]));

    /// <summary>The rules whose answers a query is about. A query of records holds the values of its row itself.</summary>
    public static IReadOnlyList<Rule> RulesOf(Instrument instrument) => instrument.Kind is InstrumentKind.Form ? instrument.Rules : [];

    private static Issue NoteOf(Explanation dropped) => new(
        Issue.IdOf(DroppedRule, [dropped.Issue], null), DroppedRule, 1, Severity.Note, null, null, null, null, dropped.Text, null,
        $"The explanation of issue {dropped.Issue} was dropped, because the figures that it explained have changed.", "Where the new figures are queried too, explain them.", false, null);
}
