namespace Reporting.Functions.Rendering.Charts;

/// <summary>Classes of about the same number of values (quintiles).</summary>
/// <remarks>
/// Values that are printed alike are in the same class, so there can be fewer than five. Equal numbers rather than equal steps: a few authorities with
/// very high values would leave nearly all others in one shade.
/// </remarks>
public sealed class TileClasses
{
    public const int Most = 5;

    // Spread over the five tints, however many classes there are.
    private static readonly int[][] Levels = [[], [3], [2, 4], [1, 3, 5], [1, 2, 4, 5], [1, 2, 3, 4, 5]];

    private readonly List<(double Low, double High, int Count)> classes;

    private TileClasses(List<(double Low, double High, int Count)> classes) => this.classes = classes;

    public int Count => classes.Count;

    public IReadOnlyList<(double Low, double High, int Count)> Limits => classes;

    public static TileClasses Of(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToList();
        var edges = Enumerable.Range(1, Most - 1).Select(i => Quantile(sorted, (double)i / Most)).ToList();
        return new([.. sorted.GroupBy(v => edges.Count(e => v > e)).OrderBy(g => g.Key).Select(g => (g.Min(), g.Max(), g.Count()))]);
    }

    /// <summary>From 0, the lowest.</summary>
    public int IndexOf(double value) => classes.FindIndex(c => value <= c.High);

    /// <summary>The tint, 1 to 5.</summary>
    public int Level(int index) => Levels[Count][index];

    // Type 7: between the two values next to the place, in proportion.
    private static double Quantile(List<double> sorted, double share)
    {
        if (sorted.Count == 0)
            return 0;

        var place = share * (sorted.Count - 1);
        var below = (int)place;
        return sorted[below] + ((place - below) * (sorted[Math.Min(below + 1, sorted.Count - 1)] - sorted[below]));
    }
}
