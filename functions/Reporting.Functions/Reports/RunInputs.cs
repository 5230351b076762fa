using System.Globalization;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Findings;
using Reporting.Domain.Returns;
using Reporting.Functions.Figures;
using Reporting.Functions.Reports.Pages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Reports;

/// <summary>What a run is made of: for its pages, and for its manifest.</summary>
internal sealed class RunInputs(DefinitionSet definitions, Collection collection, Period period, ReportRunRow run, ProtectedSeries figures)
{
    private readonly AreaNames names = definitions.NamesOf(collection);

    /// <summary>The collection as it is defined today, but for the rules by which these figures were protected.</summary>
    private Collection Protected => figures.Current.Protection is { Rules: var rules }
        ? collection with { SuppressUpTo = rules.SuppressUpTo, RoundTo = rules.RoundTo, FiguresArePublic = rules.FiguresArePublic }
        : collection;

    /// <summary>For its pages and files. What protection came to is for the manifest alone.</summary>
    public ReportInputs OfReport() => new(
        Protected, period, [.. figures.Periods.Select(p => p with { Protection = null })], [.. figures.Lists.SelectMany(ReturnsOf)],
        new(run.Run, run.CreatedAt, run.Reason, run.Draft, definitions.Hash), definitions.ScaleOf(collection),
        [.. definitions.SourcesOf(collection).Select(s => new DataSource(s.Title, s.Source, s.Licence, s.Note))], Map())
    {
        Names = names,
        Neighbours = definitions.Neighbours,
    };

    public Manifest ManifestOf(IReadOnlyList<ManifestFile> files) => new(
        collection.Id, collection.Title, period.Id, run.Run, run.Draft, collection.Synthetic, run.Reason, run.CreatedAt, definitions.Hash,
        [.. figures.Lists.Select(InputOf)], files, [.. figures.Periods.Select(RunProtection.Of)], [.. Warnings()]);

    private ReportMap? Map() =>
        definitions.Tiles.YearOf(period) is { } year ? new(year.ToString(CultureInfo.InvariantCulture), definitions.Tiles.Of(period)) : null;

    private IEnumerable<ReportReturn> ReturnsOf(ReturnList list)
    {
        var of = collection.Period(list.Period)!;
        foreach (var r in list.Returns)
        {
            var body = r.KeyIn(list.Collection, list.Period).Body;
            var authority = body.Authority is { } code ? definitions.Authorities.Find(code, of.To) : null;
            yield return new(of, r.Instrument, body, authority, r.State, r.Number, r.Commitment, r.Late, r.Excluded, r.Reason);
        }
    }

    private ManifestInput InputOf(ReturnList list) => new(list.Period, list.Name, list.At, [.. list.Returns.Select(r => InputOf(r, list))]);

    private ManifestReturn InputOf(ListedReturn r, ReturnList list)
    {
        var body = r.KeyIn(collection.Id, list.Period).Body.Authority is { } code ? names.Code(code) : r.Body;
        return new(r.Instrument, body, r.State, r.Number, r.Commitment, r.Sha256, r.Late, r.Excluded, r.Reason);
    }

    private IEnumerable<string> Warnings()
    {
        if (run.Draft)
            yield return "A draft: made while the window was open. Not for publication.";
        if (collection.Synthetic)
            yield return "The data are synthetic: nothing in this run is a fact about a real council.";
        var returns = figures.Lists[^1].Returns;
        var unsigned = returns.Count(r => !r.State.IsSettled() && r.Version is not null);
        if (unsigned > 0)
            yield return $"{unsigned} of {Plural.Of(returns.Count, "return")} {Plural.Noun(unsigned, "has", "have")} not been signed off.";
    }
}
