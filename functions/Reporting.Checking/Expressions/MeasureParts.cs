using Reporting.Domain.Disclosure;

namespace Reporting.Checking.Expressions;

/// <summary>One authority's parts of a measure, unprotected.</summary>
/// <param name="MeasureId">The measure's id.</param>
/// <param name="Numerator">Null where it cannot be computed.</param>
/// <param name="Denominator">Null where it cannot be computed.</param>
/// <param name="Why">What is printed instead of a value; null where there is one.</param>
/// <param name="FromSource">The symbol is the source's own.</param>
/// <param name="Note">Why there is no value, in words; null where there is one.</param>
/// <param name="Estimate">An answer that was used is an estimate.</param>
public sealed record MeasureParts(string MeasureId, double? Numerator, double? Denominator, Symbol? Why, bool FromSource, string? Note, bool Estimate)
{
    /// <summary>Of a mean of records: the sample standard deviation of its numbers; null where there is none.</summary>
    public double? Deviation { get; init; }

    /// <summary>The codes of the answers used that have a note.</summary>
    public IReadOnlyList<string> Noted { get; init; } = [];
}
