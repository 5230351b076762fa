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
        if (byCode.GetValueOrDefault(options.Authority) is not { } own)
        {
            const string Absence = "There is no chart: the authority was not due.";
            return new(ChartFrame.For("rows", options, $"{measure.Title}, {published.Period.Title}", "", Absence, 0, [], [], Absence), [], null, []);
        }

        List<ComparedArea> areas =
        [
            ComparedArea.Of("strong", own),
            .. options.Neighbours.Where(byCode.ContainsKey).Select(c => ComparedArea.Of("dot", byCode[c])),
            .. published.Regions.Where(r => r.Region?.Gss == own.Authority.Region.Gss).Take(1).Select(r => ComparedArea.Of(own.Authority.Region.Name, r)),
            ComparedArea.Of(published.TotalName, published.England),
        ];
        var values = areas.SelectMany(a => new[] { a.Value, a.Lower, a.Upper }).Select(v => PrintedNumber.Rounded(v, measure)).OfType<double>().ToList();
        var scale = Scale.Over(values, 4, PrintedNumber.CeilingOf(measure), 2, 98);
        var rows = areas.Select((a, i) => a.Row($"{options.Id}-{i}", measure, scale)).ToList();
        var title = $"{measure.Title}: {own.Authority.Name} in comparison, {published.Period.Title}";
        var description = string.Join(" ", rows.Select(r => $"{r.Name}: {r.Description}."));
        var zero = values.Count == 0 || scale.FromZero ? null : "The axis does not start at zero.";
        return new(
            ChartFrame.For("rows", options, title, ChartWords.UnitOf(measure), description, 0, Key(rows), [LeftOut(options, byCode.Keys), zero]),
            values.Count == 0 ? [] : scale.Ticks(PrintedNumber.SignOf(measure)),
            PrintedNumber.Rounded(published.England.Value, measure) is { } england ? scale.At(england) : null, rows);
    }

    private static string? LeftOut(IntervalRowsOptions options, IReadOnlyCollection<AuthorityCode> existing)
    {
        var absent = options.Neighbours.Count(c => !existing.Contains(c));
        return absent == 0 ? null : $"{(absent == 1 ? "1 neighbour is" : $"{absent} neighbours are")} left out, which did not exist in this period.";
    }

    private static List<KeyEntry> Key(List<IntervalRow> rows)
    {
        var key = new List<KeyEntry> { new("strong", rows[0].Name) };
        if (rows.Any(r => r.Kind == "dot"))
            key.Add(new("dot", "A statistical neighbour"));
        if (rows.Any(r => r is { Kind: "area", X: not null }))
            key.Add(new("area", $"Region, {rows[^1].Name}"));
        if (rows.Any(r => r.Low is not null))
            key.Add(new("interval-level", "95% confidence interval"));
        if (rows[^1].X is not null)
            key.Add(new("upright", rows[^1].Name));
        return key;
    }

    private sealed record ComparedArea(string Kind, string Name, Published Value, Published Lower, Published Upper)
    {
        public static ComparedArea Of(string kind, PublishedAuthority a) => new(kind, a.Authority.Name, a.Value, a.Lower, a.Upper);

        public static ComparedArea Of(string name, PublishedArea area) => new("area", name, area.Value, area.Lower, area.Upper);

        public IntervalRow Row(string id, Measure measure, Scale scale)
        {
            if (Value is Published.Withheld withheld)
                return new(id, Kind, Name, null, null, null, WithheldWords.Meaning(withheld), WithheldWords.Meaning(withheld));

            var value = PrintedNumber.Rounded(Value, measure) ?? 0;
            var text = PrintedNumber.WithSign(value, measure) + (Value is Published.Figure { Unreliable: true } ? " (u)" : "");
            if (PrintedNumber.Rounded(Lower, measure) is not { } low || PrintedNumber.Rounded(Upper, measure) is not { } high)
                return new(id, Kind, Name, scale.At(value), null, null, text, text);

            var interval = $"95% confidence interval {PrintedNumber.WithSign(low, measure)} to {PrintedNumber.WithSign(high, measure)}";
            return new(id, Kind, Name, scale.At(value), scale.At(low), scale.At(high), text, $"{text}, {interval}");
        }
    }
}
