namespace Reporting.Domain.Collections;

/// <summary>One word of a scale, and the shares that it stands for.</summary>
/// <param name="From">Lowest share of the band, from 0 to 1.</param>
/// <param name="Included">Whether <paramref name="From"/> itself is in the band.</param>
/// <param name="Words">What is said: most.</param>
public sealed record QuantifierBand(double From, bool Included, string Words)
{
    /// <summary>Whether a share is high enough for the band.</summary>
    public bool Holds(double share) => Included ? share >= From : share > From;
}

/// <summary>Which words stand for which share: most, a minority, a few.</summary>
/// <param name="Name">As a collection names it.</param>
/// <param name="Version">Raised whenever a band changes.</param>
/// <param name="CountsBelow">With fewer than this in the denominator, a sentence counts: five of the eight.</param>
/// <param name="Bands">From the highest to the lowest; the last holds 0.</param>
public sealed record QuantifierScale(string Name, int Version, int CountsBelow, IReadOnlyList<QuantifierBand> Bands)
{
    /// <summary>The words of the highest band that holds a share.</summary>
    /// <param name="share">Unrounded, 0 to 1.</param>
    public string Words(double share) => Bands.First(b => b.Holds(share)).Words;
}
