using Reporting.Domain.Findings;
using Reporting.Functions.Rendering.Templates;
using Reporting.Functions.Reports.Pages;

namespace Reporting.Functions.Reports.Files;

/// <param name="Files">In the order in which they were written.</param>
/// <param name="Ledger">Of every number in them.</param>
public sealed record WrittenReport(IReadOnlyList<ReportFile> Files, EvidenceLedger Ledger);

/// <summary>Writes a run's files. The same inputs and templates give the same bytes.</summary>
public sealed class ReportWriter(TemplateSet templates)
{
    public static ReportFile Page { get; } = new("report.html", "text/html; charset=utf-8");

    public static ReportFile Data { get; } = new("data.csv", "text/csv; charset=utf-8");

    public static ReportFile DataMeta { get; } = new("data.meta.csv", "text/csv; charset=utf-8");

    public static ReportFile Measures { get; } = new("measures.csv", "text/csv; charset=utf-8");

    public static ReportFile Evidence { get; } = new("evidence.json", "application/json");

    /// <exception cref="TemplateException">A template of the collection asks for what is not there.</exception>
    public async Task<WrittenReport> WriteAsync(ReportInputs inputs, IReportFiles files, CancellationToken cancellationToken)
    {
        var shown = ShownInputs.Of(inputs);
        var ledger = new EvidenceLedger(shown.Inputs.Periods, shown.Names, InputSets.Of(shown.Inputs, shown.Names), inputs.Neighbours);
        // The page first: what its sentences cite belongs to the ledger.
        await WriteAsync(files, Page, s => ReportPage.Write(templates, shown, ledger, s, cancellationToken), cancellationToken);
        await WriteAsync(files, Data, s => DataFile.Write(shown.Inputs.Periods, shown.Names, s), cancellationToken);
        await WriteAsync(files, DataMeta, s => DataMetaFile.Write(shown.Inputs.Periods, shown.Names, s), cancellationToken);
        await WriteAsync(files, Measures, s => MeasuresFile.Write(shown.Inputs, shown.Names, s), cancellationToken);
        await WriteAsync(files, Evidence, s => EvidenceFile.Write(shown.Inputs, ledger, s), cancellationToken);
        return new([Page, Data, DataMeta, Measures, Evidence], ledger);
    }

    /// <summary>Writes the page alone.</summary>
    public EvidenceLedger WritePage(ReportInputs inputs, Stream stream, CancellationToken cancellationToken)
    {
        var shown = ShownInputs.Of(inputs);
        var ledger = new EvidenceLedger(shown.Inputs.Periods, shown.Names, InputSets.Of(shown.Inputs, shown.Names), inputs.Neighbours);
        ReportPage.Write(templates, shown, ledger, stream, cancellationToken);
        return ledger;
    }

    /// <summary>What is wrong with the page's templates when they are run on these inputs, each with its file, line and column.</summary>
    public IReadOnlyList<string> FaultsOf(ReportInputs inputs, CancellationToken cancellationToken)
    {
        var shown = ShownInputs.Of(inputs);
        var ledger = new EvidenceLedger(shown.Inputs.Periods, shown.Names, InputSets.Of(shown.Inputs, shown.Names), inputs.Neighbours);
        return ReportPage.FaultsOf(templates, shown, ledger, cancellationToken);
    }

    private static async Task WriteAsync(IReportFiles files, ReportFile file, Action<Stream> write, CancellationToken cancellationToken)
    {
        await using var stream = await files.OpenAsync(file.Name, file.ContentType, cancellationToken);
        write(stream);
    }
}
