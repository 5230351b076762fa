using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Reading.Spool;
using Reporting.Functions.Messages;
using Reporting.Functions.Reports.Files;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Reports;

/// <summary>Prints a rendered run. A step of its own: a browser takes longer than all other files together, and nobody should wait for it.</summary>
public sealed class PrintRunFunction(ReportRuns runs, RunFiles files, PdfPrinter printer, SpoolFolder spool, MessageReader messages)
{
    public const string FileName = "report.pdf";

    [Function("PrintRun")]
    public async Task RunAsync([QueueTrigger(QueueNames.Print)] string text, CancellationToken cancellation)
    {
        if (await messages.ReadAsync(QueueNames.Print, text, MessageJson.Default.PrintRun, cancellation) is not { } message)
            return;
        await PdfPrinter.WaitTurnAsync(cancellation);
        try
        {
            await PrintAsync(message, cancellation);
        }
        finally
        {
            PdfPrinter.EndTurn();
        }
    }

    private async Task PrintAsync(PrintRun message, CancellationToken cancellation)
    {
        if (await runs.FindAsync(message.Collection, message.Period, message.Run, cancellation) is not { State: RunState.Rendered, Pdf: null } run || await files.OpenAsync(run, ReportWriter.Page.Name, cancellation) is not { } page)
            return;
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
