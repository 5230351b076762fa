using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Rendering.Charts;

/// <summary>The words of a chart of dots.</summary>
internal static class DotsWords
{
    public static ChartFrame Frame(PublishedMeasure published, DotsOptions options, IReadOnlyList<Place> shown, bool fromZero, double height)
    {
        var measure = published.Measure;
        var notShown = NotShown.Words(published.Authorities.Select(a => (a.Authority.Name, a.Value)));
        var england = published.England.Value is Published.Withheld withheld ? $"England has no value: {NotShown.Meaning(withheld)}." : null;
        var title = $"{measure.Title}, by authority, {published.Period.Title}";
        if (shown.Count == 0)
        {
            var absence = published.Authorities.Count == 0 ? "There is no chart: no authority was due." : "There is no chart: no authority has a value that can be shown.";
            return ChartFrame.For("dots", options, title, Printed.Unit(measure), absence, height, [], [notShown, england], absence);
        }

        var zero = fromZero ? null : "The axis does not start at zero.";
        return ChartFrame.For("dots", options, title, Printed.Unit(measure), Description(published, options, shown, notShown), height, Key(options, shown, published), [notShown, england, zero]);
    }

    private static List<KeyEntry> Key(DotsOptions options, IReadOnlyList<Place> shown, PublishedMeasure published)
    {
        var entries = new List<KeyEntry> { new("dot", "An authority, from lowest to highest") };
        if (shown.Any(p => p.Lower is not null))
            entries.Add(new("interval", "95% confidence interval"));
        if (shown.Any(p => p.Unreliable && p.Code != options.Highlight && !options.Group.Contains(p.Code)))
            entries.Add(new("unreliable", "Few cases: of low reliability"));
        if (shown.Any(p => options.Group.Contains(p.Code)))
            entries.Add(new("group", Printed.Capital(options.GroupName)));
        if (shown.FirstOrDefault(p => p.Code == options.Highlight) is { } own)
            entries.Add(new("strong", own.Name));
        if (published.England.Value is Published.Figure)
            entries.Add(new("reference", "England"));
        return entries;
    }

    private static string Description(PublishedMeasure published, DotsOptions options, IReadOnlyList<Place> shown, string? notShown)
    {
        var measure = published.Measure;
        var words = new List<string> { $"Dot chart of {measure.Title}, {published.Period.Title}: {Printed.Authorities(shown.Count)} in order of value." };
        var (lowest, highest) = (shown[0], shown[^1]);
        words.Add(lowest.Text == highest.Text
            ? shown.Count == 1 ? $"{lowest.Name} has {Printed.Full(lowest.Value, measure)}." : $"All have {Printed.Full(lowest.Value, measure)}."
            : $"From {End(lowest)} to {End(highest)}.");
        if (published.LowerQuartile.Number is { } low && published.UpperQuartile.Number is { } high)
            words.Add($"The middle half lie between {Printed.Short(low, measure)} and {Printed.Short(high, measure)}.");
        if (published.Median.Number is { } median)
            words.Add($"Median {Printed.Short(median, measure)}.");
        words.Add(published.England.Value is Published.Figure england ? $"England {Printed.Short(england.Value, measure)}." : "England has no value.");
        if (shown.FirstOrDefault(p => p.Code == options.Highlight) is { } own)
            words.Add($"{own.Name} {own.Text}.");
        if (shown.Any(p => p.Lower is not null))
            words.Add("Upright lines are 95% confidence intervals.");
        if (notShown is not null)
            words.Add(notShown);
        return string.Join(" ", words);

        string End(Place end)
        {
            var alike = shown.Count(p => p.Text == end.Text);
            return $"{Printed.Full(end.Value, measure)} ({(alike == 1 ? end.Name : Printed.Authorities(alike))})";
        }
    }
}
