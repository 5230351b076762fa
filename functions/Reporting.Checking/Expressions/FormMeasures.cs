using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Checking.Expressions;

/// <summary>The parts of a form's measures, with the reason where there is no value.</summary>
internal static class FormMeasures
{
    // Where several answers are missing, the reason that hides most is given.
    private static readonly Symbol[] ByPrecedence = [Symbol.Confidential, Symbol.NotAvailable, Symbol.Unreliable, Symbol.Low, Symbol.NotApplicable];

    /// <param name="values">Numerator and denominator of each measure in turn.</param>
    public static IReadOnlyList<MeasureParts> Parts(Collection collection, PreparedMeasures prepared, double?[] values, FormRow row)
    {
        var parts = new MeasureParts[prepared.Parts.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            var (measure, above, below) = prepared.Parts[i];
            var (numerator, denominator) = (values[2 * i], values[(2 * i) + 1]);
            var reasons = Reasons(numerator is null ? above : []).Concat(Reasons(denominator is null or 0 ? below : [])).DistinctBy(r => r.Text).ToList();
            var why = Why(numerator, denominator, reasons);
            var used = above.Concat(below).Distinct().ToList();
            var estimate = used.Exists(c => row.Answers.Of(c).Estimate);
            var noted = used.FindAll(c => row.Answers.Of(c).Note is not null);
            parts[i] = new(measure.Id, numerator, denominator, why?.Symbol, why is { FromSource: true }, why?.Text, estimate)
            {
                Noted = noted.Count > 0 ? [.. noted] : [],
            };
        }

        return parts;

        IEnumerable<NoValueReason> Reasons(IEnumerable<string> columns) => columns.Select(c => NoValueReason.Of(collection, row, c)).OfType<NoValueReason>();
    }

    /// <returns>Null where the measure has a value.</returns>
    private static NoValueReason? Why(double? numerator, double? denominator, List<NoValueReason> reasons)
    {
        if (numerator is not null && denominator is not (null or 0))
            return null;
        if (reasons.Count == 0)
        {
            return denominator is 0
                ? new("There is nothing to divide by", Symbol.NotApplicable, false)
                : new("It cannot be computed from these values", Symbol.NotAvailable, false);
        }

        var first = reasons.MinBy(r => Array.IndexOf(ByPrecedence, r.Symbol))!;
        return new(string.Join("; ", reasons.Select(r => r.Text)), first.Symbol, first.FromSource);
    }
}
