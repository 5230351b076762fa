using Reporting.Domain.Collections;

namespace Reporting.Domain.Releases;

/// <summary>What decides whether a run may go to the public.</summary>
/// <param name="Draft">It was made before its window closed.</param>
/// <param name="AttackHeld">No hidden count could be told from what it prints.</param>
/// <param name="MissingSections">Titles of sections that its story asks for and that it does not have.</param>
/// <param name="UnexplainedExclusions">Bodies that were left out without a reason.</param>
/// <param name="UnapprovedQuotations">Texts of people that nobody has approved.</param>
/// <param name="Synthetic">Its data are invented.</param>
/// <param name="Demonstration">The installation is declared a demonstration, and says so on every page.</param>
/// <param name="Due">How many returns were due.</param>
/// <param name="Returned">How many came.</param>
/// <param name="DifferingFromSource">Titles of measures whose headline differs from what the source printed.</param>
/// <param name="HasNextDate">It is known when the next report of the theme appears.</param>
public sealed record RunFacts(
    bool Draft, bool AttackHeld, IReadOnlyList<string> MissingSections, IReadOnlyList<string> UnexplainedExclusions, int UnapprovedQuotations,
    bool Synthetic, bool Demonstration, int Due, int Returned, IReadOnlyList<string> DifferingFromSource, bool HasNextDate);

/// <summary>Something to know of a run before it goes further.</summary>
/// <param name="Code">Its name, which does not change.</param>
/// <param name="Blocks">Nothing goes further while it is so; else it is a warning.</param>
/// <param name="Words">What it is, and what to do.</param>
public sealed record ChecklistEntry(string Code, bool Blocks, string Words);

/// <summary>What to know of a run before each act on its release: what blocks it first, then warnings.</summary>
public static class ReleaseChecklist
{
    // Official statistics call a response below this low.
    private const double LowResponse = 0.8;

    /// <summary>What is to be known; empty where there is nothing.</summary>
    /// <param name="due">When it is to be published; null where no time is set.</param>
    public static IReadOnlyList<ChecklistEntry> Of(RunFacts run, DateTimeOffset? due, ReleaseDays days) =>
        [.. Blocking(run), .. Warning(run, due, days)];

    private static IEnumerable<ChecklistEntry> Blocking(RunFacts run)
    {
        if (run.Draft)
            yield return new("draft", true, "The run was made before its window closed. Make a report of the closed window.");
        if (!run.AttackHeld)
            yield return new("attack", true, "Hidden counts could be told from what the run prints. Its state says which, and what to do.");
        if (run.MissingSections.Count > 0)
            yield return new(
                "sections", true, $"Sections are missing: {string.Join(", ", run.MissingSections)}. Complete the story, and make the report again.");
        if (run.UnexplainedExclusions.Count > 0)
            yield return new(
                "exclusions", true, $"Left out without a reason: {string.Join(", ", run.UnexplainedExclusions)}. Exclude each again with its reason.");
        if (run.UnapprovedQuotations > 0)
        {
            yield return new(
                "quotations", true,
                $"{Plural.Of(run.UnapprovedQuotations, "quotation")} {Plural.Noun(run.UnapprovedQuotations, "is", "are")} not approved. "
                + "A second person approves each.");
        }

        if (run.Synthetic && !run.Demonstration)
            yield return new("synthetic", true, "The data are invented, and this installation is not declared a demonstration.");
    }

    private static IEnumerable<ChecklistEntry> Warning(RunFacts run, DateTimeOffset? due, ReleaseDays days)
    {
        if (run.Due > 0 && (double)run.Returned / run.Due < LowResponse)
            yield return new("response", false, $"Only {run.Returned:N0} of {run.Due:N0} returns came.");
        if (run.DifferingFromSource.Count > 0)
        {
            yield return new(
                "source", false,
                $"These headlines differ from what their source printed: {string.Join(", ", run.DifferingFromSource)}. The report prints both.");
        }

        if (!run.HasNextDate)
            yield return new("next", false, "It is not said when the next report of this theme appears.");
        if (due is { } at && days.BankHolidayAt(at) is { } holiday)
            yield return new("holiday", false, $"The day of publication is a bank holiday: {holiday}.");
    }
}
