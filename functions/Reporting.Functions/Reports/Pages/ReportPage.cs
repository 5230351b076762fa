using System.Globalization;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;
using Reporting.Functions.Rendering.Charts;
using Reporting.Functions.Rendering.Templates;
using Scriban.Runtime;

namespace Reporting.Functions.Reports.Pages;

/// <summary>report.html: what its templates can print. Every number among it is published, or counts authorities and returns.</summary>
public sealed class ReportPage
{
    private const string Shell = "report/report";

    private readonly ReportInputs inputs;
    private readonly EvidenceLedger ledger;

    private ReportPage(TemplateSet templates, ShownInputs shown, EvidenceLedger ledger, string evidenceHash)
    {
        (inputs, this.ledger, EvidenceHash) = (shown.Inputs, ledger, evidenceHash);
        var sections = inputs.Current.Measures.ToDictionary(m => m.Measure.Id, m => new MeasureSection(m, inputs, shown.Names));
        Measures = [.. inputs.Current.Measures.Select(SectionOf)];
        Themes = [.. inputs.Collection.Themes
            .Select(t => new ThemeSection(t, OfCollection(templates, t.Id), [.. inputs.Current.Measures.Where(m => m.Measure.Theme == t.Id).Select(SectionOf)]))
            .Where(t => t.Measures.Count > 0)];
        Findings = OfCollection(templates, "findings") ?? "report/findings";
        Evidence = new(inputs, shown.Names);

        MeasureSection SectionOf(PublishedMeasure measure) => sections[measure.Measure.Id];
    }

    public string Title => inputs.Collection.Title;

    public string Summary => inputs.Collection.Summary;

    public string Period => inputs.Period.Title;

    /// <summary>"the year to 31 March 2024".</summary>
    public string PeriodInWords => Sentences.InWords(inputs.Period);

    public string PeriodId => inputs.Period.Id;

    public string FirstPeriod => inputs.Periods[0].Period.Title;

    public bool HasEarlier => inputs.Periods.Count > 1;

    public bool Synthetic => inputs.Collection.Synthetic;

    public bool Draft => inputs.Run.Draft;

    public string Run => inputs.Run.Id;

    public string Reason => inputs.Run.Reason;

    public string Definition => inputs.Run.Definition;

    public string Made => inputs.Run.CreatedAt.UtcDateTime.ToString("d MMMM yyyy 'at' HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public string SourceNote => inputs.Collection.SourceNote;

    public string Retention => inputs.Collection.Retention;

    public Contact Contact => inputs.Collection.Contact;

    /// <summary>The sources of the collection published its figures before.</summary>
    public bool FiguresArePublic => inputs.Collection.FiguresArePublic;

    public string SuppressUpTo => inputs.Collection.SuppressUpTo.ToString(CultureInfo.InvariantCulture);

    public string RoundTo => inputs.Collection.RoundTo.ToString(CultureInfo.InvariantCulture);

    public IReadOnlyList<MissingCode> MissingCodes => inputs.Collection.MissingCodes;

    public IReadOnlyList<DataSource> Sources => inputs.Sources;

    /// <summary>The published tables that figures were loaded from.</summary>
    public IReadOnlyList<LoadedTable> LoadedFrom => inputs.Collection.LoadedFrom;

    /// <summary>SHA-256 of evidence.jsonl, in hex; empty where the page is made alone.</summary>
    public string EvidenceHash { get; }

    public IReadOnlyList<ScaleRow> Scale => [.. inputs.Scale.Bands.Select(b => new ScaleRow(b.Range(), b.Words))];

    public string ScaleName => $"{inputs.Scale.Name}, version {inputs.Scale.Version}";

    public string ScaleCountsBelow => NumberText.Words(inputs.Scale.CountsBelow);

    public Palette Palette => Palette.Instance;

    /// <summary>The template of the headline findings: the collection's own, or the general one.</summary>
    public string Findings { get; }

    public IReadOnlyList<ThemeSection> Themes { get; }

    public IReadOnlyList<MeasureSection> Measures { get; }

    public EvidenceBase Evidence { get; }

    /// <summary>What sentences have cited so far: printed last.</summary>
    public IEnumerable<EvidenceRow> Cited => ledger.Cited.Select(e => new EvidenceRow(e, ledger.Inputs));

    public IEnumerable<Finding> Claims => ledger.Findings;

    internal static void Write(
        TemplateSet templates, ShownInputs shown, EvidenceLedger ledger, string evidenceHash, Stream stream, CancellationToken cancellationToken) =>
        templates.Render(Shell, ModelOf(templates, shown, ledger, evidenceHash), stream, cancellationToken);

    /// <summary>What is wrong with the templates when they are run on these inputs.</summary>
    internal static IReadOnlyList<string> FaultsOf(TemplateSet templates, ShownInputs shown, EvidenceLedger ledger, CancellationToken cancellationToken) =>
        templates.FaultsOf(Shell, ModelOf(templates, shown, ledger, string.Empty), cancellationToken);

    private static ScriptObject ModelOf(TemplateSet templates, ShownInputs shown, EvidenceLedger ledger, string evidenceHash)
    {
        var statements = new Sentences(shown.Inputs.Periods, shown.Names, shown.Inputs.Scale, ledger, shown.Inputs.Collection.RoundTo);
        var model = new ScriptObject();
        StatementFunctions.Register(model, statements, ledger);
        var page = new ReportPage(templates, shown, ledger, evidenceHash);
        model.SetValue("report", page, true);
        return model;
    }

    // A collection's own template, by name; null where it has none.
    private string? OfCollection(TemplateSet templates, string name)
    {
        var own = $"collections/{inputs.Collection.Id}/report/{name}";
        return templates.Has(own) ? own : null;
    }
}

/// <param name="Template">The theme's own introduction; null where the collection has none.</param>
public sealed record ThemeSection(Theme Theme, string? Template, IReadOnlyList<MeasureSection> Measures)
{
    public string Id => Theme.Id;

    public string Title => Theme.Title;

    public string Intro => Theme.Intro;
}

public sealed record ScaleRow(string Range, string Words);
