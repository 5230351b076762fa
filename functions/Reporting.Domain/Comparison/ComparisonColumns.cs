namespace Reporting.Domain.Comparison;

/// <summary>Where a comparison of one measure in one period is written: a row an authority in each column.</summary>
public readonly ref struct ComparisonColumns
{
    /// <summary>The figure × multiplier; NaN where it is missing.</summary>
    public Span<double> Amounts { get; init; }

    public Span<double> Lower95 { get; init; }

    public Span<double> Upper95 { get; init; }

    public Span<double> Lower998 { get; init; }

    public Span<double> Upper998 { get; init; }

    /// <summary>Ranks, 1 the best; 0 where there is none.</summary>
    public Span<int> Ranks { get; init; }

    public Span<QuartileBand> Bands { get; init; }

    /// <summary>Positions by chance alone.</summary>
    public Span<FunnelPosition> ByChance { get; init; }

    /// <summary>Positions that allow for the spread between authorities.</summary>
    public Span<FunnelPosition> Adjusted { get; init; }
}

/// <summary>Columns for many blocks of authorities, measure by measure and period by period, allocated once.</summary>
public sealed class ComparisonTable(int authorities, int blocks)
{
    private readonly double[] numbers = new double[5 * authorities * blocks];
    private readonly int[] ranks = new int[authorities * blocks];
    private readonly QuartileBand[] bands = new QuartileBand[authorities * blocks];
    private readonly FunnelPosition[] positions = new FunnelPosition[2 * authorities * blocks];

    /// <summary>The columns of one block.</summary>
    public ComparisonColumns this[int block] => new()
    {
        Amounts = Numbers(0, block),
        Lower95 = Numbers(1, block),
        Upper95 = Numbers(2, block),
        Lower998 = Numbers(3, block),
        Upper998 = Numbers(4, block),
        Ranks = ranks.AsSpan(block * authorities, authorities),
        Bands = bands.AsSpan(block * authorities, authorities),
        ByChance = positions.AsSpan(block * authorities, authorities),
        Adjusted = positions.AsSpan((blocks + block) * authorities, authorities),
    };

    private Span<double> Numbers(int column, int block) => numbers.AsSpan(((column * blocks) + block) * authorities, authorities);
}
