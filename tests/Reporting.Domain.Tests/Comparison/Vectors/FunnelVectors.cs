using Reporting.Domain.Comparison;

namespace Reporting.Domain.Tests.Comparison.Vectors;

/// <summary>Funnels by chance alone against OHID's PHEindicatormethods.</summary>
internal static class FunnelVectors
{
    /// <summary>Their limits come from a bisection.</summary>
    private const double DrawnTolerance = 1e-5;
    private const double DrawnToleranceAtOneEvent = 5e-5;

    /// <summary>They do not show a directly standardised rate of fewer events.</summary>
    private const double FewestStandardisedEvents = 10;

    private static (string Sigma, Confidence Level)[] Levels => [("2s", Confidence.NinetyFive), ("3s", Confidence.NinetyNinePointEight)];

    public static void Significance(VectorCase vector, Comparer comparer)
    {
        var positions = vector.In.Word("statistic") switch
        {
            "proportion" => Proportions(vector),
            "ratio" => Ratios(vector),
            "rate" => Rates(vector),
            var other => throw new ArgumentException($"There is no funnel of {other}."),
        };
        var expected = vector.Out.Words("significance");
        var everywhereAll = vector.In.Word("statistic") is "proportion" && Average(vector) == 1;
        comparer.Same("rows", expected.Length, positions.Count);
        for (var i = 0; i < expected.Length; i++)
        {
            // Where every area is at 100%, rounding there makes one of them low.
            comparer.Same($"significance[{i}]", everywhereAll ? "Not significant" : expected[i], Name(positions[i]));
        }
    }

    public static void Limits(VectorCase vector, Comparer comparer)
    {
        switch (vector.In.Word("statistic"))
        {
            case "proportion":
                ProportionLimits(vector, comparer);
                break;
            case "ratio":
                RatioLimits(vector, comparer);
                break;
            default:
                RateLimits(vector, comparer);
                break;
        }
    }

    /// <summary>Their limits are where ours begins to call a proportion significant: not yet just within one, and already just beyond it.</summary>
    private static void ProportionLimits(VectorCase vector, Comparer comparer)
    {
        var (average, multiplier) = (Average(vector), vector.In.Parameter("multiplier"));
        var sizes = vector.Out.Column("Population");
        foreach (var (sigma, level) in Levels)
        {
            foreach (var (column, outwards) in new[] { ($"lower_{sigma}_limit", -1), ($"upper_{sigma}_limit", 1) })
            {
                var limits = vector.Out.Column(column);
                for (var i = 0; i < sizes.Length; i++)
                {
                    // Where every area is at 0% or 100%, no limit differs from it; beyond those there is no proportion. They keep every limit at or below 100,
                    // whatever the multiplier.
                    if (average is not (> 0 and < 1) || limits[i] / multiplier is not (> 0 and < 1) || limits[i] >= 100)
                        continue;
                    var (limit, step) = (limits[i] / multiplier, outwards * DrawnTolerance * limits[i] / multiplier);
                    comparer.Same($"{column}[{i}], just within", false, IsSignificant(limit - step, sizes[i], average, level));
                    comparer.Same($"{column}[{i}], just beyond", true, IsSignificant(limit + step, sizes[i], average, level));
                }
            }
        }

        comparer.Near("baseline", [.. sizes.Select(_ => average * multiplier)]);
    }

    private static bool IsSignificant(double share, double size, double average, Confidence level) =>
        FunnelSignificance.Proportion(Math.Clamp(share, 0, 1) * size, size, average) is var position && level == Confidence.NinetyFive
            ? position is not FunnelPosition.Inside
            : position is FunnelPosition.VeryHigh or FunnelPosition.VeryLow;

    /// <summary>The expected counts at which the observed one is just on the limit are the ends of its exact interval.</summary>
    private static void RatioLimits(VectorCase vector, Comparer comparer)
    {
        var type = vector.In.Word("ratio_type");
        if (type is not ("count" or "isr"))
            throw new ArgumentException($"There is no ratio '{type}'.");
        var events = vector.Out.Column("Observed_events");
        for (var i = 0; i < events.Length; i++)
        {
            foreach (var (sigma, level) in Levels)
            {
                var expected = CountInterval.Exact(events[i], level);
                var (lower, upper) = (events[i] / expected.Upper, events[i] / expected.Lower);
                NearDrawn(comparer, $"lower_{sigma}_exp_events", i, events[i], expected.Upper);
                NearDrawn(comparer, $"upper_{sigma}_exp_events", i, events[i], expected.Lower);
                // A count's limit is how far the ratio lies from 1, an indirectly standardised ratio's is per cent.
                NearDrawn(comparer, $"lower_{sigma}_limit", i, events[i], type is "count" ? lower - 1 : lower * 100);
                NearDrawn(comparer, $"upper_{sigma}_limit", i, events[i], type is "count" ? upper - 1 : upper * 100);
            }
        }
    }

