namespace Reporting.Local.Samples.Synthetic;

/// <summary>
/// Numbers drawn by chance from a seed: the same on every machine, since only whole numbers, sums and products are used (SplitMix64, and no logarithm or
/// cosine).
/// </summary>
internal sealed class Draws(ulong seed)
{
    private const int TermsOfBell = 12;
    private ulong state = seed;

    /// <summary>From 0 to below 1.</summary>
    public double Share()
    {
        // The sums and products wrap round: that is how it mixes.
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var mixed = state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
        }
    }

    public bool Chance(double probability) => Share() < probability;

    /// <summary>From the lowest to the highest, both included.</summary>
    public int Whole(int lowest, int highest) => lowest + (int)(Share() * (highest - lowest + 1));

    public double Between(double lowest, double highest) => lowest + (Share() * (highest - lowest));

    public T Of<T>(IReadOnlyList<T> choices) => choices[Whole(0, choices.Count - 1)];

    /// <summary>One of the choices, each as likely as its weight says.</summary>
    public T Weighted<T>(params (T Choice, double Weight)[] choices)
    {
        var left = Share() * choices.Sum(c => c.Weight);
        foreach (var (choice, weight) in choices)
        {
            left -= weight;
            if (left < 0)
                return choice;
        }

        return choices[^1].Choice;
    }

    /// <summary>A value from a distribution that is known by its lowest value, its 10th, 50th and 90th percentile, and its highest.</summary>
    public double Spread(double p0, double p10, double p50, double p90, double p100)
    {
        var at = Share();
        return at switch
        {
            < 0.1 => p0 + ((p10 - p0) * at / 0.1),
            < 0.5 => p10 + ((p50 - p10) * (at - 0.1) / 0.4),
            < 0.9 => p50 + ((p90 - p50) * (at - 0.5) / 0.4),
            _ => p90 + ((p100 - p90) * (at - 0.9) / 0.1),
        };
    }

    /// <summary>How many of a number it befalls, each with the same probability.</summary>
    public int Among(int number, double probability)
    {
        var count = 0;
        for (var i = 0; i < number; i++)
            count += Chance(probability) ? 1 : 0;
        return count;
    }

    /// <summary>A whole number near another: a sum of twelve draws is as good as a bell curve.</summary>
    /// <param name="spread">Standard deviation, as a share of <paramref name="number"/>.</param>
    public int Near(double number, double spread = 0.15)
    {
        var bell = -TermsOfBell / 2.0;
        for (var i = 0; i < TermsOfBell; i++)
            bell += Share();
        return Math.Max(0, (int)Math.Round(number * (1 + (spread * bell)), MidpointRounding.AwayFromZero));
    }

    public DateOnly Day(DateOnly first, DateOnly last) => first.AddDays(Whole(0, last.DayNumber - first.DayNumber));

    /// <summary>The same things in another order.</summary>
    public IReadOnlyList<T> Shuffled<T>(IEnumerable<T> things)
    {
        var list = things.ToList();
        for (var i = list.Count - 1; i > 0; i--)
        {
            var j = Whole(0, i);
            (list[i], list[j]) = (list[j], list[i]);
        }

        return list;
    }
}
