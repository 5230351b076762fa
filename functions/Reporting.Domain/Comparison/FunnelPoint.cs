namespace Reporting.Domain.Comparison;

/// <summary>How a published rate was made.</summary>
public enum RateType
{
    /// <summary>Events ÷ population.</summary>
    Crude,

    /// <summary>Directly standardised for age; not shown in a funnel below ten events.</summary>
    DirectlyStandardised,
}

/// <summary>Why counts and rates cannot be set in a funnel, or the points.</summary>
public abstract record FunnelPoints
{
    private const double FewestStandardisedEvents = 10;

    private FunnelPoints()
    {
    }

    /// <summary>The points of rates that came with their counts; the population is derived from them, so that point and limits agree.</summary>
    /// <param name="events">The counts; null when missing, which is refused.</param>
    /// <param name="rates">The rates × multiplier; null when missing, which is refused unless there were no events.</param>
    /// <param name="populations">Needed where there were no events, since a rate of 0 says nothing of the population; else null.</param>
    /// <param name="type">How the rates were made.</param>
    /// <param name="multiplier">10,000 for rates per 10,000.</param>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static FunnelPoints Derive(
        IReadOnlyList<double?> events, IReadOnlyList<double?> rates, IReadOnlyList<double?>? populations, RateType type, double multiplier)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(rates);
        Columns.SameLength(events.Count, rates.Count, populations?.Count ?? events.Count);
        var points = new FunnelPoint[events.Count];
        for (var i = 0; i < points.Length; i++)
        {
            if (events[i] is not >= 0)
                return new Refused("Every authority needs its count of events, also where it is 0.");
            var count = events[i]!.Value;
            if (populations?[i] <= 0)
                return new Refused("A population is above 0.");
            if (count == 0 && populations?[i] is not > 0)
                return new Refused("Where there were no events, the population is needed.");
            if (count > 0 && rates[i] is not >= 0)
                return new Refused("Every authority with events needs its rate.");
            points[i] = PointOf(count, rates[i] ?? 0, populations?[i] ?? double.NaN, type, multiplier);
        }

        return new Derived(points);
    }

    private static FunnelPoint PointOf(double count, double rate, double population, RateType type, double multiplier)
    {
        var shown = type is RateType.Crude || count >= FewestStandardisedEvents;
        var derived = count > 0 ? multiplier * count / rate : type is RateType.Crude ? population : double.NaN;
        return new(count, rate, derived, shown);
    }

    /// <summary>The points, in the order given.</summary>
    public sealed record Derived(IReadOnlyList<FunnelPoint> Points) : FunnelPoints
    {
        /// <summary>
        /// False where a rate with events was rounded to 0: the population derived from it is infinite, the average 0, and no funnel is to be drawn.
        /// </summary>
        public bool IsUsable => !Points.Any(p => double.IsInfinity(p.Population));

        /// <summary>The average rate per head: sum of counts ÷ sum of populations.</summary>
        public double Average => IsUsable
            ? OrderFreeSum.Of([.. Points.Select(p => p.Events)])
                / OrderFreeSum.Of([.. Points.Where(p => !double.IsNaN(p.Population)).Select(p => p.Population)])
            : 0;

        /// <summary>The position of each point against the average; none where a point is not shown.</summary>
        public IReadOnlyList<FunnelPosition> Positions()
        {
            var average = Average;
            return [.. Points.Select(p => p.IsShown ? FunnelSignificance.Rate(p.Events, p.Population, average) : FunnelPosition.None)];
        }
    }

    public sealed record Refused(string Reason) : FunnelPoints;
}

/// <summary>One authority in a funnel of rates.</summary>
/// <param name="Events">The count.</param>
/// <param name="Rate">The rate × multiplier.</param>
/// <param name="Population">The population in all years together; NaN where it is not known.</param>
/// <param name="IsShown">False for a standardised rate of fewer than ten events.</param>
public readonly record struct FunnelPoint(double Events, double Rate, double Population, bool IsShown);
