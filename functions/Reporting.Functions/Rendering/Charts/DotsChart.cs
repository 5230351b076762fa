using System.Text;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Rendering.Charts;

public sealed record DotsOptions(string Id, string Source, bool Synthetic) : ChartOptions(Id, Source, Synthetic)
{
    /// <summary>The authority that a page is about.</summary>
    public AuthorityCode? Highlight { get; init; }

    /// <summary>Authorities set apart by shape, such as its neighbours or its region.</summary>
    public IReadOnlyCollection<AuthorityCode> Group { get; init; } = [];

    /// <summary>What <see cref="Group"/> is, in the plural: "statistical neighbours".</summary>
    public string GroupName { get; init; } = "";
}

public sealed record Dot(double X, double Y, string Title);

/// <summary>A level line across the drawing.</summary>
public sealed record Level(double X1, double X2, double Y);

/// <summary>Every authority's value as a dot with its 95% interval, from the lowest to the highest, with England's as a line.</summary>
/// <remarks>Authorities whose printed values are the same stand in the order of their names: the order tells no more than the table.</remarks>
/// <param name="Intervals">One path, each interval an upright line.</param>
/// <param name="StrongInterval">The highlighted authority's; empty where it has none.</param>
/// <param name="Unreliable">Values of low reliability.</param>
public sealed record DotsChart(
    ChartFrame Frame, double Left, double Right, IReadOnlyList<Tick> Ticks, double Radius, string Intervals, string StrongInterval,
    IReadOnlyList<Dot> Dots, IReadOnlyList<Dot> Unreliable, IReadOnlyList<Dot> Grouped, IReadOnlyList<Dot> Highlighted, Level? England, Level? Median, LabelSet Labels)
{
    private const double Height = 600;
    private const double Floor = Height - 20;

    public static DotsChart From(PublishedMeasure published, DotsOptions options)
    {
        var measure = published.Measure;
        var shown = published.Authorities.Where(a => a.Value is Published.Figure).Select(a => Place.Of(a, measure)).OrderBy(p => p.Value).ThenBy(p => p.Name, StringComparer.Ordinal).ToList();
        var england = Printed.Rounded(published.England.Value, measure);
        var header = options.Synthetic ? ChartFrame.Header : 8;
        var scale = Scale.Over([.. shown.SelectMany(p => p.Values), .. england is { } line ? [line] : Array.Empty<double>()], 5, measure.Unit == "%" ? 100 : null, Floor, header + 12);
        var frame = DotsWords.Frame(published, options, shown, scale.FromZero, Height);
        if (shown.Count == 0)
            return new(frame, 0, 0, [], 0, "", "", [], [], [], [], null, null, new([], []));

        var ticks = scale.Ticks(measure.Unit == "%" ? "%" : "");
        var left = Printed.Place(ticks.Max(t => Lettering.Width(t.Text, Lettering.Narrow)) + 18);
        var right = ChartFrame.FullWidth - 6;
        var pitch = (right - left) / shown.Count;
        var seats = shown.Select((p, i) => new Seat(p, Printed.Place(left + (pitch * (i + 0.5))), scale.At(p.Value), scale.At(p.Lower ?? p.Value), scale.At(p.Upper ?? p.Value))).ToList();
        var own = seats.Where(s => s.Place.Code == options.Highlight).ToList();
        var median = Printed.Rounded(published.Median, measure);
        var radius = Printed.Place(Math.Clamp(pitch * 0.48, 2.6, 6));
        return new(
            frame, left, right, ticks, radius, Uprights(seats.Except(own)), Uprights(own),
            Drawn(seats, s => s.Place is { Unreliable: false } && !Set(s)), Drawn(seats, s => s.Place.Unreliable && !Set(s)),
            Drawn(seats, s => options.Group.Contains(s.Place.Code) && s.Place.Code != options.Highlight), Drawn(own, _ => true),
            england is { } e ? new(left, right, scale.At(e)) : null,
            median is { } m ? new(right - 26, right, scale.At(m)) : null,
            new(Named(Lettering.Wide), Named(Lettering.Narrow)));

        bool Set(Seat seat) => seat.Place.Code == options.Highlight || options.Group.Contains(seat.Place.Code);

        IReadOnlyList<Label> Named(double size) => DotsLabels.For(measure, seats, options.Highlight, england, median, scale, new(left + 4, header, right, Floor), radius, size);
    }

    private static List<Dot> Drawn(IEnumerable<Seat> seats, Func<Seat, bool> which) => [.. seats.Where(which).Select(s => new Dot(s.X, s.Y, s.Place.Title))];

    private static string Uprights(IEnumerable<Seat> seats)
    {
        var path = new StringBuilder();
        foreach (var seat in seats)
            if (seat.Low != seat.High)
                path.Append($"M{seat.X} {seat.Low}V{seat.High}");

        return path.ToString();
    }
}

/// <summary>One authority that has a value, as printed.</summary>
internal sealed record Place(AuthorityCode Code, string Name, double Value, double? Lower, double? Upper, bool Unreliable, string Text, string Title)
{
    public IEnumerable<double> Values => [Value, Lower ?? Value, Upper ?? Value];

    public static Place Of(PublishedAuthority authority, Measure measure)
    {
        var figure = (Published.Figure)authority.Value;
        var value = Printed.Rounded(figure.Value, measure.Decimals);
        var (lower, upper) = (Printed.Rounded(authority.Lower, measure), Printed.Rounded(authority.Upper, measure));
        var text = Printed.Short(value, measure);
        var interval = lower is { } low && upper is { } high ? $" ({Printed.Short(low, measure)} to {Printed.Short(high, measure)})" : "";
        return interval == ""
            ? new(authority.Authority.Code, authority.Authority.Name, value, null, null, figure.Unreliable, text, $"{authority.Authority.Name}: {text}")
            : new(authority.Authority.Code, authority.Authority.Name, value, lower, upper, figure.Unreliable, text, $"{authority.Authority.Name}: {text}{interval}");
    }
}

/// <summary>A place in the drawing.</summary>
/// <param name="Low">Where the lower end of the interval is drawn: the larger y.</param>
internal sealed record Seat(Place Place, double X, double Y, double Low, double High);
