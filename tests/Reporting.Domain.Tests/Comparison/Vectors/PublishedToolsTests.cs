using Xunit;

namespace Reporting.Domain.Tests.Comparison.Vectors;

/// <summary>Every case of every file of expected values, with the exceptions that each method names and no others.</summary>
public sealed class PublishedToolsTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, Action<VectorCase, Comparer>> Methods = new(StringComparer.Ordinal)
    {
        ["wilson"] = IntervalVectors.Wilson,
        ["byars"] = IntervalVectors.Byar,
        ["phe_proportion"] = IntervalVectors.Proportion,
        ["phe_rate"] = IntervalVectors.Rate,
        ["phe_mean"] = IntervalVectors.Mean,
        ["lait_benchmark"] = LaitVectors.Benchmark,
        ["lait_change"] = LaitVectors.LatestChange,
        ["trend_chisq"] = TrendVectors.ChiSquared,
        ["trend_fingertips"] = TrendVectors.Fingertips,
        ["assign_funnel_significance"] = FunnelVectors.Significance,
        ["calculate_funnel_limits"] = FunnelVectors.Limits,
        ["funnelplotr"] = DispersionVectors.Funnel,
        ["funnelplotr_limits"] = DispersionVectors.Limits,
        ["funnelplotr_overdispersion"] = DispersionVectors.Estimate,
    };

    /// <summary>Disclosure control is compared in its own room. A population that follows from a count and its rate is computed nowhere.</summary>
    private static readonly string[] NotHere = ["round5", "suppression_attack", "suppression_optimum", "calculate_funnel_points"];

    private static readonly Dictionary<string, Lazy<Tally>> Tallies =
        Methods.Keys.ToDictionary(m => m, m => new Lazy<Tally>(() => Run(m)), StringComparer.Ordinal);

    public static TheoryData<string> MethodNames => [.. Methods.Keys];

    [Theory]
    [MemberData(nameof(MethodNames))]
    public void Method_EveryCase_AgreesWithThePublishedTool(string method)
    {
        var tally = Tallies[method].Value;
        output.WriteLine(tally.ToString());
        Assert.True(tally.Differences.Count == 0, string.Join(Environment.NewLine, tally.Differences.Take(40)));
    }

    [Fact]
    public void Methods_AllThatAreFound_AreCompared()
    {
        var tallies = Tallies.Values.Select(t => t.Value).ToList();
        foreach (var tally in tallies)
            output.WriteLine(tally.ToString());
        output.WriteLine($"{tallies.Sum(t => t.Compared)} cases and {tallies.Sum(t => t.Numbers):N0} results compared in all.");
        Assert.Empty(VectorFiles.Methods.Except(Methods.Keys).Except(NotHere));
        Assert.All(tallies, t => Assert.Equal(VectorFiles.Of(t.Method).Count(), t.Compared + t.LeftOut.Count));
    }

    private static Tally Run(string method)
    {
        var tally = new Tally(method, 0, 0, [], []);
        foreach (var vector in VectorFiles.Of(method))
        {
            var comparer = new Comparer(vector);
            var error = ErrorOf(() => Methods[method](vector, comparer));
            if (comparer.LeftOut is { } why)
            {
                tally.LeftOut.Add(why);
                continue;
            }

            if (vector.IsError != error is not null)
                tally.Differences.Add($"{vector.Name}: our error is '{error}'; there is {(vector.IsError ? "one" : "none")} there");
            tally.Differences.AddRange(comparer.Differences);
            tally = tally with { Compared = tally.Compared + 1, Numbers = tally.Numbers + comparer.Numbers };
        }

        return tally;
    }

    private static string? ErrorOf(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    private sealed record Tally(string Method, int Compared, long Numbers, List<string> LeftOut, List<string> Differences)
    {
        public override string ToString() =>
            $"{Method}: {Compared} cases compared, {Numbers:N0} results"
            + string.Concat(LeftOut.CountBy(w => w).Select(w => $"; {w.Value} left out, {w.Key}"));
    }
}
