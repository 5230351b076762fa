using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Rendering.Charts;

public sealed record IntervalRowsOptions(string Id, string Source, bool Synthetic, AuthorityCode Authority) : ChartOptions(Id, Source, Synthetic)
{
    /// <summary>Its statistical neighbours; a row each, in the order given.</summary>
    public IReadOnlyList<AuthorityCode> Neighbours { get; init; } = [];
}

/// <param name="Kind">strong for the authority of the page, dot for a neighbour, area for a region or England.</param>
/// <param name="X">Per cent of the width; null where there is no value.</param>
/// <param name="Low">Lower end of the interval, per cent of the width; null where there is none.</param>
/// <param name="Text">The value, or what its symbol means.</param>
/// <param name="Description">The row's text alternative.</param>
public sealed record IntervalRow(string Id, string Kind, string Name, double? X, double? Low, double? High, string Text, string Description);

/// <summary>One authority's value and interval, above those of its neighbours, its region and England, each in a row on one scale.</summary>
/// <remarks>Places are in per cent of the width, so rows fit any screen without a change in the size of their text.</remarks>
/// <param name="England">Where England's line stands in every row; null where it has no value.</param>
public sealed record IntervalRows(ChartFrame Frame, IReadOnlyList<Tick> Ticks, double? England, IReadOnlyList<IntervalRow> Rows)
{
    public static IntervalRows From(PublishedMeasure published, IntervalRowsOptions options)
    {
        var measure = published.Measure;
        var byCode = published.Authorities.DistinctBy(a => a.Authority.Code).ToDictionary(a => a.Authority.Code);
        var own = byCode.GetValueOrDefault(options.Authority);
        var title = own is null ? $"{measure.Title}, {published.Period.Title}" : $"{measure.Title}: {own.Authority.Name} in comparison, {published.Period.Title}";
        if (own is null)
        {
            const string Absence = "There is no chart: the authority was not due.";
            return new(ChartFrame.For("rows", options, title, "", Absence, 0, [], [], Absence), [], null, []);
        }

        List<Line> lines = [new("strong", own.Authority.Name, own.Value, own.Lower, own.Upper)];
        lines.AddRange(options.Neighbours.Where(byCode.ContainsKey).Select(c => byCode[c]).Select(n => new Line("dot", n.Authority.Name, n.Value, n.Lower, n.Upper)));
        if (published.Regions.FirstOrDefault(r => r.Region?.Gss == own.Authority.Region.Gss) is { } region)
            lines.Add(new("area", own.Authority.Region.Name, region.Value, region.Lower, region.Upper));
        lines.Add(new("area", "England", published.England.Value, published.England.Lower, published.England.Upper));

        var values = lines.SelectMany(l => new[] { l.Value, l.Lower, l.Upper }).Select(v => Printed.Rounded(v, measure)).OfType<double>().ToList();
        var scale = Scale.Over(values, 4, measure.Unit == "%" ? 100 : null, 2, 98);
        var rows = lines.Select((l, i) => l.Row($"{options.Id}-{i}", measure, scale)).ToList();
        var absent = options.Neighbours.Count(c => !byCode.ContainsKey(c));
        return new(
            ChartFrame.For(
                "rows", options, title, Printed.Unit(measure), string.Join(" ", rows.Select(r => $"{r.Name}: {r.Description}.")), 0, Key(rows),
                [
                    absent == 0 ? null : $"{(absent == 1 ? "1 neighbour is" : $"{absent} neighbours are")} left out, which did not exist in this period.",
                    values.Count == 0 || scale.FromZero ? null : "The axis does not start at zero.",
                ]),
            values.Count == 0 ? [] : scale.Ticks(measure.Unit == "%" ? "%" : ""), Printed.Rounded(published.England.Value, measure) is { } england ? scale.At(england) : null, rows);
    }

    private static List<KeyEntry> Key(List<IntervalRow> rows)
    {
        var key = new List<KeyEntry> { new("strong", rows[0].Name) };
        if (rows.Any(r => r.Kind == "dot"))
            key.Add(new("dot", "A statistical neighbour"));
        if (rows.Any(r => r is { Kind: "area", X: not null }))
            key.Add(new("area", "Region, England"));
        if (rows.Any(r => r.Low is not null))
            key.Add(new("interval-level", "95% confidence interval"));
        if (rows[^1].X is not null)
            key.Add(new("upright", "England"));
        return key;
    }

    private sealed record Line(string Kind, string Name, Published Value, Published Lower, Published Upper)
    {
        public IntervalRow Row(string id, Measure measure, Scale scale)
        {
            if (Value is Published.Withheld withheld)
                return new(id, Kind, Name, null, null, null, NotShown.Meaning(withheld), NotShown.Meaning(withheld));

            var value = Printed.Rounded(Value, measure) ?? 0;
            var text = Printed.Short(value, measure) + (Value is Published.Figure { Unreliable: true } ? " (u)" : "");
            return Printed.Rounded(Lower, measure) is { } low && Printed.Rounded(Upper, measure) is { } high
                ? new(id, Kind, Name, scale.At(value), scale.At(low), scale.At(high), text, $"{text}, 95% confidence interval {Printed.Short(low, measure)} to {Printed.Short(high, measure)}")
                : new(id, Kind, Name, scale.At(value), null, null, text, text);
        }
    }
}
