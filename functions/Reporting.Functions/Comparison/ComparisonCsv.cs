using System.Globalization;
using System.Text;
using System.Text.Json;
using Reporting.Checking.Files;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;

namespace Reporting.Functions.Comparison;

/// <summary>A comparison as a table: a row a measure and area.</summary>
internal sealed class ComparisonCsv
{
    private readonly AreaNames names;
    private readonly ComparatorSet? set;
    private readonly StringBuilder csv = new(
        "measure,title,unit,level,code,name,numerator,denominator,value,lower,upper,unreliable,rank,band,funnel,change,neighbours_mean,neighbours_median,"
        + "neighbours_used,supplied,due,change_word,change_authorities\n");

    private ComparisonCsv(AreaNames names, ComparatorSet? set) => (this.names, this.set) = (names, set);

    public static byte[] Of(ComparedPeriod compared)
    {
        var table = new ComparisonCsv(compared.Names, compared.Set);
        foreach (var measure in compared.Figures.Measures)
            table.Add(measure);
        return Encoding.UTF8.GetBytes(table.csv.ToString());
    }

    private void Add(PublishedMeasure measure)
    {
        foreach (var a in ComparatorSet.In(set, measure).OrderBy(a => names.Code(a.Authority.Code), StringComparer.Ordinal))
        {
            AddArea(measure, "Local authority", names.Code(a.Authority.Code), names.Name(a.Authority));
            AddFigures(a.Numerator, a.Denominator, a.Value, a.Lower, a.Upper);
            csv.Append(CultureInfo.InvariantCulture, $",{a.Rank},{a.Band},{Text(a.Funnel)},{Text(a.Change)}")
                .Append(CultureInfo.InvariantCulture, $",{Text(a.NeighbourMean)},{Text(a.NeighbourMedian)},{a.NeighboursUsed},,,,\n");
        }

        foreach (var area in measure.Regions.Append(measure.England))
        {
            AddArea(measure, area.Region is null ? "National" : "Regional", area.Region?.Gss ?? "E92000001", area.Region?.Name ?? "England");
            AddFigures(area.Numerator, area.Denominator, area.Value, area.Lower, area.Upper);
            csv.Append(CultureInfo.InvariantCulture, $",,,,{Text(area.Change)},,,,{area.Supplied},{area.Due}{ChangeOf(measure, area)}\n");
        }

        if (set is not null)
            Add(measure, set);
    }

    private void Add(PublishedMeasure measure, ComparatorSet comparators)
    {
        var of = NeighboursAnswer.Of(measure, comparators);
        foreach (var (level, value) in new[] { ("Comparator set, mean", of.Mean), ("Comparator set, median", of.Median) })
        {
            AddArea(measure, CsvText.Cell(level), comparators.Name, comparators.Title);
            AddFigures(Published.NotApplicable, Published.NotApplicable, value, Published.NotApplicable, Published.NotApplicable);
            csv.Append(CultureInfo.InvariantCulture, $",,,,,,,,{of.Used},{of.Known},,\n");
        }
    }

    private void AddArea(PublishedMeasure measure, string level, string code, string name)
    {
        var title = names.Synthetic ? "Synthetic data: " + measure.Measure.Title : measure.Measure.Title;
        csv.Append(CultureInfo.InvariantCulture, $"{measure.Measure.Id},{CsvText.Cell(title)},{CsvText.Cell(measure.Measure.Unit)},{level},{code},")
            .Append(CsvText.Cell(name));
    }

    private void AddFigures(Published numerator, Published denominator, Published value, Published lower, Published upper)
    {
        foreach (var figure in new[] { numerator, denominator, value, lower, upper })
            csv.Append(',').Append(Text(figure));
        csv.Append(',').Append(value is Published.Figure { Unreliable: true } ? "u" : "");
    }

    /// <summary>England's since the period before: no word is made of a region's few authorities.</summary>
    private static string ChangeOf(PublishedMeasure measure, PublishedArea area) =>
        area is { Region: null, Change: Published.Figure } && ChangeAnswer.Of(measure.Changes[^1]) is var change
            ? $",{JsonNamingPolicy.CamelCase.ConvertName(change.Word?.ToString() ?? string.Empty)},{change.Authorities}"
            : ",,";

    private static string Text(FunnelPosition position) =>
        position is FunnelPosition.None ? "" : char.ToLowerInvariant(position.ToString()[0]) + position.ToString()[1..];

    private static string Text(Published value) => value switch
    {
        Published.Figure figure => figure.Value.ToString("R", CultureInfo.InvariantCulture),
        Published.Withheld withheld => withheld.Symbol.Text(),
        _ => "",
    };
}
