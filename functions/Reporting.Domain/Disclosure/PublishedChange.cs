using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;

namespace Reporting.Domain.Disclosure;

/// <summary>Whether a total moved since an earlier period, by the authorities that are in both.</summary>
/// <param name="From">The earlier period.</param>
/// <param name="Word">What may be said; null where it was not tested.</param>
/// <param name="First">Their figure in the earlier period, in the measure's unit; c where a count in it is hidden, z where it was not tested.</param>
/// <param name="Second">Their figure in the later one.</param>
/// <param name="StandardError">Of the second less the first.</param>
/// <param name="Up">How many of them went up, each by its own figures.</param>
/// <param name="Down">How many went down.</param>
/// <param name="NotTested">Why there is no word, as a sentence; null where there is one.</param>
/// <param name="Authorities">
/// Those with both parts printed in both periods. The numbers are sums of theirs, which are printed one by one, so they give nothing away.
/// </param>
public sealed record PublishedChange(
    Period From, ChangeWord? Word, Published First, Published Second, Published StandardError, int Up, int Down, string? NotTested,
    IReadOnlyList<AuthorityCode> Authorities)
{
    internal static PublishedChange Of(Period from, TotalChange outcome, IReadOnlyList<AuthorityCode> authorities) => outcome switch
    {
        TotalChange.Known { Numbers: { } n } known => new(
            from, known.Word, Published.Of(n.First), Published.Of(n.Second), Published.Of(n.StandardError), n.Up, n.Down, null, authorities),
        TotalChange.Known known => new(
            from, known.Word, Published.Confidential, Published.Confidential, Published.Confidential, 0, 0, null, authorities),
        TotalChange.NotKnown not => new(
            from, null, Published.NotApplicable, Published.NotApplicable, Published.NotApplicable, 0, 0, not.Why.Reason, authorities),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}

/// <summary>Whether a total rose or fell over periods in a row, by the authorities that are in all of them.</summary>
/// <param name="Periods">In order of time; the last is the measure's own.</param>
/// <param name="Word">What may be said; null where it was not tested.</param>
/// <param name="Slope">Per period, in the measure's unit; c where a count in it is hidden, z where it was not tested.</param>
/// <param name="StandardError">Of the slope.</param>
/// <param name="NotTested">Why there is no word, as a sentence; null where there is one.</param>
/// <param name="Authorities">Those with both parts printed in all periods.</param>
public sealed record PublishedTrend(
    IReadOnlyList<Period> Periods, ChangeWord? Word, Published Slope, Published StandardError, string? NotTested, IReadOnlyList<AuthorityCode> Authorities)
{
    internal static PublishedTrend Of(IReadOnlyList<Period> periods, TotalTrend outcome, IReadOnlyList<AuthorityCode> authorities) => outcome switch
    {
        TotalTrend.Known { Numbers: { } numbers } known => new(
            periods, known.Word, Published.Of(numbers.Slope), Published.Of(numbers.StandardError), null, authorities),
        TotalTrend.Known known => new(periods, known.Word, Published.Confidential, Published.Confidential, null, authorities),
        TotalTrend.NotKnown not => new(periods, null, Published.NotApplicable, Published.NotApplicable, not.Why.Reason, authorities),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}

/// <summary>A measure in one of several periods, and the rules by which it was protected then.</summary>
/// <param name="Measure">As it is printed.</param>
/// <param name="Rules">Null where they are not known: then a count that is hidden here has no bounds but its whole.</param>
/// <param name="Hidden">What can be said of the counts that the source hides.</param>
internal sealed record ProtectedMeasure(PublishedMeasure Measure, ProtectionRules? Rules, HiddenBySource Hidden);
