using System.Text.Json;
using Reporting.Domain.Comparison;

namespace Reporting.Domain.Tests.Comparison.Vectors;

/// <summary>Intervals against OHID's PHEindicatormethods.</summary>
internal static class IntervalVectors
{
    public static void Wilson(VectorCase vector, Comparer comparer)
    {
        var confidence = LevelOf(vector);
        var (x, n) = (vector.In.GetProperty("x").Known(), vector.In.GetProperty("n").Known());
        var interval = x is { } part && n is { } whole ? Domain.Comparison.Wilson.Interval(part, whole, confidence) : new(double.NaN, double.NaN);
        comparer.Near("lower", vector.Out.GetProperty("lower"), interval.Lower);
        comparer.Near("upper", vector.Out.GetProperty("upper"), interval.Upper);
    }

    public static void Byar(VectorCase vector, Comparer comparer)
    {
        var confidence = LevelOf(vector);
        var interval = vector.In.GetProperty("x").Known() is { } events
            ? CountInterval.Byar(events, confidence)
            : new(double.NaN, double.NaN);
        comparer.Near("lower", vector.Out.GetProperty("lower"), interval.Lower);
        comparer.Near("upper", vector.Out.GetProperty("upper"), interval.Upper);
    }

    public static void Proportion(VectorCase vector, Comparer comparer) =>
        Quotients(vector, comparer, Statistic.Proportion, MeasureValue.Proportion, mayHaveNoLevel: true);

    public static void Rate(VectorCase vector, Comparer comparer) =>
        Quotients(vector, comparer, Statistic.Rate, MeasureValue.Rate, mayHaveNoLevel: false);

    public static void Mean(VectorCase vector, Comparer comparer)
    {
        var values = vector.In.KnownColumn("x");
        var levels = Levels(vector.In.Column("confidence"));
        RefuseUnknownColumns(vector, levels);
        var groups = vector.In.Has("group") ? vector.In.Words("group") : new string?[values.Length];
        var summaries = groups.Distinct().Order(StringComparer.Ordinal)
            .Select(g => values.Where((_, i) => groups[i] == g).ToArray())
            .DefaultIfEmpty([])
            .ToList();
        // A missing number makes the group's mean missing, and still counts.
        var complete = summaries.Select(g => g.All(v => v.HasValue) ? MeanSummary.Of([.. g.Select(v => v!.Value)]) : null).ToList();
        if (vector.In.Has("group"))
            comparer.Same("groups", string.Join(",", groups.Distinct().Order(StringComparer.Ordinal)), string.Join(",", vector.Out.Words("group")));
        comparer.NearWherePresent("value_sum", [.. complete.Select(m => m?.Sum ?? double.NaN)]);
        comparer.NearWherePresent("value_count", [.. summaries.Select(g => (double)g.Length)]);
        comparer.NearWherePresent("stdev", [.. complete.Select(m => m?.StandardDeviation ?? double.NaN)]);
        comparer.NearWherePresent("value", [.. complete.Select(m => m?.Mean ?? double.NaN)]);
        foreach (var level in levels)
        {
            var intervals = complete.Select(m => m?.Interval(level) ?? new(double.NaN, double.NaN)).ToList();
            comparer.NearWherePresent(Name("lower", level, levels), [.. intervals.Select(i => i.Lower)]);
            comparer.NearWherePresent(Name("upper", level, levels), [.. intervals.Select(i => i.Upper)]);
        }

        CompareLabels(vector, comparer, levels);
    }

    private delegate MeasureValue Measure(double? numerator, double? denominator, double multiplier);

