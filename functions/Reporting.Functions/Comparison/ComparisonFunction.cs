using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Definitions;
using Reporting.Checking.Files;
using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;
using Reporting.Functions.Access;
using Reporting.Functions.Figures;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Comparison;

/// <summary>All authorities compared, protected: for the inspectorate, drafts included.</summary>
public sealed class ComparisonFunction(DefinitionSet definitions, PeriodLookup periods, WindowRows windows, Publications publications, ComparatorSets sets)
{
    [Function("ReadComparison")]
    [Requires(Permission.ReadComparison)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Routes.Period + "/comparison")] HttpRequest request, string collection, string period, CancellationToken cancellation)
    {
        if (!periods.TryFind(collection, period, out var found, out var foundPeriod, out var notFound))
            return Problems.Of(notFound);
        var (set, noSet) = await sets.AskedAsync(request, [Body.Inspectorate], cancellation);
        if (noSet is not null)
            return noSet;
        var window = await windows.GetAsync(found, foundPeriod, cancellation);
        var list = window.IsClosed && window.CombinedClosing > 0 ? $"closing-{window.CombinedClosing}" : window.Combined;
        if (list is null || await publications.FindAsync(found, foundPeriod, list, cancellation) is not { } figures)
            return Problems.Conflict("There are no figures of this period yet. They are made when its window closes, every night while it is open, and when an analyst asks for a report.");
        if (figures.Leaks.Count > 0)
            return Problems.Conflict("The figures of this period cannot be shown: a hidden count could be told from them and earlier editions together. Make a report to see which.");
        var names = definitions.NamesOf(found);
        return WantsCsv(request)
            ? new BytesAnswer(ComparisonCsv.Of(figures.Current, names, set), "text/csv; charset=utf-8")
            : new JsonAnswer<ComparisonAnswer>(AnswerOf(found, foundPeriod, list, figures.Current, names, set), ComparisonJson.Default.ComparisonAnswer);
    }

    internal static bool WantsCsv(HttpRequest request) => request.Query["format"] == "csv" || request.Headers.Accept.ToString().StartsWith("text/csv", StringComparison.OrdinalIgnoreCase);

    internal static AreaAnswer AnswerOf(PublishedArea area) => new(
        area.Region?.Gss ?? "E92000001", area.Region?.Name ?? "England", area.Numerator, area.Denominator, area.Value, area.Lower, area.Upper, area.Change, area.Supplied, area.Due);

    /// <summary>What to know of a measure before two authorities are compared by it.</summary>
    internal static string ComparabilityOf(Measure measure) => measure.Definition;

    private static FunnelAnswer FunnelOf(PublishedMeasure measure) => measure.Funnel switch
    {
        FunnelOutcome<AuthorityCode>.Drawn drawn => new(drawn.Average, drawn.Spread.Phi, drawn.Spread.TauSquared, null),
        FunnelOutcome<AuthorityCode>.NotDrawn not => new(null, null, null, not.Why.Reason),
        _ => new(null, null, null, null),
    };

    private static ComparisonAnswer AnswerOf(Collection collection, Period period, string list, PublishedPeriod figures, AreaNames names, ComparatorSet? set) => new(
        collection.Id, period.Id, collection.Synthetic, list, list.StartsWith("draft", StringComparison.Ordinal), set is null ? null : new(set.Name, set.Title),
        [.. figures.Measures.Select(m => new MeasureAnswer(
            m.Measure.Id, m.Measure.Title, m.Measure.Unit, m.Measure.Method, m.Measure.Polarity, AnswerOf(m.England), [.. m.Regions.Select(AnswerOf)], new(m.LowerQuartile, m.Median, m.UpperQuartile), m.NotRanked, FunnelOf(m), ComparabilityOf(m.Measure), set is null ? null : OwnComparison.OfSet(m, set),
            [.. m.Authorities.Where(a => set is null || set.Authorities.Contains(a.Authority.Code)).OrderBy(a => names.Code(a.Authority.Code), StringComparer.Ordinal).Select(a => new AuthorityAnswer(
                names.Code(a.Authority.Code), names.Gss(a.Authority), names.Name(a.Authority), a.Authority.Region.Name, a.Numerator, a.Denominator, a.Value, a.Lower, a.Upper, a.Value is Published.Figure { Unreliable: true }, a.Rank,
                a.Rank is null ? null : m.Ranked, a.Band, a.Change, a.Funnel, new(a.NeighbourMean, a.NeighbourMedian, a.NeighboursUsed, a.NeighboursKnown), a.Note, a.Comparability))]))]);
}

/// <summary>The same as a table: a row a measure and area.</summary>
internal static class ComparisonCsv
{
    public static byte[] Of(PublishedPeriod figures, AreaNames names, ComparatorSet? set)
    {
        var csv = new StringBuilder("measure,title,unit,level,code,name,numerator,denominator,value,lower,upper,unreliable,rank,band,funnel,change,neighbours_mean,neighbours_median,neighbours_used,supplied,due\n");
        foreach (var m in figures.Measures)
        {
            foreach (var a in m.Authorities.Where(a => set is null || set.Authorities.Contains(a.Authority.Code)).OrderBy(a => names.Code(a.Authority.Code), StringComparer.Ordinal))
            {
                Row(m.Measure, "Local authority", names.Code(a.Authority.Code), names.Name(a.Authority), a.Numerator, a.Denominator, a.Value, a.Lower, a.Upper)
                    .Append($",{a.Rank},{a.Band},{(a.Funnel is FunnelPosition.None ? "" : char.ToLowerInvariant(a.Funnel.ToString()[0]) + a.Funnel.ToString()[1..])},{Text(a.Change)},{Text(a.NeighbourMean)},{Text(a.NeighbourMedian)},{a.NeighboursUsed},,\n");
            }

            foreach (var area in m.Regions.Append(m.England))
            {
                Row(m.Measure, area.Region is null ? "National" : "Regional", area.Region?.Gss ?? "E92000001", area.Region?.Name ?? "England", area.Numerator, area.Denominator, area.Value, area.Lower, area.Upper)
                    .Append($",,,,{Text(area.Change)},,,,{area.Supplied},{area.Due}\n");
            }

            if (set is not null && OwnComparison.OfSet(m, set) is var of)
            {
                foreach (var (level, value) in new[] { ("Comparator set, mean", of.Mean), ("Comparator set, median", of.Median) })
                {
                    Row(m.Measure, CsvText.Cell(level), set.Name, set.Title, Published.NotApplicable, Published.NotApplicable, value, Published.NotApplicable, Published.NotApplicable)
                        .Append($",,,,,,,,{of.Used},{of.Known}\n");
                }
            }
        }

        return Encoding.UTF8.GetBytes(csv.ToString());

        StringBuilder Row(Measure measure, string level, string code, string name, Published numerator, Published denominator, Published value, Published lower, Published upper) =>
            csv.Append(measure.Id).Append(',').Append(CsvText.Cell(names.Synthetic ? "Synthetic data: " + measure.Title : measure.Title)).Append(',').Append(CsvText.Cell(measure.Unit)).Append(',').Append(level).Append(',').Append(code).Append(',').Append(CsvText.Cell(name)).Append(',')
                .Append(Text(numerator)).Append(',').Append(Text(denominator)).Append(',').Append(Text(value)).Append(',').Append(Text(lower)).Append(',').Append(Text(upper)).Append(',')
                .Append(value is Published.Figure { Unreliable: true } ? "u" : "");
    }

    private static string Text(Published value) => value switch
    {
        Published.Figure figure => figure.Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture),
        Published.Withheld withheld => withheld.Symbol.Text(),
        _ => "",
    };
}
