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
            var absences = Absences(numerator is null ? above : []).Concat(Absences(denominator is null or 0 ? below : [])).DistinctBy(a => a.Words).ToList();
            var why = Reason(numerator, denominator, absences);
            var used = above.Concat(below).Distinct().ToList();
            parts[i] = new(measure.Id, numerator, denominator, why?.Symbol, why is { FromSource: true }, why?.Words, used.Exists(c => row.Answers.Of(c).Estimate))
            {
                Noted = used.Exists(c => row.Answers.Of(c).Note is not null) ? [.. used.Where(c => row.Answers.Of(c).Note is not null)] : [],
            };
        }

        return parts;

        IEnumerable<Absence> Absences(IEnumerable<string> columns) => columns.Select(c => Absence.Of(collection, row, c)).OfType<Absence>();
    }

    private static Absence? Reason(double? numerator, double? denominator, List<Absence> absences)
    {
        if (numerator is not null && denominator is not (null or 0))
            return null;
        if (absences.Count == 0)
            return denominator is 0 ? new("There is nothing to divide by", Symbol.NotApplicable, false) : new("It cannot be computed from these values", Symbol.NotAvailable, false);
        var first = absences.MinBy(a => Array.IndexOf(ByPrecedence, a.Symbol))!;
        return new(string.Join("; ", absences.Select(a => a.Words)), first.Symbol, first.FromSource);
    }
}
