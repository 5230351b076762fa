using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Rendering.Charts;

/// <summary>The words of a chart of dots.</summary>
internal static class DotsWords
{
    public static ChartFrame Frame(PublishedMeasure published, DotsOptions options, IReadOnlyList<ShownAuthority> shown, bool fromZero, double height)
    {
        var measure = published.Measure;
        var notShown = WithheldWords.Sentence(published.Authorities.Select(a => (a.Authority.Name, a.Value)));
        var england = published.England.Value is Published.Withheld withheld ? $"England has no value: {WithheldWords.Meaning(withheld)}." : null;
        var title = $"{measure.Title}, by authority, {published.Period.Title}";
        var unit = ChartWords.UnitOf(measure);
        if (shown.Count == 0)
        {
            var absence = published.Authorities.Count == 0
                ? "There is no chart: no authority was due."
                : "There is no chart: no authority has a value that can be shown.";
            return ChartFrame.For("dots", options, title, unit, absence, height, [], [notShown, england], absence);
        }

        var zero = fromZero ? null : "The axis does not start at zero.";
        var description = Description(published, options, shown, notShown);
        return ChartFrame.For("dots", options, title, unit, description, height, Key(options, shown, published), [notShown, england, zero]);
    }

    private static List<KeyEntry> Key(DotsOptions options, IReadOnlyList<ShownAuthority> shown, PublishedMeasure published)
    {
        var entries = new List<KeyEntry> { new("dot", "An authority, from lowest to highest") };
        if (shown.Any(a => a.Lower is not null))
            entries.Add(new("interval", "95% confidence interval"));
        if (shown.Any(a => a.Unreliable && a.Code != options.Highlight && !options.Group.Contains(a.Code)))
            entries.Add(new("unreliable", "Few cases: of low reliability"));
        if (shown.Any(a => options.Group.Contains(a.Code)))
            entries.Add(new("group", ChartWords.Capital(options.GroupName)));
        if (shown.FirstOrDefault(a => a.Code == options.Highlight) is { } own)
            entries.Add(new("strong", own.Name));
        if (published.England.Value is Published.Figure)
            entries.Add(new("reference", published.TotalName));
        return entries;
    }

    private static string Description(PublishedMeasure published, DotsOptions options, IReadOnlyList<ShownAuthority> shown, string? notShown)
    {
        var measure = published.Measure;
        var words = new List<string>
        {
            $"Dot chart of {measure.Title}, {published.Period.Title}: {ChartWords.Authorities(shown.Count)} in order of value.",
            Range(shown, measure),
        };
        if (published.LowerQuartile.Number is { } low && published.UpperQuartile.Number is { } high)
            words.Add($"The middle half lie between {PrintedNumber.WithSign(low, measure)} and {PrintedNumber.WithSign(high, measure)}.");
        if (published.Median.Number is { } median)
            words.Add($"Median {PrintedNumber.WithSign(median, measure)}.");
        words.Add(published.England.Value is Published.Figure england
            ? $"{published.TotalName} {PrintedNumber.WithSign(england, measure)}."
            : "England has no value.");
        if (shown.FirstOrDefault(a => a.Code == options.Highlight) is { } own)
            words.Add($"{own.Name} {own.Text}.");
        if (shown.Any(a => a.Lower is not null))
            words.Add("Upright lines are 95% confidence intervals.");
        if (notShown is not null)
            words.Add(notShown);
        return string.Join(" ", words);
    }

    private static string Range(IReadOnlyList<ShownAuthority> shown, Measure measure)
    {
        var (lowest, highest) = (shown[0], shown[^1]);
        if (lowest.Text != highest.Text)
            return $"From {End(lowest)} to {End(highest)}.";
        return $"{(shown.Count == 1 ? $"{lowest.Name} has" : "All have")} {PrintedNumber.WithUnit(lowest.Value, measure)}.";

        string End(ShownAuthority end)
        {
            var alike = shown.Count(a => a.Text == end.Text);
            return $"{PrintedNumber.WithUnit(end.Value, measure)} ({(alike == 1 ? end.Name : ChartWords.Authorities(alike))})";
        }
    }
}
