using System.Text;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Rendering.Charts;

/// <summary>The control limits at one denominator, in the measure's unit.</summary>
public sealed record FunnelLimit(double Denominator, double Lower95, double Upper95, double Lower998, double Upper998);

/// <param name="Target">The value that the limits are around, in the measure's unit.</param>
/// <param name="Limits">From the smallest denominator to the largest.</param>
/// <param name="Beyond">Authorities outside the 99.8% limits, by the test and not by the drawing.</param>
/// <param name="Note">How the limits were made: adjusted for over-dispersion, and by how much.</param>
public sealed record FunnelOptions(
    string Id, string Source, bool Synthetic, double Target, IReadOnlyList<FunnelLimit> Limits, IReadOnlyCollection<AuthorityCode> Beyond, string Note) : ChartOptions(Id, Source, Synthetic)
{
    public AuthorityCode? Highlight { get; init; }
}

/// <summary>Values by the size of the denominator, with the limits between which they would differ by chance.</summary>
public sealed record FunnelChart(
    ChartFrame Frame, double Left, double Right, double Bottom, IReadOnlyList<Tick> Ticks, IReadOnlyList<Tick> Sizes, string Inner, string Outer, double Target,
    IReadOnlyList<Dot> Dots, IReadOnlyList<Dot> Beyond, IReadOnlyList<Dot> Highlighted, LabelSet Labels)
{
    /// <summary>A comparison of fewer authorities has no funnel.</summary>
    public const int Fewest = 20;

    private const double Height = 620;
    private const double Floor = Height - 56;
    private const double Radius = 5;
    private const int NamedWide = 8;
    private const int NamedNarrow = 3;

    public static FunnelChart From(PublishedMeasure published, FunnelOptions options)
    {
        var measure = published.Measure;
        var shown = published.Authorities.Where(a => a is { Value: Published.Figure, Denominator: Published.Figure })
            .Select(a => (Place: Place.Of(a, measure), Size: Printed.Rounded(a.Denominator.Number ?? 0, 0))).ToList();
        var absence = measure.Polarity == Polarity.Neutral ? "There is no funnel: neither high nor low is better, so authorities are not set against limits."
            : !measure.HasInterval ? "There is no funnel: the events are not independent of each other, so limits would be too narrow."
            : shown.Count < Fewest || options.Limits.Count == 0 ? $"There is no funnel: fewer than {Fewest} authorities have a value that can be shown." : null;
        var frame = Words(published, options, shown.Count, absence);
        if (absence is not null)
            return new(frame, 0, 0, 0, [], [], "", "", 0, [], [], [], new([], []));

        var header = options.Synthetic ? ChartFrame.Header : 8;
        var ceiling = measure.Unit == "%" ? 100.0 : (double?)null;

        // The outer limits of the smallest denominators are very wide: the scale holds the values and the inner limits, and the outer ones are cut.
        var scale = Scale.Over([.. shown.Select(s => s.Place.Value), .. options.Limits.SelectMany(l => new[] { l.Lower95, Math.Min(l.Upper95, 2 * options.Target) }), options.Target], 5, ceiling, Floor, header + 12);
        var ticks = scale.Ticks(measure.Unit == "%" ? "%" : "");
        var left = Printed.Place(ticks.Max(t => Lettering.Width(t.Text, Lettering.Narrow)) + 18);
        var right = ChartFrame.FullWidth - 8;
        var sizes = Scale.Over([.. shown.Select(s => s.Size)], 5, null, left, right, zero: true);
        var seats = shown.Select(s => (s.Place, X: sizes.At(s.Size), Y: scale.At(s.Place.Value), Title: $"{s.Place.Title}, of {s.Size:N0}")).OrderBy(s => s.X).ToList();
        var limits = options.Limits.Where(l => l.Denominator > 0 && l.Denominator <= sizes.High).OrderBy(l => l.Denominator).ToList();
        return new(
            frame, left, right, Floor, ticks, sizes.Ticks(""),
            Curve(l => l.Lower95) + Curve(l => l.Upper95), Curve(l => l.Lower998) + Curve(l => l.Upper998), scale.At(options.Target),
            Drawn(p => p.Code != options.Highlight && !options.Beyond.Contains(p.Code)), Drawn(p => p.Code != options.Highlight && options.Beyond.Contains(p.Code)), Drawn(p => p.Code == options.Highlight),
            new(Named(Lettering.Wide, NamedWide), Named(Lettering.Narrow, NamedNarrow)));

        IReadOnlyList<Dot> Drawn(Func<Place, bool> which) => [.. seats.Where(s => which(s.Place)).Select(s => new Dot(s.X, s.Y, s.Title))];

        string Curve(Func<FunnelLimit, double> limit)
        {
            var path = new StringBuilder();
            var drawing = false;
            foreach (var at in limits)
            {
                var value = limit(at);
                if (value < scale.Low || value > scale.High)
                {
                    drawing = false;
                    continue;
                }

                path.Append($"{(drawing ? 'L' : 'M')}{sizes.At(at.Denominator)} {scale.At(value)}");
                drawing = true;
            }

            return path.ToString();
        }

        IReadOnlyList<Label> Named(double size, int most)
        {
            var marks = seats.Select(s => new Box(s.X - Radius, s.Y - Radius, s.X + Radius, s.Y + Radius)).ToArray();
            var target = scale.At(options.Target);
            var labels = new Labels(new(left + 4, header, right, Floor - 2), size, marks, [new(left, target - 2, right, target + 2)]);
            labels.Along("reference", target, $"Average {Printed.Short(options.Target, measure)}", Anchor.End, Enumerable.Range(0, 12).Select(i => right - 4 - (i * size * 2)), true);
            foreach (var own in seats.Where(s => s.Place.Code == options.Highlight))
                labels.Near("strong", own.X, own.Y, Lettering.Wrap($"{own.Place.Name} {own.Place.Text}", size, ChartFrame.FullWidth / 2), true, true);
            foreach (var far in seats.Where(s => options.Beyond.Contains(s.Place.Code) && s.Place.Code != options.Highlight).OrderByDescending(s => Math.Abs(s.Y - target)).Take(most))
                labels.Near("name", far.X, far.Y, Lettering.Wrap($"{far.Place.Name} {far.Place.Text}", size, ChartFrame.FullWidth / 2), false, false);
            return labels.Placed;
        }
    }

    private static ChartFrame Words(PublishedMeasure published, FunnelOptions options, int shown, string? absence)
    {
        var measure = published.Measure;
        var title = $"{measure.Title}, by size of authority, {published.Period.Title}";
        if (absence is not null)
            return ChartFrame.For("funnel", options, title, "", absence, Height, [], [], absence);

        var beyond = published.Authorities.Where(a => options.Beyond.Contains(a.Authority.Code) && a is { Value: Published.Figure, Denominator: Published.Figure }).ToList();
        var above = beyond.Where(a => a.Value.Number > options.Target).Select(a => a.Authority.Name).Order(StringComparer.Ordinal).ToList();
        var below = beyond.Where(a => a.Value.Number <= options.Target).Select(a => a.Authority.Name).Order(StringComparer.Ordinal).ToList();
        var description = $"Funnel chart of {measure.Title}, {published.Period.Title}: {Printed.Authorities(shown)}, average {Printed.Short(options.Target, measure)}. " +
            $"Above the 99.8% limits: {(above.Count == 0 ? "none" : string.Join("; ", above))}. Below them: {(below.Count == 0 ? "none" : string.Join("; ", below))}.";

        // An authority can have a value and a hidden denominator: then its place is unknown.
        var notShown = NotShown.Words(published.Authorities.Select(a => (a.Authority.Name, a.Value is Published.Withheld ? a.Value : a.Denominator)));
        List<KeyEntry> key = [new("dot", "An authority"), new("limit", "95% limits"), new("limit-outer", "99.8% limits"), new("reference", "Average")];
        if (beyond.Any(a => a.Authority.Code != options.Highlight))
            key.Insert(1, new("beyond", "Outside the 99.8% limits"));
        if (published.Authorities.FirstOrDefault(a => a.Authority.Code == options.Highlight) is { Value: Published.Figure, Denominator: Published.Figure } own)
            key.Insert(1, new("strong", own.Authority.Name));
        var label = measure.DenominatorLabel == "" ? "denominator" : $"number of {char.ToLowerInvariant(measure.DenominatorLabel[0])}{measure.DenominatorLabel[1..]}";
        return ChartFrame.For("funnel", options, title, $"{Printed.Unit(measure)}, by {label} (from left to right)", description, Height, key, [options.Note, notShown]);
    }
}
