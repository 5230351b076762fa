using Reporting.Domain.Comparison;

namespace Reporting.Domain.Disclosure;

/// <summary>What a reader knows of an authority's counts.</summary>
internal static class PanelCounts
{
    /// <summary>Both counts, where both are printed and in England's total.</summary>
    public static BoundedCounts? Printed(ProtectedMeasure of, PublishedAuthority authority) =>
        IsLeftOut(of, authority) || authority is not { Numerator.Number: >= 0 and var numerator, Denominator.Number: > 0 and var denominator }
            ? null
            : BoundedCounts.Exactly(numerator, denominator);

    /// <summary>The same, with a hidden count between the bounds that a reader can give it; null where it has no upper one.</summary>
    public static BoundedCounts? HiddenToo(ProtectedMeasure of, PublishedAuthority authority)
    {
        if (Printed(of, authority) is { } printed)
            return printed;
        if (HiddenBySource.IsHidden(authority.Value))
            return of.Hidden.Counts.TryGetValue(authority.Authority.Code, out var known) ? known : null;
        var isHidden = IsHidden(authority.Numerator) || IsHidden(authority.Denominator);
        if (!isHidden || IsLeftOut(of, authority))
            return null;
        var denominator = BoundsOf(authority.Denominator, of.Rules, null);
        var most = SmallCounts.IsPartOfWhole(of.Measure.Measure) ? denominator?.Highest : null;
        return BoundsOf(authority.Numerator, of.Rules, most) is { } numerator && denominator is not null ? new(numerator, denominator) : null;
    }

    private static bool IsHidden(Published count) => count is Published.Withheld { Symbol: Symbol.Confidential };

    /// <summary>Somebody left it out of England's total, though both its parts are there.</summary>
    private static bool IsLeftOut(ProtectedMeasure of, PublishedAuthority authority) =>
        authority is { Numerator: Published.Figure, Denominator: Published.Figure }
        && of.Measure.England.Missing.Any(m => m.Code == authority.Authority.Code);

    /// <param name="most">Of a part, its whole; null where it is none.</param>
    private static CountBounds? BoundsOf(Published count, ProtectionRules? rules, double? most) => count switch
    {
        Published.Figure { Value: >= 0 } figure => CountBounds.Exactly(figure.Value),
        // Of figures that are public already nothing above the threshold is hidden here; elsewhere a larger count may be hidden to protect another.
        Published.Withheld { Symbol: Symbol.Confidential, FromSource: false } when rules is { FiguresArePublic: true } =>
            CountBounds.Between(1, Math.Max(1, Math.Min(rules.SuppressUpTo, most ?? double.MaxValue))),
        Published.Withheld { Symbol: Symbol.Confidential } when most is { } whole => CountBounds.Between(0, whole),
        _ => null,
    };
}
