using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Rendering.Charts;

/// <summary>The words of a funnel chart.</summary>
internal static class FunnelWords
{
    /// <returns>Why there is no funnel, in words; null where there is one.</returns>
    public static string? WhyNone(Measure measure, int shown, FunnelOptions options)
    {
        if (measure.Polarity == Polarity.Neutral)
            return "There is no funnel: neither high nor low is better, so authorities are not set against limits.";
        if (!measure.HasInterval)
            return "There is no funnel: the events are not independent of each other, so limits would be too narrow.";
        return shown < FunnelChart.MinimumAuthorities || options.Limits.Count == 0
            ? $"There is no funnel: fewer than {FunnelChart.MinimumAuthorities} authorities have a value that can be shown."
            : null;
    }

    public static ChartFrame Frame(PublishedMeasure published, FunnelOptions options, int shown, string? absence, double height)
    {
        var measure = published.Measure;
        var title = $"{measure.Title}, by size of authority, {published.Period.Title}";
        if (absence is not null)
            return ChartFrame.For("funnel", options, title, "", absence, height, [], [], absence);

        var beyond = published.Authorities.Where(a => options.Beyond.Contains(a.Authority.Code) && HasPlace(a)).ToList();

        // An authority can have a value and a hidden denominator: then its place is unknown.
        var notShown = WithheldWords.Sentence(
            published.Authorities.Select(a => (a.Authority.Name, a.Value is Published.Withheld ? a.Value : a.Denominator)));
        var label = measure.DenominatorLabel == ""
            ? "denominator"
            : $"number of {char.ToLowerInvariant(measure.DenominatorLabel[0])}{measure.DenominatorLabel[1..]}";
        return ChartFrame.For(
            "funnel", options, title, $"{ChartWords.UnitOf(measure)}, by {label} (from left to right)", Description(published, options, shown, beyond), height,
            Key(published, options, beyond), [options.Note, notShown]);
    }

    private static string Description(PublishedMeasure published, FunnelOptions options, int shown, IReadOnlyList<PublishedAuthority> beyond)
    {
        var measure = published.Measure;
        return $"Funnel chart of {measure.Title}, {published.Period.Title}: {ChartWords.Authorities(shown)}, " +
            $"average {PrintedNumber.WithSign(options.Target, measure)}. " +
            $"Above the 99.8% limits: {Names(beyond.Where(a => a.Value.Number > options.Target))}. " +
            $"Below them: {Names(beyond.Where(a => a.Value.Number <= options.Target))}.";
    }

    private static string Names(IEnumerable<PublishedAuthority> authorities)
    {
        var names = authorities.Select(a => a.Authority.Name).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? "none" : string.Join("; ", names);
    }

    private static List<KeyEntry> Key(PublishedMeasure published, FunnelOptions options, IReadOnlyList<PublishedAuthority> beyond)
    {
        var key = new List<KeyEntry> { new("dot", "An authority") };
        if (published.Authorities.FirstOrDefault(a => a.Authority.Code == options.Highlight) is { } own && HasPlace(own))
            key.Add(new("strong", own.Authority.Name));
        if (beyond.Any(a => a.Authority.Code != options.Highlight))
            key.Add(new("beyond", "Outside the 99.8% limits"));
        key.AddRange([new("limit", "95% limits"), new("limit-outer", "99.8% limits"), new("reference", "Average")]);
        return key;
    }

    private static bool HasPlace(PublishedAuthority authority) => authority is { Value: Published.Figure, Denominator: Published.Figure };
}
