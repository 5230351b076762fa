using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;

namespace Reporting.Domain.Tests.Comparison.Vectors;

/// <summary>Ranks, bands, neighbours and changes against the Department for Education's Local Authority Interactive Tool.</summary>
internal static class LaitVectors
{
    public static void Benchmark(VectorCase vector, Comparer comparer)
    {
        var values = vector.In.KnownColumn("values");
        var polarity = vector.In.Word("polarity") switch { "High" => Polarity.Higher, "Low" => Polarity.Lower, _ => Polarity.Neutral };
        double[] sorted = [.. values.Where(v => v.HasValue).Select(v => v!.Value).Order()];
        var bounds = FiveNumbers.OfSorted(sorted);
        comparer.Near("quartile_bounds", [bounds.Lowest, bounds.LowerQuartile, bounds.Median, bounds.UpperQuartile, bounds.Highest]);
        comparer.Same("n_ranked", vector.Out.Parameter("n_ranked"), sorted.Length);

        var ranks = vector.Out.Words("rank");
        var bands = vector.Out.Words("band");
        var direction = Direction.Of(polarity);
        for (var i = 0; i < values.Length; i++)
        {
            // A neutral measure has no direction, and nothing that could be asked for its rank.
            comparer.Same($"rank[{i}]", ranks[i], direction is null ? "-" : values[i] is { } v ? $"{RankFormulas.Rank(v, sorted, direction)}" : null);
            comparer.Same($"band[{i}]", bands[i], direction is null ? "-" : values[i] is { } b ? $"{RankFormulas.Band(b, bounds, direction)}" : null);
        }

        var neighbours = NeighbourFigure.Of([.. vector.In.Column("sn_index").Select(i => values[(int)i - 1])]);
        comparer.Near("sn_mean", vector.Out.GetProperty("sn_mean"), neighbours.Mean);
        comparer.Near("sn_median", vector.Out.GetProperty("sn_median"), neighbours.Median);
        CompareRanking(values, polarity, ranks, bands, comparer);
    }

    /// <summary>The public way gives the same ranks and bands, or says why it gives none.</summary>
    private static void CompareRanking(double?[] values, Polarity polarity, string?[] ranks, string?[] bands, Comparer comparer)
    {
        var outcome = Ranking.TryCreate(polarity, Figures.Of(values));
        var known = values.Where(v => v.HasValue).Distinct().Count();
        var many = values.Count(v => v.HasValue) >= NotComparedReason.MinimumAuthorities;
        comparer.Same("whether there is a ranking", polarity is not Polarity.Neutral && many && known > 1, outcome is RankingOutcome<int>.Ranked);
        if (outcome is not RankingOutcome<int>.Ranked ranked)
            return;
        foreach (var place in ranked.Places)
        {
            comparer.Same("rank in the ranking", ranks[place.Authority], place is RankingPlace<int>.Placed p ? $"{p.Rank}" : null);
            comparer.Same("band in the ranking", bands[place.Authority], place is RankingPlace<int>.Placed b ? $"{b.Band}" : null);
        }
    }

    /// <summary>Between rows that are not of consecutive years the tool subtracts all the same; ours prints no change.</summary>
    public static void LatestChange(VectorCase vector, Comparer comparer)
    {
        var areas = vector.In.Words("area");
        var years = vector.In.Column("year");
        var values = vector.In.KnownColumn("value");
        var series = areas.Distinct()
            .Select(a => values.Select((v, i) => (Year: (int)years[i], Value: v)).Where((_, i) => areas[i] == a).OrderByDescending(p => p.Year).ToList())
            .ToList();
        var changes = PublishedSeries.LatestChanges(series);
        var expected = vector.Out.Column("change");
        var told = series.Select((s, i) => (Rows: s, Change: changes[i])).Where(s => s.Rows.Count > 1).ToList();
        comparer.Same("areas with two rows", expected.Length, told.Count);
        for (var i = 0; i < Math.Min(expected.Length, told.Count); i++)
        {
            if (told[i].Rows[0].Year == told[i].Rows[1].Year + 1)
                comparer.Near($"change[{i}]", expected[i], told[i].Change ?? double.NaN);
            else
                comparer.Same($"change[{i}] over a gap", null, told[i].Change);
        }
    }
}
