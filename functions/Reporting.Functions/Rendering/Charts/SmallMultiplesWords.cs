using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Rendering.Charts;

/// <summary>The words of small multiples.</summary>
internal sealed class SmallMultiplesWords(Measure measure, IReadOnlyList<Period> periods, SmallMultiplesOptions options)
{
    // Years alone, unless two periods end in the same year.
    private readonly bool years = periods.Select(p => p.Year).Distinct().Count() == periods.Count;

    /// <summary>The period's year, or its id where years do not tell periods apart.</summary>
    public string Name(int index) => years ? periods[index].Year.ToString() : periods[index].Id;

    public ChartFrame Frame(IReadOnlyList<Series> all, bool any, bool fromZero)
    {
        var span = periods.Count switch { 0 => "", 1 => $", {Name(0)}", _ => $", {Name(0)} to {Name(periods.Count - 1)}" };
        var title = $"{measure.Title}, England and regions{span}";
        if (!any)
        {
            const string Absence = "There is no chart: England and the regions have no value that can be shown.";
            return ChartFrame.For("multiples", options, title, "", Absence, 0, [], [], Absence);
        }

        var zero = fromZero ? null : "The axes do not start at zero.";
        IReadOnlyList<KeyEntry> key = all.Count == 1 ? [] : [new("line", "The area named above the panel"), new("faint", "England, repeated")];
        var subtitle = $"{ChartWords.UnitOf(measure)}. The same scale in every panel; first and last values are printed.";
        return ChartFrame.For("multiples", options, title, subtitle, Description(all), 0, key, [Breaks(), Gaps(all), zero]);
    }

    /// <summary>Every value of one panel.</summary>
    public string Panel(Series series) =>
        $"{series.Name}: {string.Join(", ", series.Values.Select((v, i) => $"{Name(i)} {Text(v)}"))}.";

    private string? Breaks()
    {
        var broken = Enumerable.Range(1, periods.Count - 1).Where(i => measure.Breaks.Contains(periods[i].Id)).Select(Name).ToList();
        return broken.Count == 0
            ? null
            : "A dashed upright line marks a break in the series: " +
                $"figures from {ChartWords.Listed(broken)} on are not comparable with those before.";
    }

    private static string? Gaps(IReadOnlyList<Series> all)
    {
        var withheld = all.SelectMany(s => s.Values).OfType<Published.Withheld>().Distinct().OrderBy(w => w.Symbol).Select(WithheldWords.Meaning).ToList();
        return withheld.Count == 0 ? null : $"A gap means that there is no value: {ChartWords.Listed(withheld)}.";
    }

    private string Text(Published value) => value switch
    {
        Published.Figure figure => PrintedNumber.WithSign(figure.Value, measure),
        Published.Withheld withheld => WithheldWords.Meaning(withheld),
        _ => "",
    };

    private string Description(IReadOnlyList<Series> all)
    {
        var regions = all.Count switch { 1 => "", 2 => " and one for a region", _ => $" and one for each of {all.Count - 1} regions" };
        var span = periods.Count > 1 ? $"{Name(0)} to {Name(periods.Count - 1)}" : Name(0);
        var shown = all.Where(s => s.Values.Any(v => v is Published.Figure)).Select(Ends);
        return string.Join(" ", shown.Prepend($"Line charts of {measure.Title}, one for England{regions}, {span}."));
    }

    private string Ends(Series series)
    {
        var shown = series.Values.Select((v, i) => (Value: v, Index: i)).Where(p => p.Value is Published.Figure).ToList();
        var (first, last) = (shown[0], shown[^1]);
        return first.Index == last.Index
            ? $"{series.Name}: {Text(first.Value)} in {Name(first.Index)}."
            : $"{series.Name}: {Text(first.Value)} in {Name(first.Index)}, {Text(last.Value)} in {Name(last.Index)}.";
    }
}