    private static void RateLimits(VectorCase vector, Comparer comparer)
    {
        var (multiplier, years) = (vector.In.Parameter("multiplier"), vector.In.Parameter("years_of_data"));
        var average = AverageRate(RatesOf(vector));
        var events = vector.Out.Column("Events");
        for (var i = 0; i < events.Length; i++)
        {
            foreach (var (sigma, level) in Levels)
            {
                var expected = CountInterval.Exact(events[i], level);
                NearDrawn(comparer, $"lower_{sigma}_population_1_year", i, events[i], expected.Upper / (average * years));
                NearDrawn(comparer, $"upper_{sigma}_population_1_year", i, events[i], expected.Lower / (average * years));
                NearDrawn(comparer, $"lower_{sigma}_limit", i, events[i], events[i] / expected.Upper * average * multiplier);
                NearDrawn(comparer, $"upper_{sigma}_limit", i, events[i], events[i] / expected.Lower * average * multiplier);
            }
        }

        comparer.Near("baseline", [.. events.Select(_ => average * multiplier)]);
    }

    private static void NearDrawn(Comparer comparer, string column, int row, double events, double actual) =>
        comparer.NearRow(column, row, actual, events == 1 ? DrawnToleranceAtOneEvent : DrawnTolerance);

    private static double Average(VectorCase vector) =>
        Sum(vector, "numerator") / Sum(vector, "denominator");

    private static double Sum(VectorCase vector, string column) => ReproducibleSum.Of(vector.In.Column(column));

    private static List<FunnelPosition> Proportions(VectorCase vector)
    {
        var (x, n, average) = (vector.In.Column("numerator"), vector.In.Column("denominator"), Average(vector));
        return [.. x.Select((value, i) => FunnelSignificance.Proportion(value, n[i], average))];
    }

    private static List<FunnelPosition> Ratios(VectorCase vector)
    {
        var (observed, expected) = (vector.In.Column("numerator"), vector.In.Column("denominator"));
        return [.. observed.Select((value, i) => FunnelSignificance.Rate(value, expected[i], 1))];
    }

    private static List<FunnelPosition> Rates(VectorCase vector)
    {
        vector.In.Required("denominator");
        var rates = RatesOf(vector);
        var average = AverageRate(rates);
        var isStandardised = vector.In.Word("rate_type") is "dsr";
        return [.. rates.Select(r =>
            isStandardised && r.Events < FewestStandardisedEvents ? FunnelPosition.None : FunnelSignificance.Rate(r.Events, r.Population, average))];
    }

    /// <summary>Counts, and the populations that they and the rates stand for. A rate of 0 says nothing of its population, which is then a column.</summary>
    private static List<(double Events, double Population)> RatesOf(VectorCase vector)
    {
        var (events, rates) = (vector.In.KnownColumn("numerator"), vector.In.KnownColumn("rate"));
        var populations = vector.In.Has("denominator") ? vector.In.KnownColumn("denominator") : new double?[events.Length];
        var (isStandardised, multiplier) = (vector.In.Word("rate_type") is "dsr", vector.In.Parameter("multiplier"));
        return [.. events.Select((count, i) => (count, rates[i], populations[i]) switch
        {
            (not >= 0, _, _) or (_, _, <= 0) or (0, _, null) or ( > 0, not >= 0, _) =>
                throw new ArgumentException("A count, its rate or its population is missing."),
            ( > 0, var rate, _) => (count.Value, multiplier * count.Value / rate!.Value),
            _ => (0, isStandardised ? double.NaN : populations[i]!.Value),
        })];
    }

    /// <summary>The sum of counts ÷ the sum of populations; 0 where a rate with events was rounded to 0, so that its population has no end.</summary>
    private static double AverageRate(List<(double Events, double Population)> rates) => rates.Exists(r => double.IsInfinity(r.Population))
        ? 0
        : ReproducibleSum.Of([.. rates.Select(r => r.Events)]) / ReproducibleSum.Of([.. rates.Select(r => r.Population).Where(p => !double.IsNaN(p))]);

    private static string Name(FunnelPosition position) => position switch
    {
        FunnelPosition.VeryHigh => "High (0.001)",
        FunnelPosition.High => "High (0.025)",
        FunnelPosition.VeryLow => "Low (0.001)",
        FunnelPosition.Low => "Low (0.025)",
        FunnelPosition.Inside => "Not significant",
        _ => "Not applicable for events less than 10 for dsrs",
    };
}
