using Reporting.Domain.Comparison;

namespace Reporting.Domain.Tests.Comparison.Vectors;

/// <summary>Over-dispersion and adjusted limits against NHS-R's FunnelPlotR.</summary>
internal static class DispersionVectors
{
    /// <summary>They have z to seven digits.</summary>
    private const double LimitTolerance = 1e-6;

    public static void Estimate(VectorCase vector, Comparer comparer)
    {
        var scores = vector.In.Column("Uzscore");
        var trimming = vector.In.Word("method") is "winsorise" ? Trimming.Winsorise : Trimming.Truncate;
        var spread = OverDispersion.Estimate(scores, vector.In.Column("s"), trimming, vector.In.Parameter("trim_by"));
        comparer.Near("Wuzscore", scores);
        comparer.Same("n", vector.Out.Parameter("n"), spread.Count);
        comparer.Near("phi", vector.Out.GetProperty("phi"), spread.Phi);
        comparer.Near("tau2", vector.Out.GetProperty("tau2"), spread.TauSquared);
    }

    public static void Limits(VectorCase vector, Comparer comparer)
    {
        var type = vector.In.Word("data_type");
        var adjusted = vector.In.GetProperty("draw_adjusted").GetBoolean();
        if (IsWrongThere(type, vector.In.Word("sr_method")))
        {
            comparer.LeaveOut("the limits of RC and CQC are wrong there");
            return;
        }

        var (target, multiplier) = (vector.In.Parameter("target"), vector.In.Parameter("multiplier"));
        var sizes = vector.In.Column("x");
        var spread = adjusted ? vector.In.Parameter("tau2") : 0;
        foreach (var (lower, upper, level) in new[] { ("ll95", "ul95", Confidence.NinetyFive), ("ll998", "ul998", Confidence.NinetyNinePointEight) })
        {
            for (var i = 0; i < sizes.Length; i++)
                CompareLimits(comparer, vector, (lower, upper, i), LimitsAt(type, adjusted, target, sizes[i], spread, level), multiplier);
        }
    }

    public static void Funnel(VectorCase vector, Comparer comparer)
    {
        var type = vector.In.Word("data_type");
        if (IsWrongThere(type, vector.In.Word("sr_method")))
        {
            comparer.LeaveOut("the limits of RC and CQC are wrong there");
            return;
        }

        var (numerators, denominators) = Grouped(vector, comparer);
        if (comparer.LeftOut is not null)
            return;
        var multiplier = vector.In.Parameter("multiplier");
        var target = type is "PR" ? ReproducibleSum.Of(numerators) / ReproducibleSum.Of(denominators) : 1;
        var scores = new double[numerators.Length];
        var errors = new double[numerators.Length];
        if (type is "PR")
            OverDispersion.ScoreProportions(numerators, denominators, target, scores, errors);
        else
            OverDispersion.ScoreRatios(numerators, denominators, scores, errors);
        comparer.Near("target_transformed", vector.Out.GetProperty("target_transformed"), type is "PR" ? Math.Asin(Math.Sqrt(target)) : 0);
        comparer.Near("s", errors);
        comparer.Near("Uzscore", scores);
        double[] before = [.. scores];
        var trimming = type is "PR" ? Trimming.Winsorise : Trimming.Truncate;
        var spread = OverDispersion.Estimate(scores, errors, trimming, vector.In.Parameter("trim_by"));
        comparer.Near("Wuzscore", scores);
        CompareTrimmed(vector, comparer, before, scores, type);

        var wanted = vector.In.GetProperty("draw_adjusted").GetBoolean();
        comparer.Near("phi", vector.Out.GetProperty("phi"), wanted ? spread.Phi : 0);
        comparer.Near("tau2", vector.Out.GetProperty("tau2"), wanted ? spread.TauSquared : 0);
        var adjusted = wanted && spread.TauSquared > 0;
        comparer.Same("draw_adjusted", vector.Out.GetProperty("draw_adjusted").GetBoolean(), adjusted);
        CompareFunnel(vector, comparer, numerators, denominators, type, target, multiplier, adjusted ? spread.TauSquared : null);
    }

