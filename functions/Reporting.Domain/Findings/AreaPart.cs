using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Domain.Findings;

/// <summary>A figure of an area: its value, a limit, a part of the quotient, its change.</summary>
/// <param name="Key">As an evidence id ends.</param>
/// <param name="IsCount">Of things, not in the measure's unit.</param>
public sealed record AreaPart(string Key, bool IsCount, bool IsLimit)
{
    public static AreaPart Value { get; } = new("value", false, false);
    public static AreaPart Lower { get; } = new("lower", false, true);
    public static AreaPart Upper { get; } = new("upper", false, true);
    public static AreaPart Numerator { get; } = new("numerator", true, false);
    public static AreaPart Denominator { get; } = new("denominator", true, false);
    public static AreaPart Change { get; } = new("change", false, false);

    public static IReadOnlyList<AreaPart> Figures { get; } = [Value, Lower, Upper, Numerator, Denominator, Change];

    public Published Of(PublishedArea area) => Key switch
    {
        "value" => area.Value,
        "lower" => area.Lower,
        "upper" => area.Upper,
        "numerator" => area.Numerator,
        "denominator" => area.Denominator,
        _ => area.Change,
    };

    public Published Of(PublishedAuthority authority) => Key switch
    {
        "value" => authority.Value,
        "lower" => authority.Lower,
        "upper" => authority.Upper,
        "numerator" => authority.Numerator,
        "denominator" => authority.Denominator,
        _ => authority.Change,
    };

    public string Print(Published value, Measure measure) => IsCount ? NumberText.Count(value) : NumberText.Value(value, measure);

    public string Words(Measure measure) => Key switch
    {
        "value" => $"“{measure.Short}”",
        "lower" => $"“{measure.Short}”, lower 95% confidence limit",
        "upper" => $"“{measure.Short}”, upper 95% confidence limit",
        "numerator" => $"“{measure.Short}”, numerator: {measure.NumeratorLabel}",
        "denominator" => $"“{measure.Short}”, denominator: {measure.DenominatorLabel}",
        _ => $"“{measure.Short}”, change from the period before",
    };

    /// <param name="summedOver">How many authorities are summed; null of one authority.</param>
    public string Formula(Measure measure, int? summedOver)
    {
        var over = summedOver switch { null or 0 => string.Empty, 1 => "summed over the one authority that supplied both", var n => $"summed over the {n:N0} authorities that supplied both" };
        return Key switch
        {
            "numerator" or "denominator" => $"{(Key == "numerator" ? measure.NumeratorLabel : measure.DenominatorLabel)}{(over.Length == 0 ? over : ", " + over)}",
            "value" => Quotient(measure) + (over.Length == 0 ? over : ", each " + over),
            "change" => "value of this period minus value of the period before",
            _ => $"95% confidence limit of {Quotient(measure)}{(over.Length == 0 ? over : ", each " + over)}",
        };
    }

    public string? Column(Measure measure) => Key switch
    {
        "value" => DataColumns.Value(measure),
        "lower" or "upper" => $"{DataColumns.Value(measure)}_{Key}",
        "numerator" => DataColumns.Numerator,
        "denominator" => DataColumns.Denominator,
        _ => null,
    };

    /// <summary>"Children who went missing ÷ children looked after × 100".</summary>
    public static string Quotient(Measure measure) =>
        $"{measure.NumeratorLabel} ÷ {measure.DenominatorLabel}{(measure.Multiplier is 1 ? string.Empty : $" × {measure.Multiplier:N0}")}";
}
