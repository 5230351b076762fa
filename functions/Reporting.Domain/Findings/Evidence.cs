using Reporting.Domain.Disclosure;

namespace Reporting.Domain.Findings;

/// <summary>The returns that a period's figures of one instrument rest on. Ledger entries name it, so that it is written once.</summary>
/// <param name="Id">Instrument and period: council-2024.</param>
/// <param name="Instrument">The instrument's id.</param>
/// <param name="Period">The period's id.</param>
/// <param name="Inputs">Every body that was due, in the order of the list.</param>
public sealed record InputSet(string Id, string Instrument, string Period, IReadOnlyList<Input> Inputs);

/// <summary>One body's return, or that there is none.</summary>
/// <param name="Body">An authority's code, or inspectorate.</param>
/// <param name="Version">The version that counts; null where nothing was accepted.</param>
/// <param name="Commitment">
/// SHA-256 of a salt and the bytes: the body can check that its return was used, and nobody else can guess the bytes. Null where nothing was accepted.
/// </param>
/// <param name="SignedOff">Whether its director signed it off.</param>
/// <param name="Late">Whether it came after the window had closed.</param>
/// <param name="Excluded">Whether an administrator left it out.</param>
/// <param name="Reason">Why it is nil, late or left out; null where it is none of these.</param>
public sealed record Input(string Body, int? Version, string? Commitment, bool SignedOff, bool Late, bool Excluded, string? Reason);

/// <summary>Which returns of a set a number rests on.</summary>
/// <param name="Set">The set's id.</param>
/// <param name="Only">Bodies, none where it is empty; null means all that were accepted and not excluded, but <paramref name="Except"/>.</param>
/// <param name="Except">Bodies that it does not rest on.</param>
public sealed record InputsUsed(string Set, IReadOnlyList<string>? Only, IReadOnlyList<string> Except)
{
    /// <summary>No return: the source's own publication.</summary>
    public static InputsUsed OfSource { get; } = new("source", null, []);

    /// <summary>Every return of a set that was accepted and not excluded.</summary>
    public static InputsUsed All(string set) => new(set, null, []);

    /// <summary>The return of one body.</summary>
    public static InputsUsed Of(string set, string body) => new(set, [body], []);
}

/// <summary>One printed number, and where it came from.</summary>
/// <param name="Id">Measure, period, area and part, so that it is the same in the next run: M01-2024-ENG-value.</param>
/// <param name="What">What it is, in words.</param>
/// <param name="Measure">The measure's id.</param>
/// <param name="Period">The period's id.</param>
/// <param name="Area">ENG, a region's ONS code or an authority's three digits.</param>
/// <param name="Part">value, lower, upper, numerator, denominator, change and so on.</param>
/// <param name="Value">Null of what is counted over published figures, which is no figure of a return.</param>
/// <param name="Printed">As the report prints it.</param>
/// <param name="Formula">How it is made, in words.</param>
/// <param name="Numerator">What it is made of; null where it is no quotient.</param>
/// <param name="Denominator">What it is made of; null where it is no quotient.</param>
/// <param name="Supplied">How many authorities it rests on, of <paramref name="Due"/>; null of a single authority's.</param>
/// <param name="Due">How many were due; null of a single authority's.</param>
/// <param name="Missing">Codes of those due that it does not rest on.</param>
/// <param name="Counted">Codes of the authorities counted, of a count.</param>
/// <param name="Inputs">The returns that it rests on.</param>
/// <param name="Column">Its column of data.csv; null where it is not in it.</param>
public sealed record Evidence(
    string Id,
    string What,
    string Measure,
    string Period,
    string Area,
    string Part,
    Published? Value,
    string Printed,
    string Formula,
    Published? Numerator,
    Published? Denominator,
    int? Supplied,
    int? Due,
    IReadOnlyList<string> Missing,
    IReadOnlyList<string> Counted,
    InputsUsed Inputs,
    string? Column);

/// <summary>A claim with its evidence.</summary>
/// <param name="Id">F1, F2 and on, in the order of the report.</param>
/// <param name="Text">The sentence, without links.</param>
/// <param name="Numbers">Ids of the numbers that it states.</param>
public sealed record Finding(string Id, string Text, IReadOnlyList<string> Numbers);
