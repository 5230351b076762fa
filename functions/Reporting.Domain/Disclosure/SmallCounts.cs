using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>
/// Primary suppression: which counts of which authority are hidden in a period. A count is hidden wherever it would be printed, whichever measure prints it, so that no
/// measure shows what another hides.
/// </summary>
internal sealed class SmallCounts
{
    private readonly HashSet<(AuthorityCode Authority, string Expression)> hidden = [];

    public SmallCounts(Collection collection, PeriodOwn own)
    {
        foreach (var (authority, figures) in own.Figures)
        {
            foreach (var measure in collection.MeasuresOf(own.Period.Id))
            {
                if (AreOfPeople(measure) && figures.TryGetValue(measure.Id, out var figure))
                    Hide(collection, authority, measure, figure);
            }
        }
    }

    public bool Hides(AuthorityCode authority, string expression) => hidden.Contains((authority, expression));

    public static bool IsSmall(double count, Collection collection) => count > 0 && count <= collection.SuppressUpTo;

    /// <summary>Whether the numbers count people or what happens to them, rather than councils, days or what councils do.</summary>
    public static bool AreOfPeople(Measure measure) => !measure.CountsThings && measure.Method is (Method.Proportion or Method.Rate or Method.Ratio);

    private void Hide(Collection collection, AuthorityCode authority, Measure measure, Own figure)
    {
        if (figure.Numerator is { } numerator)
        {
            // All of a group, or all but a few: the rest of the group is a small count too, and 100% says of each what they are.
            var rest = measure.Method is Method.Proportion && figure.Denominator is { } whole ? whole - numerator : double.PositiveInfinity;
            if (IsSmall(numerator, collection) || (numerator > 0 && rest >= 0 && rest <= collection.SuppressUpTo))
                hidden.Add((authority, measure.Numerator));
        }

        if (!measure.DenominatorIsReference && figure.Denominator is { } denominator && IsSmall(denominator, collection))
            hidden.Add((authority, measure.Denominator));
    }
}
