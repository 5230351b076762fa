using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;

namespace Reporting.Domain.Disclosure;

/// <summary>Records that speak for themselves alone are counted together, never by area: a chosen case says nothing of its council.</summary>
internal static class ChosenSamples
{
    /// <summary>The period's figures with those of such records as figures of all of them together.</summary>
    public static PeriodOwn Together(Collection collection, PeriodOwn own)
    {
        var chosen = collection.MeasuresOf(own.Period.Id)
            .Where(m => collection.Instrument(m.Instrument) is { SpeaksForItselfAlone: true }).Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        if (chosen.Count == 0 || !own.Figures.Values.Any(f => f.Keys.Any(chosen.Contains)))
            return own;
        var england = own.England.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        var counted = own.Figures.Where(f => !own.LeftOut.Contains(f.Key)).Select(f => f.Value).ToList();
        foreach (var measure in chosen.Where(m => own.Figures.Values.Any(f => f.ContainsKey(m))))
            england[measure] = Sum(measure, [.. counted.Select(f => f.GetValueOrDefault(measure)).OfType<Own>()]);
        var figures = own.Figures.ToDictionary(
            f => f.Key, IReadOnlyDictionary<string, Own> (f) => f.Value.Where(v => !chosen.Contains(v.Key)).ToDictionary(v => v.Key, v => v.Value));
        return own with { Figures = figures, England = england };
    }

    private static Own Sum(string measure, List<Own> figures)
    {
        var counted = figures.Where(f => f.HasBothParts).ToList();
        if (counted.Count == 0)
            return Own.Of(measure, null, null, figures.FirstOrDefault()?.Why ?? Symbol.NotAvailable, false, false, null);
        var summary = Publication.MeanOf(counted);
        return Own.Of(
            measure, ReproducibleSum.Of([.. counted.Select(f => f.Numerator!.Value)]), ReproducibleSum.Of([.. counted.Select(f => f.Denominator!.Value)]), null,
            false, counted.Exists(f => f.Estimate), null, summary is { Count: > 1 } known ? known.StandardDeviation : null);
    }
}
