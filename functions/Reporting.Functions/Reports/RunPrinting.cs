using Reporting.Checking.Reading.Spool;
using Reporting.Functions.Messages;
using Reporting.Functions.Reports.Files;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Reports;

/// <summary>Prints a rendered run. A step of its own: a browser takes longer than all other files together, and nobody should wait for it.</summary>
public sealed class RunPrinting(ReportRuns runs, RunFiles files, PdfPrinter printer, SpoolFolder spool)
{
    public const string FileName = "report.pdf";

    /// <summary>Prints it, unless that has been done or the run was not rendered.</summary>
    public async Task PrintAsync(PrintRun message, CancellationToken cancellation)
    {
        await PdfPrinter.WaitTurnAsync(cancellation);
        try
        {
            // While it waited its turn, another delivery of the message may have printed it.
            if (await runs.FindAsync(message.Collection, message.Period, message.Run, cancellation) is { State: RunState.Rendered, Pdf: null } run
                && await files.OpenAsync(run, ReportWriter.Page.Name, cancellation) is { } page)
            {
                await PrintAsync(run, page, cancellation);
            }
        }
        finally
        {
            PdfPrinter.EndTurn();
        }
    }

    private async Task PrintAsync(ReportRunRow run, OpenedFile page, CancellationToken cancellation)
    {
        var (html, pdf) = (spool.NewFile(".html"), spool.NewFile(".pdf"));
        try
        {
            await using (page.Content)
            {
                await using var copy = File.Create(html);
                await page.Content.CopyToAsync(copy, cancellation);
            }

            switch (await printer.PrintAsync(html, pdf, cancellation))
            {
                case PdfOutcome.Printed:
                    await files.StoreAsync(run, FileName, "application/pdf", pdf, cancellation);
                    await runs.PrintedAsync(run, ReportRunRow.Printed, cancellation);
                    break;
                case PdfOutcome.NotPrinted not:
                    await runs.PrintedAsync(run, not.Why, cancellation);
                    break;
            }
        }
        finally
        {
            File.Delete(html);
            File.Delete(pdf);
        }
    }
}