    private static void Quotients(VectorCase vector, Comparer comparer, Statistic statistic, Measure measure, bool mayHaveNoLevel)
    {
        var multiplier = vector.In.Parameter("multiplier");
        var asked = vector.In.Column("confidence");
        IReadOnlyList<Confidence> levels = mayHaveNoLevel && asked is [double.NaN] ? [] : Levels(asked);
        RefuseUnknownColumns(vector, levels);
        var rows = Rows(vector, comparer);
        if (comparer.LeftOut is not null)
            return;

        var values = rows.Select(r => measure(r.X, r.N, multiplier)).ToList();
        if (values.Find(v => v is MeasureValue.Invalid or MeasureValue.NoDenominator) is { } failure)
            throw new ArgumentException(failure.ToString());
        comparer.NearWherePresent("value", [.. values.Select(v => v is MeasureValue.Value value ? value.Amount : double.NaN)]);
        foreach (var value in values.OfType<MeasureValue.Value>())
            comparer.Same("statistic", statistic, value.Statistic);
        foreach (var level in levels)
        {
            var intervals = values.Select(v => v is MeasureValue.Value value ? value.IntervalAt(level)!.Value : new(double.NaN, double.NaN)).ToList();
            comparer.NearWherePresent(Name("lower", level, levels), [.. intervals.Select(i => i.Lower)]);
            comparer.NearWherePresent(Name("upper", level, levels), [.. intervals.Select(i => i.Upper)]);
        }

        CompareLabels(vector, comparer, levels);
    }

    private static Confidence LevelOf(VectorCase vector) =>
        Confidence.Of(vector.In.GetProperty("confidence").ValueKind is JsonValueKind.Number ? vector.In.Parameter("confidence") : double.NaN);

    /// <summary>One level, or 95% and 99.8% together.</summary>
    private static IReadOnlyList<Confidence> Levels(double[] shares) => shares switch
    {
        [var one] => [Confidence.Of(one)],
        [0.95, 0.998] => [Confidence.NinetyFive, Confidence.NinetyNinePointEight],
        _ => throw new ArgumentException("A table has one confidence level, or 0.95 and 0.998 together."),
    };

    /// <summary>The rows, or the sums of their groups; a missing number makes its group's sum missing.</summary>
    private static List<(double? X, double? N)> Rows(VectorCase vector, Comparer comparer)
    {
        var (x, n) = (vector.In.KnownColumn("x"), vector.In.KnownColumn("n"));
        if (!vector.In.Has("group"))
            return [.. x.Zip(n)];
        var groups = vector.In.Words("group");
        if (groups.Distinct().Count() == 1)
        {
            comparer.LeaveOut("a single group is not summed there");
            return [];
        }

        var names = groups.Distinct().Order(StringComparer.Ordinal).ToList();
        List<(double? X, double? N)> sums = [.. names.Select(g => (Sum(x, groups, g), Sum(n, groups, g)))];
        comparer.Same("groups", string.Join(",", names), string.Join(",", vector.Out.Words("group")));
        comparer.NearWherePresent("x", [.. sums.Select(s => s.X ?? double.NaN)]);
        comparer.NearWherePresent("n", [.. sums.Select(s => s.N ?? double.NaN)]);
        return sums;
    }

    private static double? Sum(double?[] column, string?[] groups, string? group)
    {
        var sum = Aggregate.Of<int>([.. column.Select((v, i) => new AuthorityCounts<int>(i, v, 1)).Where(c => groups[c.Authority] == group)]);
        return sum.Supplied == sum.Due ? sum.Numerator : null;
    }

    /// <summary>Which columns are wanted is a parameter there; a caller of ours takes what it needs.</summary>
    private static void RefuseUnknownColumns(VectorCase vector, IReadOnlyList<Confidence> levels)
    {
        var type = vector.In.Word("type");
        if (type is not ("value" or "lower" or "upper" or "standard" or "full"))
            throw new ArgumentException($"There are no columns '{type}'.");
        if (levels.Count == 0 && (type is "lower" or "upper" or "standard"))
            throw new ArgumentException("Without a confidence level there are no intervals.");
    }

    private static void CompareLabels(VectorCase vector, Comparer comparer, IReadOnlyList<Confidence> levels)
    {
        if (!vector.Out.TryGetProperty("confidence", out var labels))
            return;
        foreach (var label in labels.EnumerateArray())
            comparer.Same("confidence", label.GetString(), string.Join(", ", levels));
    }

    private static string Name(string end, Confidence level, IReadOnlyList<Confidence> levels) => levels.Count == 1
        ? end + "cl"
        : $"{end}{level.Share * 100:0.0}cl".Replace('.', '_');
}
