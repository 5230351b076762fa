using Reporting.Domain.Collections;

namespace Reporting.Checking.Definitions;

/// <summary>Figures that the service knows, and never asks for: children who live in an area.</summary>
public sealed class ReferenceFigures(IReadOnlyDictionary<string, IReadOnlyDictionary<(AuthorityCode Code, int MidYear), double>> figures)
{
    private readonly IReadOnlyDictionary<string, IReadOnlyDictionary<(AuthorityCode Code, int MidYear), double>> figures = figures;

    /// <summary>For example population_0_17.</summary>
    public IReadOnlyList<string> Names { get; } = [.. figures.Keys.Order(StringComparer.Ordinal)];

    /// <summary>These, with those of a collection's own in place of any of the same name.</summary>
    public ReferenceFigures With(ReferenceFigures own) =>
        new(own.figures.Concat(figures.Where(f => !own.figures.ContainsKey(f.Key))).ToDictionary(f => f.Key, f => f.Value));

    /// <summary>The estimate for the middle of the year before the one in which the period ends.</summary>
    /// <returns>Null where there is none.</returns>
    public double? Find(string name, AuthorityCode code, Period period) =>
        figures.TryGetValue(name, out var values) && values.TryGetValue((code, period.Year - 1), out var value) ? value : null;

    /// <summary>All figures of an authority in a period, by name; null where there is none.</summary>
    public IReadOnlyDictionary<string, double?> Of(AuthorityCode code, Period period) => Names.ToDictionary(n => n, n => Find(n, code, period));
}
