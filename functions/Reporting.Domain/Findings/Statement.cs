using Reporting.Domain.Disclosure;

namespace Reporting.Domain.Findings;

/// <summary>A statement about one measure that a template can make.</summary>
/// <param name="Name">As templates call it.</param>
/// <param name="Of">Null, or <see cref="Passage.NotGiven"/>, where there is nothing to state.</param>
public sealed record Statement(string Name, Func<Sentences, PublishedMeasure, IReadOnlyList<Passage>?> Of)
{
    /// <summary>All of them. One that is added here is registered for templates, and tested in all states of its figures.</summary>
    public static IReadOnlyList<Statement> All { get; } =
    [
        new("england", (s, m) => s.England(m, AreaPart.Value)),
        new("lower_limit", (s, m) => s.England(m, AreaPart.Lower)),
        new("upper_limit", (s, m) => s.England(m, AreaPart.Upper)),
        new("numerator", (s, m) => s.England(m, AreaPart.Numerator)),
        new("denominator", (s, m) => s.England(m, AreaPart.Denominator)),
        new("counted", (s, m) => s.Counted(m)),
        new("more_than", (s, m) => s.MoreThan(m)),
        new("coverage", (s, m) => s.Coverage(m)),
        new("place", (s, m) => s.Place(m)),
        new("source_value", (s, m) => s.Source(m)),
        new("returns", (s, m) => s.Returns(m)),
        new("returns_numerator", (s, m) => s.Returned(m, AreaPart.Numerator)),
        new("returns_denominator", (s, m) => s.Returned(m, AreaPart.Denominator)),
        new("bounds", (s, m) => s.Bounds(m)),
        new("not_shown", (s, m) => s.NotShown(m)),
        new("median", (s, m) => s.Median(m)),
        new("middle_half", (s, m) => s.MiddleHalf(m)),
        new("highest_region", (s, m) => s.Region(m, true)),
        new("lowest_region", (s, m) => s.Region(m, false)),
        new("above_england", (s, m) => s.Beyond(m, true)),
        new("below_england", (s, m) => s.Beyond(m, false)),
        new("trend", (s, m) => s.Trend(m)),
    ];
}
