using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Figures;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Comparison;

/// <summary>A period's protected figures, to compare its authorities by.</summary>
/// <param name="List">What they come from: a closing's list, or a draft's.</param>
/// <param name="Names">What they call the authorities.</param>
/// <param name="Set">The comparator set that was asked for; null where none was.</param>
/// <param name="Hidden">Which counts are hidden and why; null where that was not asked.</param>
public sealed record ComparedPeriod(
    Collection Collection, Period Period, string List, PublishedPeriod Figures, AreaNames Names, ComparatorSet? Set, IReadOnlyList<HiddenCount>? Hidden);

/// <summary>All authorities compared, protected: for the inspectorate, drafts included.</summary>
public sealed class PeriodComparison(
    DefinitionSet definitions, PeriodLookup periods, WindowRows windows, FigureSeries series, ProtectedFigures figures, ComparatorSets sets)
{
    /// <param name="set">A comparator set's name; null for none.</param>
    /// <param name="why">Whether to say which counts are hidden and why.</param>
    public async Task<Outcome<ComparedPeriod>> FindAsync(
        Admission admission, string collection, string period, string? set, bool why, CancellationToken cancellation)
    {
        admission.For(Permission.ReadComparison);
        if (!periods.TryFind(collection, period, out var found, out var foundPeriod, out var notFound))
            return notFound;
        var (asked, noSet) = await sets.AskedAsync(set, [Body.Inspectorate], cancellation);
        if (noSet is not null)
            return noSet;
        var window = await windows.GetAsync(found, foundPeriod, cancellation);
        var list = window.IsClosed && window.CombinedClosing > 0 ? ReturnList.NameOfClosing(window.CombinedClosing) : window.Combined;
        if (list is null)
            return NotYet();
        return await series.FindAsync(found, foundPeriod, list, cancellation) switch
        {
            SeriesOutcome.Found of => new ComparedPeriod(
                found, foundPeriod, list, of.Series.Current, definitions.NamesOf(found), asked,
                why ? await HiddenAsync(found, foundPeriod, list, cancellation) : null),
            SeriesOutcome.Leaking => new Refusal.NotNow(
                "The figures of this period cannot be shown: a hidden count could be told from them and earlier editions together. "
                + "Make a report to see which."),
            SeriesOutcome.Missing missing => new Refusal.NotNow(missing.Why),
            _ => NotYet(),
        };
    }

    private async Task<IReadOnlyList<HiddenCount>?> HiddenAsync(Collection collection, Period period, string list, CancellationToken cancellation) =>
        await figures.FindNameAsync(collection.Id, period.Id, list, cancellation) is { } name
        && await figures.FindAttackedAsync(collection.Id, period.Id, name, cancellation) is { } attacked
            ? HiddenCount.Of(collection, attacked)
            : null;

    private static Refusal.NotNow NotYet() => new(
        "There are no figures of this period yet. They are made when its window closes, every night while it is open, "
        + "and when an analyst asks for a report.");
}
