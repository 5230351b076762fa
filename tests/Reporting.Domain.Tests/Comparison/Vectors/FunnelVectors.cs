using Reporting.Domain.Comparison;

namespace Reporting.Domain.Tests.Comparison.Vectors;

/// <summary>Funnels by chance alone against OHID's PHEindicatormethods.</summary>
internal static class FunnelVectors
{
    /// <summary>Their limits come from a bisection.</summary>
    private const double DrawnTolerance = 1e-5;
    private const double DrawnToleranceAtOneEvent = 5e-5;

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

    public static void Points(VectorCase vector, Comparer comparer)
    {
        var years = vector.In.Parameter("years_of_data");
        var points = Derive(vector).Points;
        comparer.Near("rate_chart", [.. points.Select(p => p.IsShown ? p.Rate : double.NaN)]);
        comparer.Near("denominator_derived", [.. points.Select(p => p.IsShown ? p.Population / years : double.NaN)]);
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

    private static void ProportionLimits(VectorCase vector, Comparer comparer)
    {
        var multiplier = vector.In.Parameter("multiplier");
        var average = Average(vector);
        var sizes = vector.Out.Column("Population");
        foreach (var (sigma, level) in Levels)
        {
            var lower = vector.Out.Column($"lower_{sigma}_limit");
            var upper = vector.Out.Column($"upper_{sigma}_limit");
            for (var i = 0; i < sizes.Length; i++)
            {
                var limits = DrawnLimits.Proportion(average, sizes[i], level, multiplier);
                // Where every area is at 100%, rounding there makes some limits NaN; they are 100% of the multiplier.
                if (average == 1 && double.IsNaN(lower[i]))
                    lower[i] = multiplier;
                if (average == 1 && double.IsNaN(upper[i]))
                    upper[i] = multiplier;
                comparer.Near($"lower_{sigma}_limit[{i}]", lower[i], limits.Lower, DrawnTolerance);
                // They keep every limit at or below 100, whatever the multiplier; ours stays at or below the multiplier.
                comparer.Near($"upper_{sigma}_limit[{i}]", Math.Min(upper[i], multiplier), Math.Min(limits.Upper, 100), DrawnTolerance);
            }
        }

        comparer.Near("baseline", [.. sizes.Select(_ => average * multiplier)]);
    }

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
                var expected = DrawnLimits.ExpectedEvents(events[i], level);
                var ratio = DrawnLimits.Ratio(events[i], level);
                NearDrawn(comparer, $"lower_{sigma}_exp_events", i, events[i], expected.Upper);
                NearDrawn(comparer, $"upper_{sigma}_exp_events", i, events[i], expected.Lower);
                // A count's limit is how far the ratio lies from 1, an indirectly standardised ratio's is per cent.
                NearDrawn(comparer, $"lower_{sigma}_limit", i, events[i], type is "count" ? ratio.Lower - 1 : ratio.Lower * 100);
                NearDrawn(comparer, $"upper_{sigma}_limit", i, events[i], type is "count" ? ratio.Upper - 1 : ratio.Upper * 100);
            }
        }
    }

    private static void RateLimits(VectorCase vector, Comparer comparer)
    {
        var (multiplier, years) = (vector.In.Parameter("multiplier"), vector.In.Parameter("years_of_data"));
        var average = Derive(vector).Average;
        var events = vector.Out.Column("Events");
        for (var i = 0; i < events.Length; i++)
        {
            foreach (var (sigma, level) in Levels)
            {
                var population = DrawnLimits.PopulationPerYear(events[i], average, years, level);
                var rate = DrawnLimits.Rate(events[i], average, level, multiplier);
                NearDrawn(comparer, $"lower_{sigma}_population_1_year", i, events[i], population.Upper);
                NearDrawn(comparer, $"upper_{sigma}_population_1_year", i, events[i], population.Lower);
                NearDrawn(comparer, $"lower_{sigma}_limit", i, events[i], rate.Lower);
                NearDrawn(comparer, $"upper_{sigma}_limit", i, events[i], rate.Upper);
            }
        }

        comparer.Near("baseline", [.. events.Select(_ => average * multiplier)]);
    }

    private static (string Sigma, Confidence Level)[] Levels => [("2s", Confidence.NinetyFive), ("3s", Confidence.NinetyNinePointEight)];

    private static void NearDrawn(Comparer comparer, string column, int row, double events, double actual) =>
        comparer.NearRow(column, row, actual, events == 1 ? DrawnToleranceAtOneEvent : DrawnTolerance);

    private static double Average(VectorCase vector) =>
        Sum(vector, "numerator") / Sum(vector, "denominator");

    private static double Sum(VectorCase vector, string column) => OrderFreeSum.Of(vector.In.Column(column));

    private static List<FunnelPosition> Proportions(VectorCase vector)
    {
        var (x, n, average) = (vector.In.Column("numerator"), vector.In.Column("denominator"), Average(vector));
        return [.. x.Select((value, i) => FunnelSignificance.Proportion(value, n[i], average))];
    }

    private static List<FunnelPosition> Ratios(VectorCase vector)
    {
        var (observed, expected) = (vector.In.Column("numerator"), vector.In.Column("denominator"));
        return [.. observed.Select((value, i) => FunnelSignificance.Count(value, expected[i]))];
    }

    private static IReadOnlyList<FunnelPosition> Rates(VectorCase vector)
    {
        vector.In.Required("denominator");
        return Derive(vector).Positions();
    }

    private static FunnelPoints.Derived Derive(VectorCase vector)
    {
        var points = FunnelPoints.Derive(
            vector.In.KnownColumn("numerator"),
            vector.In.KnownColumn("rate"),
            vector.In.Has("denominator") ? vector.In.KnownColumn("denominator") : null,
            vector.In.Word("rate_type") is "dsr" ? RateType.DirectlyStandardised : RateType.Crude,
            vector.In.Parameter("multiplier"));
        return points as FunnelPoints.Derived ?? throw new ArgumentException(points.ToString());
    }

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
