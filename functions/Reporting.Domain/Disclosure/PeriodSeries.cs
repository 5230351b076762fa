using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;

namespace Reporting.Domain.Disclosure;

/// <summary>
/// Sets the published figures of periods beside each other, as they were when they were protected. What belongs to no period alone is derived here: changes,
/// and breaks where a measure has become another figure. Words are those of today.
/// </summary>
/// <param name="collection">As it is defined today.</param>
/// <param name="register">Which authorities there are.</param>
public sealed class PeriodSeries(Collection collection, AuthorityRegister register)
{
    // A leap year, and months of different lengths.
    private const int DaysOfTolerance = 5;

    private readonly MeasureOverTime overTime = new(register);

    /// <summary>The periods with changes from each to the next.</summary>
    /// <param name="periods">At least one, in any order. A change is computed only from the period just before, if that is among them.</param>
    /// <returns>In order of time.</returns>
    public IReadOnlyList<PublishedPeriod> Of(IReadOnlyList<PublishedPeriod> periods)
    {
        PublishedPeriod[] inOrder = [.. periods.OrderBy(p => p.Period.To)];
        var last = inOrder[^1].Measures.ToDictionary(m => m.Measure.Id, m => m.Measure);
        var series = new List<PublishedPeriod>();
        var breaks = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var period in inOrder)
        {
            // A figure in another unit cannot stand in one series with the newest.
            var measures = period.Measures.Where(m => !last.TryGetValue(m.Measure.Id, out var newest) || HasUnitOf(newest, m.Measure)).ToList();
            foreach (var measure in measures)
                breaks[measure.Measure.Id] = BreaksUpTo(measure, series, breaks.GetValueOrDefault(measure.Measure.Id) ?? []);
            var named = collection.Period(period.Period.Id) is { } today ? period.Period with { Title = today.Title } : period.Period;
            var before = series.Count > 0 && collection.Before(period.Period)?.Id == series[^1].Period.Id ? series[^1] : null;
            series.Add(period with { Period = named, Measures = [.. measures.Select(m => Beside(m, named, before, breaks[m.Measure.Id]))] });
        }

        for (var i = series.Count - 1; i > 0; i--)
            series[i] = series[i] with { Measures = [.. series[i].Measures.Select(m => OverTime(m, series, i))] };
        return series;
    }

    /// <summary>The measure with what is tested over time: since the period before and, of the newest period, since all that can be compared.</summary>
    private PublishedMeasure OverTime(PublishedMeasure now, List<PublishedPeriod> series, int place)
    {
        var here = Known(series[place], now);
        var comparable = series.Take(place)
            .Select(p => p.Measure(now.Measure.Id) is { } measure && now.IsComparableWith(measure) ? Known(p, measure) : null)
            .OfType<ProtectedMeasure>().ToList();
        if (comparable.Count == 0 || now.Authorities.Count == 0)
            return now;
        var previous = comparable[^1].Measure.Period.Id == collection.Before(now.Period)?.Id ? comparable[^1] : null;
        var isNewest = place == series.Count - 1;
        var inARow = InARow([.. comparable, here]);
        return now with
        {
            Changes = [.. comparable.Where(e => isNewest || e == previous).Select(e => overTime.ChangeOf(e, here))],
            Trend = isNewest && inARow.Count >= RecentTrend.Periods ? overTime.TrendOf(inARow) : null,
            England = previous is null ? now.England : now.England with { Change = overTime.DifferenceOf(previous, here, null) },
            Regions = previous is null
                ? now.Regions
                : [.. now.Regions.Select(r => r with { Change = overTime.DifferenceOf(previous, here, r.Region) })],
        };
    }

    private ProtectedMeasure Known(PublishedPeriod period, PublishedMeasure measure) =>
        new(measure, period.Protection?.Rules, HiddenBySource.Of(collection, measure));

    /// <summary>The newest of some periods that follow each other without a gap, each as long after the other.</summary>
    private List<ProtectedMeasure> InARow(List<ProtectedMeasure> measures)
    {
        var first = measures.Count - 1;
        var apart = 0;
        while (first > 0 && collection.Before(measures[first].Measure.Period)?.Id == measures[first - 1].Measure.Period.Id)
        {
            var days = measures[first].Measure.Period.To.DayNumber - measures[first - 1].Measure.Period.To.DayNumber;
            if (apart > 0 && Math.Abs(days - apart) > DaysOfTolerance)
                break;
            apart = days;
            first--;
        }

        return measures[first..];
    }

    private PublishedMeasure Beside(PublishedMeasure stored, Period period, PublishedPeriod? before, string[] breaks)
    {
        var measure = Worded(stored.Measure);
        if (breaks.Length > 0)
            measure = measure with { Breaks = [.. measure.Breaks.Union(breaks, StringComparer.Ordinal).Order(StringComparer.Ordinal)] };
        var published = stored with { Measure = measure, Period = period };
        published = IncompleteTotals.Of(published, HiddenBySource.Of(collection, published));
        if (measure.Breaks.Contains(period.Id) || before?.Measure(measure.Id) is not { } earlier)
            return published;
        var last = earlier.Authorities.ToDictionary(a => a.Authority.Code, a => a.Value);
        return published with
        {
            Authorities = [.. stored.Authorities.Select(a => register.SameBody(a.Authority.Code, before.Period.To, period.To)
                ? a with { Change = ChangeOf(a.Value, last.GetValueOrDefault(a.Authority.Code)) }
                : a)],
        };
    }

    /// <summary>Periods at which the measure became another figure than it was in the period before that has it.</summary>
    private static string[] BreaksUpTo(PublishedMeasure measure, List<PublishedPeriod> series, string[] before)
    {
        var earlier = series.Select(p => p.Measure(measure.Measure.Id)).LastOrDefault(m => m is not null);
        return earlier is null || IsSameFigure(earlier.Measure, measure.Measure) ? before : [.. before, measure.Period.Id];
    }

    /// <summary>The words of today, where the measure is still the same figure.</summary>
    private Measure Worded(Measure stored) => collection.Measures.FirstOrDefault(m => m.Id == stored.Id) is { } today && IsSameFigure(today, stored)
        ? stored with
        {
            Title = today.Title,
            Short = today.Short,
            Theme = today.Theme,
            Periods = today.Periods,
            NumeratorLabel = today.NumeratorLabel,
            DenominatorLabel = today.DenominatorLabel,
            Breaks = today.Breaks,
            Definition = today.Definition,
            Source = today.Source,
            DictionaryName = today.DictionaryName,
            Among = today.Among,
            PublishedNumerator = today.PublishedNumerator,
            PublishedDenominator = today.PublishedDenominator,
        }
        : stored;

    /// <summary>Whether two definitions are of the same figure: the same counts, by the same method, in the same unit.</summary>
    internal static bool IsSameFigure(Measure one, Measure other) =>
        one.Instrument == other.Instrument && IsSameExpression(one.Numerator, other.Numerator) && IsSameExpression(one.Denominator, other.Denominator) &&
        one.Method == other.Method && HasUnitOf(one, other);

    private static bool HasUnitOf(Measure one, Measure other) => one.Unit == other.Unit && one.Multiplier == other.Multiplier;

    private static bool IsSameExpression(string one, string other) => CountExpression.Normalised(one) == CountExpression.Normalised(other);

    private static Published ChangeOf(Published now, Published? last) =>
        now.Number is { } value && last?.Number is { } then ? Published.Of(value - then) : Published.NotApplicable;
}
