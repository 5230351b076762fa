namespace Reporting.Functions.Reports.Files;

/// <summary>Where a run's files go.</summary>
public interface IReportFiles
{
    /// <summary>Opens a file to write; the writer disposes the stream when it is complete. It is written to synchronously.</summary>
    /// <param name="name">Relative to the run: report.html.</param>
    ValueTask<Stream> OpenAsync(string name, string contentType, CancellationToken cancellationToken);
}

public sealed record ReportFile(string Name, string ContentType);
