using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;

namespace Reporting.Domain.Disclosure;

/// <summary>What a reader can say of the counts of one measure that its source hides because they are small, or to protect others.</summary>
/// <param name="Numerator">The source's own count for England; null where it gives none.</param>
/// <param name="Denominator">The source's own count for England; null where it gives none.</param>
/// <param name="From">The least that a hidden count can be; null where nothing is said of them.</param>
/// <param name="Counts">Between what the counts lie of each authority that has a hidden one; one that has no bounds is not there.</param>
internal sealed record HiddenBySource(
    double? Numerator, double? Denominator, double? From, IReadOnlyDictionary<AuthorityCode, BoundedCounts> Counts)
{
    /// <summary>Reads the source's totals and what they leave for the counts that it hides.</summary>
    /// <param name="collection">Its published figures, and what its codes hide.</param>
    /// <param name="published">The measure in its period, in the words of today.</param>
    public static HiddenBySource Of(Collection collection, PublishedMeasure published)
    {
        var measure = published.Measure;
        var numerator = Find(measure.PublishedNumerator);
        var denominator = Find(measure.PublishedDenominator) ?? ReferenceOf(published);
        var hidden = published.Authorities.Where(a => IsHidden(a.Value)).ToList();
        if (hidden.Count == 0 || collection.MissingCodes.FirstOrDefault(c => c.KeepsSourceSymbol && c.HiddenFrom is not null) is not { } code)
            return new(numerator, denominator, null, new Dictionary<AuthorityCode, BoundedCounts>());
        // The source's totals are rounded.
        var unit = collection.RoundTo / 2.0;
        var whole = BoundsOf(hidden, a => a.Denominator, code, _ => null, denominator + unit - Sum(published.Authorities, a => a.Denominator));
        Func<PublishedAuthority, double?> most = SmallCounts.IsPartOfWhole(measure)
            ? a => whole.GetValueOrDefault(a.Authority.Code) is { } of ? of.Highest : null
            : _ => null;
        var part = BoundsOf(hidden, a => a.Numerator, code, most, numerator + unit - Sum(published.Authorities, a => a.Numerator));
        var counts = hidden.Select(a => a.Authority.Code).Where(c => part.ContainsKey(c) && whole.ContainsKey(c))
            .ToDictionary(c => c, c => new BoundedCounts(part[c], whole[c]));
        return new(numerator, denominator, code.HiddenFrom, counts);

        double? Find(string? name) => name is null ? null : collection.Published.Find(name, PublishedFigures.England, published.Period.Id);
    }

    /// <summary>Whether the source's own symbol says that it hides a number.</summary>
    public static bool IsHidden(Published value) => value is Published.Withheld { Symbol: Symbol.Confidential, FromSource: true };

    /// <summary>England's public denominator, such as a population, where every authority has one.</summary>
    private static double? ReferenceOf(PublishedMeasure published) =>
        published.Measure.DenominatorIsReference && published.Authorities.All(a => a.Denominator is Published.Figure)
            ? Sum(published.Authorities, a => a.Denominator)
            : null;

    /// <param name="left">What the source's total leaves for all hidden counts together; null where it gives none.</param>
    private static Dictionary<AuthorityCode, CountBounds> BoundsOf(
        List<PublishedAuthority> hidden, Func<PublishedAuthority, Published> count, MissingCode code, Func<PublishedAuthority, double?> most, double? left)
    {
        var bounds = new Dictionary<AuthorityCode, CountBounds>();
        var limits = new Dictionary<AuthorityCode, double>();
        foreach (var authority in hidden)
        {
            double?[] all = [code.HiddenUpTo, most(authority), left is { } rest ? Math.Max(0, rest) : null];
            if (count(authority) is Published.Figure { Value: >= 0 } figure)
                bounds[authority.Authority.Code] = CountBounds.Exactly(figure.Value);
            else if (IsHidden(count(authority)) && all.Min() is { } limit)
                limits[authority.Authority.Code] = limit;
        }

        // Together they are no more than what is left.
        var together = limits.Values.Sum();
        var scale = left is { } of && together > Math.Max(0, of) ? Math.Max(0, of) / together : 1;
        foreach (var (authority, limit) in limits)
            bounds[authority] = CountBounds.Between(Math.Min(code.HiddenFrom!.Value, limit * scale), limit * scale);
        return bounds;
    }

    private static double Sum(IEnumerable<PublishedAuthority> authorities, Func<PublishedAuthority, Published> count) =>
        ReproducibleSum.Of([.. authorities.Select(a => count(a).Number).OfType<double>()]);
}
