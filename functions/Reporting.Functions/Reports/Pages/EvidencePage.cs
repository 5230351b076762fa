using Reporting.Domain.Collections;
using Reporting.Domain.Findings;

namespace Reporting.Functions.Reports.Pages;

/// <summary>evidence.html: every number of the ledger in plain words, with a link back to where it is printed.</summary>
public sealed class EvidencePage
{
    private readonly ReportInputs inputs;
    private readonly EvidenceLedger ledger;
    private readonly EvidenceWords words;

    internal EvidencePage(ShownInputs shown, EvidenceLedger ledger)
    {
        (inputs, this.ledger) = (shown.Inputs, ledger);
        words = new(shown, ledger);
    }

    public string Title => inputs.Collection.Title;

    public string Period => inputs.Period.Title;

    public bool Synthetic => inputs.Collection.Synthetic;

    public bool Draft => inputs.Run.Draft;

    public IEnumerable<Finding> Findings => ledger.Findings;

    public IReadOnlyList<LoadedTable> Sources => inputs.Collection.LoadedFrom;

    /// <summary>What only sentences print.</summary>
    public IEnumerable<EvidenceLine> Statements
    {
        get
        {
            var inFindings = ledger.Findings.SelectMany(f => f.Numbers.Select(n => (n, f.Id))).ToLookup(p => p.n, p => p.Id);
            return ledger.Statements.Select(e => new EvidenceLine(
                e.Id, e.What, words.Of(e), "report.html#" + (inFindings[e.Id].FirstOrDefault() ?? e.Measure)));
        }
    }

    /// <summary>What tables print, by measure, the newest period first.</summary>
    public IEnumerable<EvidenceOfMeasure> Measures =>
        from figure in ledger.Figures()
        group figure by figure.Measure.Measure.Id into of
        let newest = of.Last().Measure
        select new EvidenceOfMeasure(
            of.Key, newest.Measure.Title, newest.Measure.Definition, MeasureWords.Sentence(AreaPart.Quotient(newest.Measure)),
            from figure in of
            group figure by figure.Measure.Period.Id into period
            orderby period.Key descending
            select new EvidenceOfPeriod(period.First().Measure.Period.Title, period.Select(f => Line(f))));

    private EvidenceLine Line(FigureEvidence figure)
    {
        var measure = figure.Measure.Measure.Id;
        var isOfReport = figure.Measure.Period.Id == inputs.Period.Id;
        var back = figure.Area == PublishedFigures.England && inputs.Current.Measure(measure) is not null ? $"report.html#{measure}"
            : isOfReport && MeasureEvidence.HasAuthorities(figure.Measure) ? $"report.html#{measure}-table"
            : "tables.html#table_1";
        return new(figure.Id, figure.Name, words.Of(figure, isOfReport), back);
    }
}

/// <param name="Definition">What is counted.</param>
/// <param name="Formula">What is divided by what.</param>
public sealed record EvidenceOfMeasure(string Id, string Title, string Definition, string Formula, IEnumerable<EvidenceOfPeriod> Periods);

public sealed record EvidenceOfPeriod(string Title, IEnumerable<EvidenceLine> Figures);

/// <param name="Back">Where it is printed.</param>
public sealed record EvidenceLine(string Id, string Name, string Words, string Back);
