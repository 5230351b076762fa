namespace Reporting.Domain.Comparison;

/// <summary>The quartiles of authorities' values, in their unit; all NaN where nobody has one.</summary>
/// <param name="LowerQuartile">A quarter of the values are at or below it.</param>
/// <param name="Median">The middle value.</param>
/// <param name="UpperQuartile">A quarter of the values are at or above it.</param>
/// <param name="Count">How many authorities have a value.</param>
public readonly record struct Spread(double LowerQuartile, double Median, double UpperQuartile, int Count)
{
    /// <summary>The spread of the values that there are.</summary>
    public static Spread Of<TKey>(IEnumerable<AuthorityValue<TKey>> values)
        where TKey : notnull
    {
        double[] amounts = [.. values.Select(v => v.Measured).OfType<MeasureValue.Value>().Select(v => v.Amount)];
        var five = FiveNumbers.Of(amounts);
        return new(five.LowerQuartile, five.Median, five.UpperQuartile, amounts.Length);
    }
}

/// <summary>An authority's statistical neighbours in one figure: "mean of 9 of 10".</summary>
/// <param name="Mean">The unweighted mean of those available; NaN where none is.</param>
/// <param name="Median">Their median; NaN where none is.</param>
/// <param name="Available">How many have a value.</param>
/// <param name="Named">How many neighbours the authority has.</param>
public readonly record struct NeighbourFigure(double Mean, double Median, int Available, int Named)
{
    /// <summary>The figure from the neighbours' amounts; null for one that has none or does not exist in the period.</summary>
    /// <remarks>Source of the mean: Department for Education, Local Authority Interactive Tool; the median is this service's own.</remarks>
    public static NeighbourFigure Of(IReadOnlyCollection<double?> neighbours)
    {
        ArgumentNullException.ThrowIfNull(neighbours);
        double[] known = [.. neighbours.Where(a => a.HasValue).Select(a => a!.Value)];
        Array.Sort(known);
        return new(MeanSummary.Of(known).Mean, Quantile.Type7(known, 0.5), known.Length, neighbours.Count);
    }
}
