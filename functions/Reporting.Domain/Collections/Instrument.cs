namespace Reporting.Domain.Collections;

/// <summary>What a return of an instrument looks like.</summary>
public enum InstrumentKind
{
    /// <summary>One value an item, one return an authority.</summary>
    Form,

    /// <summary>A row a case, home, response or episode.</summary>
    Records,
}

/// <summary>How the records of an instrument came to be in it: what may be said of others by them follows.</summary>
public enum Drawn
{
    /// <summary>Everybody was asked, or every case is in it.</summary>
    All,

    /// <summary>By chance alone: an interval says how far the rest may differ.</summary>
    Random,

    /// <summary>By somebody's choice: they speak for themselves alone.</summary>
    Chosen,

    /// <summary>Whoever wished to: they speak for themselves alone.</summary>
    Volunteers,
}

/// <summary>What may be answered.</summary>
public enum ItemType
{
    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A number.</summary>
    Decimal,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>A day.</summary>
    Date,

    /// <summary>One of the item's choices.</summary>
    Choice,

    /// <summary>Some of the item's choices.</summary>
    MultiChoice,

    /// <summary>Free text.</summary>
    Text,
}

/// <summary>One answer that may be chosen.</summary>
/// <param name="Value">What is written in a return.</param>
/// <param name="Label">What people read.</param>
/// <param name="Exclusive">Of a multi-choice: cannot stand beside another.</param>
public sealed record Choice(string Value, string Label, bool Exclusive);

/// <summary>One column of an instrument, or one question.</summary>
/// <param name="Code">As a return and an expression name it: MIS01.</param>
/// <param name="Label">The question.</param>
/// <param name="Type">What may be answered.</param>
/// <param name="Unit">What is counted, for example children; empty for text.</param>
/// <param name="Periods">When it is asked.</param>
/// <param name="Theme">The id of the chapter that it belongs to; null for none.</param>
/// <param name="Guidance">How to answer; null for none.</param>
/// <param name="Required">Whether a value or a missing code must be given.</param>
/// <param name="Choices">Of a choice or multi-choice; else empty.</param>
/// <param name="Minimum">Of a number: the least that is accepted; null for none.</param>
/// <param name="Maximum">Of a number: the most that is accepted; null for none.</param>
/// <param name="MaximumLength">Of a text, in characters; null for none.</param>
/// <param name="IsAuthority">Of records: the column that says which authority a row is about.</param>
/// <param name="Source">Where its definition comes from; null for the collection itself.</param>
public sealed record Item(
    string Code,
    string Label,
    ItemType Type,
    string Unit,
    PeriodRange Periods,
    string? Theme,
    string? Guidance,
    bool Required,
    IReadOnlyList<Choice> Choices,
    double? Minimum,
    double? Maximum,
    int? MaximumLength,
    bool IsAuthority,
    string? Source)
{
    /// <summary>
    /// Of the inspectorate's records: the column that says that somebody may be in danger. It goes to a named person, and is never part of the analysis:
    /// no expression may use it, and checked rows do not hold it.
    /// </summary>
    public bool IsSafeguarding { get; init; }
}

/// <summary>One table that somebody fills in.</summary>
/// <param name="Id">As addresses and measures name it.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Kind">A form, or records.</param>
/// <param name="FromInspectorate">Whether the inspectorate fills it in, rather than each authority.</param>
/// <param name="Items">Its columns, in the order of the template.</param>
/// <param name="Rules">What a return is checked by.</param>
public sealed record Instrument(string Id, string Title, InstrumentKind Kind, bool FromInspectorate, IReadOnlyList<Item> Items, IReadOnlyList<Rule> Rules)
{
    /// <summary>
    /// Of records: the value of the first item may stand in several rows, so that it identifies none of them. Otherwise each record has its own, and no two
    /// rows may have the same.
    /// </summary>
    public bool FirstItemRepeats { get; init; }

    /// <summary>How its records were drawn.</summary>
    public Drawn Drawn { get; init; }

    /// <summary>Of records that were chosen or volunteered: whom a figure is of, as a sentence says it: "in the cases examined". Null for others.</summary>
    public string? Among { get; init; }

    /// <summary>Whether its records speak for themselves alone: no interval, no test, no area, and nothing is said of England by them.</summary>
    public bool SpeaksForItselfAlone => Drawn is Drawn.Chosen or Drawn.Volunteers;

    /// <summary>
    /// Whether it is records that are not about authorities, or speak for themselves alone: their figures are of all of them together, and of nothing
    /// smaller.
    /// </summary>
    public bool IsOfEnglandAlone => Kind is InstrumentKind.Records && FromInspectorate && (SpeaksForItselfAlone || !Items.Any(i => i.IsAuthority));

    /// <summary>The items that are asked in a period, by its id.</summary>
    public IEnumerable<Item> ItemsOf(string period) => Items.Where(i => i.Periods.Contains(period));

    /// <summary>The rules that hold in a period, by its id.</summary>
    public IEnumerable<Rule> RulesOf(string period) => Rules.Where(r => r.Periods.Contains(period));
}
