using Reporting.Checking.Extracts.Layouts;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Extracts;

/// <summary>What came of deriving a return from extracts. It holds counts, and nothing of any row.</summary>
/// <param name="Period">The period.</param>
/// <param name="Files">Every file, and what became of it.</param>
/// <param name="Figures">Every item that a rule derives and the period asks, in the order of the form.</param>
/// <param name="LeftOut">What was left out and why, in sentences.</param>
/// <param name="Warnings">What an officer should look at, in sentences.</param>
/// <param name="CrossChecks">Figures of other extracts.</param>
public sealed record DerivedReturn(
    Period Period, IReadOnlyList<FileOutcome> Files, IReadOnlyList<DerivedFigure> Figures, IReadOnlyList<string> LeftOut, IReadOnlyList<string> Warnings,
    IReadOnlyList<DerivedCheck> CrossChecks)
{
    /// <summary>The figures that go into the form.</summary>
    public IEnumerable<DerivedFigure> Entered => Figures.Where(f => f is { Value: not null, Item.LeaveEmpty: null });
}

/// <summary>What became of a file.</summary>
/// <param name="Name">Its name, without its folder.</param>
/// <param name="Lines">What was read of it, in sentences.</param>
/// <param name="Faults">Why it, or a table of it, was not used; none where all was.</param>
/// <param name="Unneeded">Tables in it that were recognised, and that no rule needs.</param>
public sealed record FileOutcome(string Name, IReadOnlyList<string> Lines, IReadOnlyList<string> Faults, IReadOnlyList<string> Unneeded);

/// <summary>A derived figure.</summary>
/// <param name="Item">The item, and the rule.</param>
/// <param name="Value">Null where it cannot be derived.</param>
/// <param name="Beside">Other ways of counting.</param>
/// <param name="Lacks">Why it cannot be derived, in words that follow "needs".</param>
/// <param name="Files">Names of the files that it was derived from.</param>
/// <param name="Published">What the source printed; null where that is not known.</param>
public sealed record DerivedFigure(
    DerivedItem Item, long? Value, IReadOnlyList<(string Title, long Value)> Beside, IReadOnlyList<string> Lacks, IReadOnlyList<string> Files,
    string? Published);

/// <summary>A figure of another extract, beside an item's.</summary>
/// <param name="Item">The item's code.</param>
/// <param name="Derived">The item's figure; null where it was not derived.</param>
/// <param name="Other">The other extract's.</param>
/// <param name="Says">What it is, and where it is from.</param>
public sealed record DerivedCheck(string Item, long? Derived, long Other, string Says);
