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
    string Id, string Source, bool Synthetic, double Target, IReadOnlyList<FunnelLimit> Limits, IReadOnlyCollection<AuthorityCode> Beyond, string Note)
    : ChartOptions(Id, Source, Synthetic)
{
    public AuthorityCode? Highlight { get; init; }
}

/// <summary>Values by the size of the denominator, with the limits between which they would differ by chance.</summary>
/// <param name="Ticks">Of the values, from bottom to top.</param>
/// <param name="Sizes">Ticks of the denominators, from left to right.</param>
/// <param name="Inner">The 95% limits, as a path.</param>
/// <param name="Outer">The 99.8% limits, as a path.</param>
/// <param name="Target">Where the line of the target is drawn.</param>
public sealed record FunnelChart(
    ChartFrame Frame, double Left, double Right, double Bottom, IReadOnlyList<Tick> Ticks, IReadOnlyList<Tick> Sizes,
    string Inner, string Outer, double Target, IReadOnlyList<Dot> Dots, IReadOnlyList<Dot> Beyond, IReadOnlyList<Dot> Highlighted, LabelSet Labels)
{
    /// <summary>A comparison of fewer authorities has no funnel.</summary>
    public const int MinimumAuthorities = 20;

    public static FunnelChart From(PublishedMeasure published, FunnelOptions options)
    {
        // The place of a point tells its denominator, so an authority whose denominator is withheld is not drawn.
        var shown = published.Authorities.Where(a => a is { Value: Published.Figure, Denominator: Published.Figure })
            .Select(a => (ShownAuthority.Of(a, published.Measure), PrintedNumber.Rounded(a.Denominator.Number ?? 0, 0))).ToList();
        var absence = FunnelWords.WhyNone(published.Measure, shown.Count, options);
        var frame = FunnelWords.Frame(published, options, shown.Count, absence, FunnelDrawing.Height);
        return absence is null
            ? new FunnelDrawing(published.Measure, options, shown).Chart(frame)
            : new(frame, 0, 0, 0, [], [], "", "", 0, [], [], [], new([], []));
    }
}
