using Reporting.Domain.Collections;

namespace Reporting.Checking.Definitions;

/// <summary>How the definitions spell the values of a closed list.</summary>
internal static class Keywords
{
    public static IReadOnlyDictionary<string, InstrumentKind> Kinds { get; } = new Dictionary<string, InstrumentKind>
    {
        ["form"] = InstrumentKind.Form,
        ["records"] = InstrumentKind.Records,
    };

    /// <summary>How records were drawn.</summary>
    public static IReadOnlyDictionary<string, Drawn> Draws { get; } = new Dictionary<string, Drawn>
    {
        ["all"] = Drawn.All,
        ["random"] = Drawn.Random,
        ["chosen"] = Drawn.Chosen,
        ["volunteers"] = Drawn.Volunteers,
    };

    /// <summary>Whether the inspectorate fills an instrument in.</summary>
    public static IReadOnlyDictionary<string, bool> Submitters { get; } = new Dictionary<string, bool> { ["authority"] = false, ["inspectorate"] = true };

    public static IReadOnlyDictionary<string, ItemType> Types { get; } = new Dictionary<string, ItemType>
    {
        ["integer"] = ItemType.Integer,
        ["decimal"] = ItemType.Decimal,
        ["yes-no"] = ItemType.YesNo,
        ["date"] = ItemType.Date,
        ["choice"] = ItemType.Choice,
        ["multi-choice"] = ItemType.MultiChoice,
        ["text"] = ItemType.Text,
    };

    public static IReadOnlyDictionary<string, Severity> Severities { get; } = new Dictionary<string, Severity>
    {
        ["error"] = Severity.Error,
        ["query"] = Severity.Query,
        ["note"] = Severity.Note,
    };

    public static IReadOnlyDictionary<string, RuleClass> Classes { get; } = new Dictionary<string, RuleClass>
    {
        ["completeness"] = RuleClass.Completeness,
        ["cross-field"] = RuleClass.CrossField,
        ["plausibility"] = RuleClass.Plausibility,
        ["cross-source"] = RuleClass.CrossSource,
        ["text"] = RuleClass.Text,
    };

    public static IReadOnlyDictionary<string, Method> Methods { get; } = new Dictionary<string, Method>
    {
        ["proportion"] = Method.Proportion,
        ["rate"] = Method.Rate,
        ["mean"] = Method.Mean,
        ["ratio"] = Method.Ratio,
        ["share-of-authorities"] = Method.ShareOfAuthorities,
        ["days"] = Method.Days,
        ["distribution"] = Method.Distribution,
        ["median"] = Method.Median,
        ["quantile"] = Method.Quantile,
    };

    public static IReadOnlyDictionary<string, Polarity> Polarities { get; } = new Dictionary<string, Polarity>
    {
        ["neutral"] = Polarity.Neutral,
        ["higher"] = Polarity.Higher,
        ["lower"] = Polarity.Lower,
    };

    /// <summary>Whether a measure is of a stock, at a date, or of a flow, during a period.</summary>
    public static IReadOnlyDictionary<string, bool> Stocks { get; } = new Dictionary<string, bool> { ["stock"] = true, ["flow"] = false };

    /// <summary>Whether a measure has an interval.</summary>
    public static IReadOnlyDictionary<string, bool> Intervals { get; } = new Dictionary<string, bool> { ["none"] = false };

    /// <summary>Whether a missing code keeps the source's symbol.</summary>
    public static IReadOnlyDictionary<string, bool> Prints { get; } = new Dictionary<string, bool> { ["source"] = true };

    /// <summary>Whether a measure counts things, whose small numbers need no protection, rather than people.</summary>
    public static IReadOnlyDictionary<string, bool> Counted { get; } = new Dictionary<string, bool> { ["people"] = false, ["things"] = true };

    /// <summary>What a column is to the service.</summary>
    public static IReadOnlyDictionary<string, ItemRole> Roles { get; } = new Dictionary<string, ItemRole>
    {
        ["authority"] = ItemRole.Authority,
        ["safeguarding"] = ItemRole.Safeguarding,
    };
}

/// <summary>What an item is besides a question.</summary>
internal enum ItemRole
{
    None,

    /// <summary>Names the authority of a row.</summary>
    Authority,

    /// <summary>Says that somebody may be in danger.</summary>
    Safeguarding,
}
