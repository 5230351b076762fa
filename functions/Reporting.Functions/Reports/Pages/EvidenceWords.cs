using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;
using Reporting.Functions.Rendering.Charts;

namespace Reporting.Functions.Reports.Pages;

/// <summary>Entries of the ledger in plain words: what was divided by what, over how many authorities, and on which returns it rests.</summary>
internal sealed class EvidenceWords
{
    private readonly Dictionary<string, InputSet> sets;
    private readonly Dictionary<string, string> bodies;

    public EvidenceWords(ShownInputs shown, EvidenceLedger ledger)
    {
        sets = ledger.Inputs.ToDictionary(s => s.Id, StringComparer.Ordinal);
        bodies = shown.Inputs.Periods.SelectMany(p => p.Measures).SelectMany(m => m.Authorities).Select(a => a.Authority)
            .DistinctBy(a => shown.Names.Code(a.Code)).ToDictionary(a => shown.Names.Code(a.Code), shown.Names.Name, StringComparer.Ordinal);
    }

    /// <summary>"13,000 ÷ 116,030 × 100 = 11.2%. 149 of 153 authorities. Left out: Camden."</summary>
    /// <param name="figure">The numbers of one area.</param>
    /// <param name="named">Whether authorities that are left out are named, or else counted.</param>
    public string Of(FigureEvidence figure, bool named)
    {
        var numbers = figure.Numbers.ToDictionary(n => n.Part, StringComparer.Ordinal);
        var value = numbers[AreaPart.Value.Key];
        List<string> words = [Quotient(figure.Measure.Measure, numbers) + Interval(numbers)];
        if (value.Value is Published.Figure { Unreliable: true })
            words.Add("It rests on few cases and should not be relied on");
        var isOfSource = value.Inputs == InputsUsed.OfSource;
        if (isOfSource)
            words.Add(RestsOn(value.Inputs));
        if (numbers.GetValueOrDefault(EvidencePart.Coverage) is { } coverage)
            words.AddRange(CoverageOf(coverage, named, isOfSource));
        if (!isOfSource)
            words.Add(bodies.ContainsKey(figure.Area) ? ReturnOf(value.Inputs) : RestsOn(value.Inputs));
        if (numbers.GetValueOrDefault(EvidencePart.Source) is { } source)
            words.Add($"The source publishes {source.Printed}");
        if (numbers.GetValueOrDefault(EvidencePart.NeighboursMean) is { Value: Published.Figure } mean)
            words.Add($"Mean of its statistical neighbours: {mean.Printed}{(mean.Inputs.Only is { } near ? ", of " + NamesOf(near) : string.Empty)}");
        if (numbers.GetValueOrDefault(EvidencePart.Rank) is { Supplied: { } ranked } rank)
            words.Add($"Rank {rank.Printed} of {ranked:N0}");
        return Sentences(words);
    }

    /// <summary>What only a sentence prints.</summary>
    public string Of(Evidence e)
    {
        List<string> words = [$"{e.Printed}: {e.Formula}"];
        if (e is { Numerator: Published.Figure n, Denominator: Published.Figure d })
            words.Add($"{NumberText.Count(n)} ÷ {NumberText.Count(d)}");
        if (e is { Supplied: { } supplied, Due: { } due })
            words.Add($"{NumberText.Of(supplied, due)} authorities");
        if (e.Counted.Count > 0)
            words.Add("Counted: " + NamesOf(e.Counted));
        else if (e.Missing.Count > 0)
            words.Add("Left out: " + NamesOf(e.Missing));
        words.Add(RestsOn(e.Inputs));
        return Sentences(words);
    }

    private static string Sentences(IEnumerable<string> words) =>
        string.Join(' ', words.Where(w => w.Length > 0).Select(w => MeasureWords.Sentence(w).TrimEnd('.') + "."));

    private static string Quotient(Measure measure, Dictionary<string, Evidence> numbers)
    {
        var value = numbers[AreaPart.Value.Key];
        if (value.Value is not Published.Figure figure)
            return value.Value is Published.Withheld withheld ? WithheldWords.Meaning(withheld) : value.Printed;
        var (n, d) = (numbers[AreaPart.Numerator.Key], numbers[AreaPart.Denominator.Key]);
        if (measure.IsQuantile)
            return $"{value.Printed}, {measure.NumeratorLabel}, of {d.Printed} {measure.DenominatorLabel}";
        if (n.Value is not Published.Figure above || d.Value is not Published.Figure below || below.Value == 0)
            return $"{value.Printed}, of counts that are not all shown";
        var times = measure.Multiplier is 1 ? string.Empty : $" × {measure.Multiplier:N0}";

        // Counts of an older edition may have been rounded by themselves, and need not give the value to its last decimal.
        var decimals = figure.Decimals ?? measure.Decimals;
        var given = HalfUp.Round(above.Value / below.Value * measure.Multiplier, decimals);
        var sign = given == HalfUp.Round(figure.Value, decimals) ? "=" : "≈";
        return $"{n.Printed} ÷ {d.Printed}{times} {sign} {value.Printed}";
    }

    private static string Interval(Dictionary<string, Evidence> numbers) =>
        numbers.GetValueOrDefault(AreaPart.Lower.Key) is { Value: Published.Figure } lower
        && numbers.GetValueOrDefault(AreaPart.Upper.Key) is { Value: Published.Figure } upper
            ? lower.Printed == IntervalText.Narrower ? $" (95% interval {IntervalText.Narrower})" : $" (95% interval {lower.Printed} to {upper.Printed})"
            : string.Empty;

    /// <summary>What the source counts is of all: then only the returns lack somebody.</summary>
    private IEnumerable<string> CoverageOf(Evidence coverage, bool named, bool isOfSource)
    {
        var authorities = $"{coverage.Printed} {(coverage.Due == 1 ? "authority" : "authorities")}";
        yield return isOfSource ? "There are returns with the figure from " + authorities : authorities;
        if (coverage.Missing.Count > 0)
            yield return (isOfSource ? "Not from: " : "Left out: ") + (named ? NamesOf(coverage.Missing) : NumberText.Words(coverage.Missing.Count));
    }

    /// <summary>An authority's own return; of the inspectorate's records, theirs.</summary>
    private string ReturnOf(InputsUsed inputs) =>
        inputs.Only is [var body] && sets.TryGetValue(inputs.Set, out var set) && set.Inputs.FirstOrDefault(i => i.Body == body) is { } own
            ? own.Version is { } version ? $"Version {version} of its return" : "There is no return"
            : RestsOn(inputs);

    private string RestsOn(InputsUsed inputs)
    {
        if (inputs == InputsUsed.OfSource)
            return "As the source counts it";
        if (!sets.TryGetValue(inputs.Set, out var set))
            return string.Empty;
        var used = inputs.Only?.Count ?? set.Inputs.Count(i => i.Version is not null && !i.Excluded && !inputs.Except.Contains(i.Body));
        return used == 1 ? $"One return of {set.Id}" : $"{used:N0} returns of {set.Id}";
    }

    private string NamesOf(IReadOnlyList<string> codes) => string.Join("; ", codes.Select(c => bodies.GetValueOrDefault(c, c)));
}
