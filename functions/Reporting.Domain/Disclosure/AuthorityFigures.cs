using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;

namespace Reporting.Domain.Disclosure;

/// <summary>One authority's printed figures of a measure, before they are compared with others.</summary>
/// <param name="Authority">Whose figures they are.</param>
/// <param name="Numerator">As printed.</param>
/// <param name="Denominator">As printed.</param>
/// <param name="Value">As printed.</param>
/// <param name="Measured">As ranks and neighbours see it: a hidden value is not supplied.</param>
/// <param name="Interval">At 95%, in the unit of the value; null where it has none.</param>
/// <param name="Note">Why there is no value, or what is to be known about it; null for nothing.</param>
internal sealed record AuthorityFigures(
    Authority Authority, Published Numerator, Published Denominator, Published Value, MeasureValue Measured, Interval? Interval, string? Note)
{
    private const string AnEstimate = "An estimate.";

    /// <summary>Protects the figure that an authority returned, or says why there is none.</summary>
    public static AuthorityFigures Of(Measure measure, Authority authority, PeriodOwn own, PeriodProtection protection)
    {
        if (own.FigureOf(authority.Code, measure) is not { } figure)
            return Without(authority, Symbol.NotAvailable, false, "No return.");
        var alone = protection.IsOfAreasAlone(measure);
        var hidesNumerator = alone || protection.HidesNumerator(authority.Code, measure);
        var hidesDenominator = protection.HidesDenominator(authority.Code, measure);
        if (!figure.HasBothParts)
            return WithoutAPart(authority, figure, hidesNumerator, hidesDenominator);
        // The mean of a few people and its interval can tell each one's number, so a mean of people has an interval for England alone.
        var summary = measure.CountsThings ? Publication.MeanOf([figure]) : null;
        var measured = Publication.ValueOf(measure, figure.Numerator!.Value, figure.Denominator!.Value, summary);
        if (measured is not MeasureValue.Value value)
        {
            // Without the numbers: they may be small.
            return Without(
                authority, Symbol.NotAvailable, false,
                measured is MeasureValue.Invalid ? "The figures cannot be right: the part is larger than the whole, or one of them is no count." : null);
        }

        if (hidesNumerator || hidesDenominator)
        {
            return new(
                authority, Printed(value.Numerator, hidesNumerator), Printed(value.Denominator, hidesDenominator), Published.Confidential,
                new MeasureValue.NotSupplied(), null, figure.Estimate ? AnEstimate : null);
        }

        // One authority's yes or no is no share: it is as sure as the answer, and has no interval.
        var isYesOrNo = measure.Method is Method.ShareOfAuthorities;
        var interval = measure.HasInterval && !isYesOrNo ? value.IntervalAt(Confidence.NinetyFive) : null;
        return new(
            authority, Published.Of(value.Numerator), Published.Of(value.Denominator), Published.Of(value.Amount, !isYesOrNo && !value.IsReliable), value,
            interval, figure.Estimate ? AnEstimate : figure.Note);
    }

    /// <summary>An end of the interval: the value's symbol where that is withheld, z where there is no interval.</summary>
    public Published Limit(Func<Interval, double> end) =>
        Value is Published.Withheld ? Value : Interval is { } interval ? Published.Of(end(interval)) : Published.NotApplicable;

    private static AuthorityFigures Without(Authority authority, Symbol why, bool fromSource, string? note)
    {
        var symbol = new Published.Withheld(why, fromSource);
        return new(authority, symbol, symbol, symbol, new MeasureValue.NotSupplied(), null, note);
    }

    /// <summary>A part that is there is printed beside one that is not, unless it is hidden.</summary>
    private static AuthorityFigures WithoutAPart(Authority authority, Own figure, bool hidesNumerator, bool hidesDenominator)
    {
        var without = Without(authority, figure.Why ?? Symbol.NotAvailable, figure.FromSource, figure.Note);
        return without with
        {
            Numerator = figure.Numerator is { } part ? Printed(part, hidesNumerator) : without.Value,
            Denominator = figure.Denominator is { } whole ? Printed(whole, hidesDenominator) : without.Value,
        };
    }

    private static Published Printed(double count, bool isHidden) => isHidden ? Published.Confidential : Published.Of(count);
}
