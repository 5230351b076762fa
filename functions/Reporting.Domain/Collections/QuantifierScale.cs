namespace Reporting.Domain.Collections;

/// <param name="From">Lowest share of the band.</param>
/// <param name="Included">Whether <paramref name="From"/> itself is in the band.</param>
public sealed record QuantifierBand(double From, bool Included, string Words)
{
    public bool Holds(double share) => Included ? share >= From : share > From;
}

/// <summary>Which words stand for which share: most, a minority, a few.</summary>
/// <param name="CountsBelow">With fewer than this in the denominator, a sentence counts: five of the eight.</param>
/// <param name="Bands">From the highest to the lowest; the last holds 0.</param>
public sealed record QuantifierScale(string Name, int Version, int CountsBelow, IReadOnlyList<QuantifierBand> Bands)
{
    /// <param name="share">Unrounded, 0 to 1.</param>
    public string Words(double share) => Bands.First(b => b.Holds(share)).Words;
}
