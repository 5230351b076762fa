using System.Security.Cryptography;
using Reporting.Domain.Findings;
using Reporting.Functions.Rendering.Templates;
using Reporting.Functions.Reports.Pages;
using Reporting.Functions.Reports.Tables;
using Scriban.Runtime;

namespace Reporting.Functions.Reports.Files;

/// <param name="Files">In the order in which they were written.</param>
/// <param name="Ledger">Of every number in them.</param>
public sealed record WrittenReport(IReadOnlyList<ReportFile> Files, EvidenceLedger Ledger);

/// <summary>Writes a run's files. The same inputs and templates give the same bytes.</summary>
public sealed class ReportWriter(TemplateSet templates)
{
    private const string Html = "text/html; charset=utf-8";
    private const string Csv = "text/csv; charset=utf-8";

    public static ReportFile Page { get; } = new("report.html", Html);

    public static ReportFile Data { get; } = new("data.csv", Csv);

    public static ReportFile DataMeta { get; } = new("data.meta.csv", Csv);

    public static ReportFile Measures { get; } = new("measures.csv", Csv);

    public static ReportFile Evidence { get; } = new("evidence.json", "application/json");

    public static ReportFile EvidenceSchema { get; } = new("evidence.schema.json", "application/schema+json");

    public static ReportFile EvidenceLines { get; } = new("evidence.jsonl", "application/jsonl");

    public static ReportFile EvidencePage { get; } = new("evidence.html", Html);

    public static ReportFile TablesPage { get; } = new("tables.html", Html);

    public static ReportFile OpenTables { get; } = new("tables.ods", OdsFile.ContentType);

    public static ReportFile ExcelTables { get; } = new("tables.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /// <exception cref="TemplateException">A template of the collection asks for what is not there.</exception>
    public async Task<WrittenReport> WriteAsync(ReportInputs inputs, IReportFiles files, CancellationToken cancellationToken)
    {
        var shown = ShownInputs.Of(inputs);

        // What sentences cite belongs to the ledger, so the page is made once to nowhere: the evidence is complete before the page, which names its hash.
        var ledger = LedgerOf(shown);
        ReportPage.Write(templates, shown, ledger, string.Empty, Stream.Null, cancellationToken);
        var hash = await WriteHashedAsync(files, EvidenceLines, s => EvidenceFile.WriteLines(shown.Inputs, shown.Names, ledger, s), cancellationToken);
        var printed = LedgerOf(shown);
        var tables = TableBooks.Of(shown);
        (ReportFile File, Action<Stream> Write)[] others =
        [
            (Page, s => ReportPage.Write(templates, shown, printed, hash, s, cancellationToken)),
            (Data, s => DataFile.Write(shown.Inputs.Periods, shown.Names, s)),
            (DataMeta, s => DataMetaFile.Write(shown.Inputs.Periods, shown.Names, s)),
            (Measures, s => MeasuresFile.Write(shown.Inputs, shown.Names, s)),
            (Evidence, s => EvidenceFile.Write(shown.Inputs, shown.Names, ledger, s)),
            (EvidenceSchema, EvidenceFile.WriteSchema),
            (EvidencePage, s => Render("report/evidence", "evidence", new EvidencePage(shown, ledger), s, cancellationToken)),
            (TablesPage, s => Render("report/tables", "tables", new TablesPage(tables, shown.Inputs), s, cancellationToken)),
            (OpenTables, s => OdsFile.Write(tables, s)),
            (ExcelTables, s => XlsxFile.Write(tables, s)),
        ];
        foreach (var (file, write) in others)
            await WriteAsync(files, file, write, cancellationToken);
        return new([EvidenceLines, .. others.Select(o => o.File)], ledger);
    }

    /// <summary>Writes the page alone.</summary>
    public EvidenceLedger WritePage(ReportInputs inputs, Stream stream, CancellationToken cancellationToken)
    {
        var shown = ShownInputs.Of(inputs);
        var ledger = LedgerOf(shown);
        ReportPage.Write(templates, shown, ledger, string.Empty, stream, cancellationToken);
        return ledger;
    }

    /// <summary>What is wrong with the page's templates when they are run on these inputs, each with its file, line and column.</summary>
    public IReadOnlyList<string> FaultsOf(ReportInputs inputs, CancellationToken cancellationToken)
    {
        var shown = ShownInputs.Of(inputs);
        return ReportPage.FaultsOf(templates, shown, LedgerOf(shown), cancellationToken);
    }

    private static EvidenceLedger LedgerOf(ShownInputs shown) =>
        new(shown.Inputs.Periods, shown.Names, InputSets.Of(shown.Inputs, shown.Names), shown.Inputs.Neighbours);

    private void Render(string template, string name, object page, Stream stream, CancellationToken cancellationToken)
    {
        var model = new ScriptObject();
        model.SetValue(name, page, true);
        templates.Render(template, model, stream, cancellationToken);
    }

    private static async Task WriteAsync(IReportFiles files, ReportFile file, Action<Stream> write, CancellationToken cancellationToken)
    {
        await using var stream = await files.OpenAsync(file.Name, file.ContentType, cancellationToken);
        write(stream);
    }

    /// <returns>SHA-256 of what was written, in hex.</returns>
    private static async Task<string> WriteHashedAsync(IReportFiles files, ReportFile file, Action<Stream> write, CancellationToken cancellationToken)
    {
        using var hash = SHA256.Create();
        await using (var stream = new CryptoStream(await files.OpenAsync(file.Name, file.ContentType, cancellationToken), hash, CryptoStreamMode.Write))
            write(stream);
        return Convert.ToHexStringLower(hash.Hash!);
    }
}
