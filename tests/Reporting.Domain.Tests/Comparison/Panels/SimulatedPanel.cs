using MathNet.Numerics.Distributions;
using MathNet.Numerics.Random;
using Reporting.Domain.Comparison;

namespace Reporting.Domain.Tests.Comparison.Panels;

/// <summary>
/// Authorities whose counts spread far more than chance, as real ones do: each has a share of its own, which moves from year to year about a
/// common mean, and a third of its children are counted in the next year too.
/// </summary>
internal sealed class SimulatedPanel(int seed)
{
    private const int Authorities = 147;
    private const double Share = 0.11;

    /// <summary>Beta precision of the authorities' shares about the common one: a standard deviation of 3.9 points.</summary>
    private const double BetweenAuthorities = 64;

    /// <summary>Beta precision of a year's share about the authority's own: a standard deviation of 1.6 points.</summary>
    private const double BetweenYears = 400;

    private readonly Xoshiro256StarStar random = new(seed);

    /// <summary>One panel, of as many years as there are changes.</summary>
    /// <param name="changes">Added to every authority's share in each year.</param>
    public MatchedPanel<int> Next(params ReadOnlySpan<double> changes)
    {
        var years = new Dictionary<int, BoundedCounts>[changes.Length];
        for (var year = 0; year < years.Length; year++)
            years[year] = [];
        Span<double> shares = stackalloc double[changes.Length];
        for (var authority = 0; authority < Authorities; authority++)
        {
            // Children looked after: from 60 to 3,000, half of the authorities below 600.
            var children = Math.Round(Math.Clamp(LogNormal.Sample(random, Math.Log(600), 0.75), 60, 3_000));
            var own = Draw(Share, BetweenAuthorities);
            for (var year = 0; year < years.Length; year++)
                shares[year] = Math.Clamp(Draw(own, BetweenYears) + changes[year], 0, 1);
            var (carried, expectedCarried) = (0, 0.0);
            for (var year = 0; year < years.Length; year++)
            {
                // Of the children who stay, those of the smaller share are counted in both years.
                var expectedBoth = year + 1 < years.Length ? Math.Min(shares[year], shares[year + 1]) * children / 3 : 0;
                var both = Count(expectedBoth);
                var count = carried + both + Count((shares[year] * children) - expectedCarried - expectedBoth);
                years[year][authority] = BoundedCounts.Exactly(count, children);
                (carried, expectedCarried) = (both, expectedBoth);
            }
        }

        return MatchedPanel.Of<int>(years, isPartOfWhole: false);
    }

    /// <summary>How many of so many panels fulfil a condition.</summary>
    public int CountOf(int panels, Func<MatchedPanel<int>, bool> condition, params double[] changes) =>
        Enumerable.Range(0, panels).Count(_ => condition(Next(changes)));

    /// <summary>The spread of an estimate over so many panels without change in so many years: its standard error.</summary>
    public double StandardError(int panels, int years, Func<MatchedPanel<int>, double> estimate) =>
        MeanSummary.Of([.. Enumerable.Range(0, panels).Select(_ => estimate(Next(new double[years])))]).StandardDeviation;

    private int Count(double expected) => expected > 0 ? Poisson.Sample(random, expected) : 0;

    private double Draw(double mean, double precision) => Beta.Sample(random, mean * precision, (1 - mean) * precision);
}
