using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Domain.Findings;

/// <summary>A figure of an area: its value, a limit, a part of the quotient, its change.</summary>
/// <param name="Key">The end of an evidence id.</param>
/// <param name="IsCount">A count, rather than a figure in the measure's unit.</param>
/// <param name="IsLimit">A confidence limit, which some measures have none of.</param>
public sealed record AreaPart(string Key, bool IsCount, bool IsLimit)
{
    /// <summary>The figure itself.</summary>
    public static AreaPart Value { get; } = new("value", false, false);

    /// <summary>The lower 95% confidence limit.</summary>
    public static AreaPart Lower { get; } = new("lower", false, true);

    /// <summary>The upper 95% confidence limit.</summary>
    public static AreaPart Upper { get; } = new("upper", false, true);

    /// <summary>What was counted or summed.</summary>
    public static AreaPart Numerator { get; } = new("numerator", true, false);

    /// <summary>What it is divided by.</summary>
    public static AreaPart Denominator { get; } = new("denominator", true, false);

    /// <summary>The change from the period before.</summary>
    public static AreaPart Change { get; } = new("change", false, false);

    /// <summary>All of them, in the order of the ledger.</summary>
    public static IReadOnlyList<AreaPart> Figures { get; } = [Value, Lower, Upper, Numerator, Denominator, Change];

    /// <summary>This figure of England or a region.</summary>
    public Published Of(PublishedArea area) => Key switch
    {
        "value" => area.Value,
        "lower" => area.Lower,
        "upper" => area.Upper,
        "numerator" => area.Numerator,
        "denominator" => area.Denominator,
        _ => area.Change,
    };

    /// <summary>This figure of an authority.</summary>
    public Published Of(PublishedAuthority authority) => Key switch
    {
        "value" => authority.Value,
        "lower" => authority.Lower,
        "upper" => authority.Upper,
        "numerator" => authority.Numerator,
        "denominator" => authority.Denominator,
        _ => authority.Change,
    };

    /// <summary>The figure as a report prints it.</summary>
    public string Print(Published value, Measure measure) => IsCount ? NumberText.Count(value) : NumberText.Value(value, measure);

    /// <summary>What the figure is, in words.</summary>
    public string Words(Measure measure) => Key switch
    {
        "value" => $"“{measure.Short}”",
        "lower" => $"“{measure.Short}”, lower 95% confidence limit",
        "upper" => $"“{measure.Short}”, upper 95% confidence limit",
        "numerator" => $"“{measure.Short}”, numerator: {measure.NumeratorLabel}",
        "denominator" => $"“{measure.Short}”, denominator: {measure.DenominatorLabel}",
        _ => $"“{measure.Short}”, change from the period before, in the authorities with figures in both",
    };

    /// <summary>How the figure is made, in words.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="summedOver">How many authorities are summed; null of one authority.</param>
    public string Formula(Measure measure, int? summedOver)
    {
        var summed = summedOver switch
        {
            null or 0 => string.Empty,
            1 => "summed over the one authority that supplied both",
            var n => $"summed over the {n:N0} authorities that supplied both",
        };
        var (part, each) = summed.Length == 0 ? (string.Empty, string.Empty) : (", " + summed, ", each " + summed);
        return Key switch
        {
            "numerator" => measure.NumeratorLabel + part,
            "denominator" => measure.DenominatorLabel + part,
            "value" => Quotient(measure) + each,
            "change" => "figure of this period minus figure of the period before, each summed over the authorities with both parts printed in both",
            _ => $"95% confidence limit of {Quotient(measure)}{each}",
        };
    }

    /// <summary>The figure's column of data.csv; null where it is not in it.</summary>
    public string? Column(Measure measure) => Key switch
    {
        "value" => DataColumns.Value(measure),
        "lower" or "upper" => $"{DataColumns.Value(measure)}_{Key}",
        "numerator" => DataColumns.Numerator,
        "denominator" => DataColumns.Denominator,
        _ => null,
    };

    /// <summary>"Children who went missing ÷ children looked after × 100".</summary>
    public static string Quotient(Measure measure) => measure.IsQuantile
        ? $"{measure.NumeratorLabel}, of all {measure.DenominatorLabel}"
        : $"{measure.NumeratorLabel} ÷ {measure.DenominatorLabel}{(measure.Multiplier is 1 ? string.Empty : $" × {measure.Multiplier:N0}")}";
}
