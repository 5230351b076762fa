namespace Reporting.Domain.Collections;

public enum InstrumentKind
{
    /// <summary>One value an item, one return an authority.</summary>
    Form,

    /// <summary>A row a case, home, response or episode.</summary>
    Records,
}

public enum ItemType
{
    Integer,
    Decimal,
    YesNo,
    Date,
    Choice,
    MultiChoice,
    Text,
}

/// <param name="Value">What is written in a return.</param>
/// <param name="Exclusive">Of a multi-choice: cannot stand beside another.</param>
public sealed record Choice(string Value, string Label, bool Exclusive);

/// <summary>One column of an instrument, or one question.</summary>
/// <param name="Unit">What is counted, for example children; empty for text.</param>
/// <param name="Periods">When it is asked.</param>
/// <param name="Required">Whether a value or a missing code must be given.</param>
/// <param name="MaximumLength">Of a text, in characters.</param>
/// <param name="IsAuthority">Of records: the column that says which authority a row is about.</param>
public sealed record Item(
    string Code, string Label, ItemType Type, string Unit, PeriodRange Periods, string? Theme, string? Guidance, bool Required, IReadOnlyList<Choice> Choices,
    double? Minimum, double? Maximum, int? MaximumLength, bool IsAuthority, string? Source)
{
    /// <summary>
    /// Of the inspectorate's records: the column that says that somebody may be in danger. It goes to a named person, and is never part of the analysis:
    /// no expression may use it, and checked rows do not hold it.
    /// </summary>
    public bool IsSafeguarding { get; init; }
}

/// <summary>One table that somebody fills in.</summary>
public sealed record Instrument(string Id, string Title, InstrumentKind Kind, bool FromInspectorate, IReadOnlyList<Item> Items, IReadOnlyList<Rule> Rules)
{
    /// <summary>Whether it is records that are not about authorities: their figures are of England, and of nothing smaller.</summary>
    public bool IsOfEnglandAlone => Kind is InstrumentKind.Records && FromInspectorate && !Items.Any(i => i.IsAuthority);

    public IEnumerable<Item> ItemsOf(string period) => Items.Where(i => i.Periods.Contains(period));

    public IEnumerable<Rule> RulesOf(string period) => Rules.Where(r => r.Periods.Contains(period));
}