    private static void CompareFunnel(
        VectorCase vector, Comparer comparer, double[] numerators, double[] denominators, string type, double target, double multiplier, double? spread)
    {
        var outliers = vector.Out.Column("outlier");
        var isAt95 = vector.In.Parameter("limit") == 95;
        // Asked for neither kind of limits, they flag nothing.
        var flagsNothing = !vector.In.GetProperty("draw_adjusted").GetBoolean() && !vector.In.GetProperty("draw_unadjusted").GetBoolean();
        for (var i = 0; i < numerators.Length; i++)
        {
            var size = denominators[i];
            var adjusted = (At95: LimitsAt(type, true, target, size, spread ?? 0, Confidence.NinetyFive),
                At998: LimitsAt(type, true, target, size, spread ?? 0, Confidence.NinetyNinePointEight));
            var byChance = (At95: LimitsAt(type, false, target, size, 0, Confidence.NinetyFive),
                At998: LimitsAt(type, false, target, size, 0, Confidence.NinetyNinePointEight));
            CompareLimits(comparer, vector, ("OD95LCL", "OD95UCL", i), adjusted.At95, multiplier);
            CompareLimits(comparer, vector, ("OD99LCL", "OD99UCL", i), adjusted.At998, multiplier);
            CompareLimits(comparer, vector, ("LCL95", "UCL95", i), byChance.At95, multiplier);
            CompareLimits(comparer, vector, ("LCL99", "UCL99", i), byChance.At998, multiplier);
            var (at95, at998) = spread is null ? byChance : adjusted;
            var limits = isAt95 ? at95 : at998;
            var ratio = comparer.Expected("rr", i);
            // A limit that they leave beyond a quarter turn flags areas at random; see CompareLimits.
            if (type is "SR" || (limits.Lower > 0 && limits.Upper < 1))
                comparer.Same($"outlier[{i}]", outliers[i], !flagsNothing && (ratio < limits.Lower || ratio > limits.Upper) ? 1 : 0);
        }
    }

    /// <summary>A limit of a proportion at 0 or 1 there depends on the grid of the plot, so only those between are compared.</summary>
    private static void CompareLimits(Comparer comparer, VectorCase vector, (string Lower, string Upper, int Row) at, Interval limits, double multiplier)
    {
        var isShare = vector.In.Word("data_type") is "PR";
        foreach (var (column, limit) in new[] { (at.Lower, limits.Lower), (at.Upper, limits.Upper) })
        {
            if (isShare && limit is 0 or 1)
                continue;
            // Near 0 the square of a sine magnifies what their z lacks, so a share is compared on the scale of its angle.
            var absolute = isShare ? multiplier * Math.Sin(2 * Math.Asin(Math.Sqrt(limit))) * LimitTolerance : 0;
            comparer.Near($"{column}[{at.Row}]", comparer.Expected(column, at.Row), limit * multiplier, LimitTolerance, absolute);
        }
    }

    private static Interval LimitsAt(string type, bool adjusted, double target, double size, double spread, Confidence level) => (type, adjusted) switch
    {
        ("PR", _) => AdjustedLimits.Proportion(target, size, spread, level),
        (_, true) when double.IsInfinity(spread) => new(0, double.PositiveInfinity),
        (_, true) => AdjustedLimits.Ratio(size, spread, level),
        _ => CountInterval.Exact(size, level).Times(1 / size).Times(target),
    };

    private static void CompareTrimmed(VectorCase vector, Comparer comparer, double[] before, double[] after, string type)
    {
        var expected = vector.Out.Column(type is "PR" ? "winsorised" : "truncated");
        // The flag of a winsorised score is also set for one that lies on the edge itself.
        var (low, high) = (after.Min(), after.Max());
        for (var i = 0; i < before.Length; i++)
        {
            var trimmed = type is "PR" ? !(before[i] > low && before[i] < high) : double.IsNaN(after[i]);
            comparer.Same($"trimmed[{i}]", expected[i], trimmed ? 1 : 0);
        }
    }

    private static bool IsWrongThere(string type, string method) => type is "RC" || (type is "SR" && method is "CQC");

    /// <summary>Sums by group, in the order of groups; expected counts are taken as they rounded them, to two decimals.</summary>
    private static (double[] Numerators, double[] Denominators) Grouped(VectorCase vector, Comparer comparer)
    {
        var groups = vector.In.Words("group");
        var (x, n) = (vector.In.Column("numerator"), vector.In.Column("denominator"));
        var names = groups.Distinct().Order(StringComparer.Ordinal).ToList();
        double[] numerators = [.. names.Select(g => ReproducibleSum.Of([.. x.Where((_, i) => groups[i] == g)]))];
        double[] denominators = [.. names.Select(g => ReproducibleSum.Of([.. n.Where((_, i) => groups[i] == g)]))];
        if (Domain.Comparison.Funnel.SameEverywhere(numerators, denominators))
            throw new ArgumentException("Every authority has the same figure.");
        if (numerators.Zip(denominators).Any(p => MeasureValue.Ratio(p.First, p.Second) is not MeasureValue.Value))
        {
            comparer.LeaveOut("a denominator of 0 never reaches a formula of ours");
            return ([], []);
        }

        comparer.Same("groups", string.Join(",", names), string.Join(",", vector.Out.Words("group")));
        comparer.Near("numerator", numerators);
        comparer.Near("rr", [.. numerators.Zip(denominators, (x, n) => x / n)]);
        var used = vector.Out.Column("denominator");
        for (var i = 0; i < used.Length; i++)
            comparer.Near($"denominator[{i}]", used[i], denominators[i], absolute: vector.In.Word("data_type") is "SR" ? 0.00501 : 0);
        return (numerators, used);
    }
}
