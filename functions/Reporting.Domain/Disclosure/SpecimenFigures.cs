using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>What kind of figures templates are tried on.</summary>
public enum Specimen
{
    /// <summary>Every authority returned large counts, so nothing is hidden.</summary>
    Full,

    /// <summary>Every authority returned small counts, so all that counts people is hidden.</summary>
    Hidden,

    /// <summary>One authority returned something.</summary>
    One,

    /// <summary>Nobody returned anything.</summary>
    Empty,
}

/// <summary>Figures that nobody returned, to try templates on. They agree with each other: a part is less than its whole, a sum is that of its items.</summary>
public static class SpecimenFigures
{
    private const int Visited = 8;

    // To protect a country whose every count is small takes minutes, and shows no more of a template.
    private const int SmallCountry = 16;

    private const int LargestSmallCount = 4;
    private const int Deepest = 6;
    private const double Population = 60_000;
    private const double LargestCount = 40_000;
    private const double Deviation = 1.5;

    /// <summary>The unprotected figures of a period.</summary>
    /// <param name="due">The authorities that were due; of small counts only the first of them.</param>
    public static PeriodOwn Of(Collection collection, Period period, IReadOnlyList<Authority> due, Specimen specimen)
    {
        due = specimen is Specimen.Hidden or Specimen.One ? [.. due.Take(SmallCountry)] : due;
        var measures = collection.MeasuresOf(period.Id).ToList();
        var depths = DepthsOf(measures);
        var returning = specimen switch
        {
            Specimen.Empty => 0,
            Specimen.One => 1,
            _ => due.Count,
        };
        var figures = new Dictionary<AuthorityCode, IReadOnlyDictionary<string, Own>>();
        foreach (var (place, authority) in due.Take(returning).Index())
        {
            figures[authority.Code] = measures.Where(m => IsAnswered(collection, m, place))
                .ToDictionary(m => m.Id, m => FigureOf(m, specimen, place, depths));
        }

        var england = measures.Where(m => returning > 0 && collection.Instrument(m.Instrument) is { IsOfEnglandAlone: true });
        return new(period, due, figures, new HashSet<AuthorityCode>()) { England = england.ToDictionary(m => m.Id, m => FigureOf(m, specimen, 0, depths)) };
    }

    // Inspectors visit some areas, and some of their records are of no area.
    private static bool IsAnswered(Collection collection, Measure measure, int place) => collection.Instrument(measure.Instrument) switch
    {
        { IsOfEnglandAlone: true } => false,
        { FromInspectorate: true } => place < Visited,
        _ => true,
    };

    private static Own FigureOf(Measure measure, Specimen specimen, int place, Dictionary<string, int> depths)
    {
        var (numerator, denominator) = (Count(measure.Numerator), measure.DenominatorIsReference ? Population : Count(measure.Denominator));
        if (measure.Method is Method.ShareOfAuthorities)
            (numerator, denominator) = (place % 2, 1);
        return Own.Of(measure.Id, numerator, denominator, null, false, false, null, measure.Method is Method.Mean or Method.Days ? Deviation : null);

        double Count(string expression) => Math.Max(1, ItemsOf(expression).Sum(i => i.Times * ItemOf(i.Item, specimen, place, depths)));
    }

    /// <summary>A count of one item: the deeper the item stands below others, the smaller.</summary>
    private static double ItemOf(string item, Specimen specimen, int place, Dictionary<string, int> depths)
    {
        var depth = depths.GetValueOrDefault(item);
        return specimen is Specimen.Hidden
            ? Math.Max(1, LargestSmallCount - depth)
            : Math.Floor(LargestCount / Math.Pow(4, depth) * (1 + place % 10 / 20.0));
    }

    /// <summary>How far each item stands below those that it is a part of.</summary>
    private static Dictionary<string, int> DepthsOf(IReadOnlyList<Measure> measures)
    {
        var depths = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var pass = 0; pass < Deepest; pass++)
        {
            foreach (var measure in measures.Where(m => !m.DenominatorIsReference))
            {
                var (parts, wholes) = (ItemsOf(measure.Numerator), ItemsOf(measure.Denominator));
                if (parts.Any(p => wholes.Any(w => w.Item == p.Item)))
                    continue;
                var depth = Math.Min(Deepest, 1 + wholes.Max(w => depths.GetValueOrDefault(w.Item)));
                foreach (var (item, _) in parts)
                    depths[item] = Math.Max(depths.GetValueOrDefault(item), depth);
            }
        }

        return depths;
    }

    private static IReadOnlyList<(string Item, long Times)> ItemsOf(string expression) =>
        CountExpression.TermsOf(expression) ?? [(CountExpression.Normalised(expression), 1)];
}
