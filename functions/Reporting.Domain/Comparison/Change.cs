namespace Reporting.Domain.Comparison;

/// <summary>An authority's figure in one of the periods of a collection.</summary>
/// <param name="Position">The place of the period among all periods of the collection, or its year.</param>
/// <param name="Amount">The figure; null where there is none.</param>
public readonly record struct PeriodValue(int Position, double? Amount);

/// <summary>The change from the period before, or why there is none.</summary>
public abstract record Change
{
    private Change()
    {
    }

    /// <summary>The newest figure minus that of the period just before it, in the unit of the figure; unrounded.</summary>
    /// <param name="series">An authority's figures in any order of periods.</param>
    /// <param name="breaks">Positions from which on the definition or the authority is another: nothing is compared across one.</param>
    /// <exception cref="ArgumentException">A period comes twice.</exception>
    public static Change Latest(IReadOnlyCollection<PeriodValue> series, IReadOnlyCollection<int>? breaks = null)
    {
        ArgumentNullException.ThrowIfNull(series);
        PeriodValue[] ordered = [.. series.OrderByDescending(p => p.Position)];
        if (ordered.DistinctBy(p => p.Position).Count() < ordered.Length)
            throw new ArgumentException("A period comes twice.", nameof(series));
        return ordered switch
        {
            [] or [_] => new NotKnown(NotCompared.Because("There is no earlier figure.")),
            [var last, var before, ..] when last.Position != before.Position + 1 =>
                new NotKnown(NotCompared.Because("The period before has no figure.")),
            [var last, ..] when breaks?.Contains(last.Position) == true =>
                new NotKnown(NotCompared.Because("The definition changed between the two periods.")),
            [{ Amount: { } last }, { Amount: { } before }, ..] => new By(last - before),
            _ => new NotKnown(NotCompared.Missing),
        };
    }

    /// <summary>The change is known.</summary>
    public sealed record By(double Difference) : Change
    {
        /// <summary>Whether the figure became better or worse; only a measure with a direction can say so.</summary>
        public Arrow Arrow(Direction direction)
        {
            ArgumentNullException.ThrowIfNull(direction);
            return direction.Judge(Difference) switch
            {
                > 0 => Comparison.Arrow.Better,
                < 0 => Comparison.Arrow.Worse,
                _ => Comparison.Arrow.Same,
            };
        }
    }

    public sealed record NotKnown(NotCompared Why) : Change;
}

/// <summary>Which way a figure went, judged.</summary>
public enum Arrow
{
    Same,
    Better,
    Worse,
}
