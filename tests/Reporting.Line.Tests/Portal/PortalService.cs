using Reporting.Line.Tests.Reports;

namespace Reporting.Line.Tests.Portal;

/// <summary>A service whose window of 2024 is open, and a browser to look at its pages.</summary>
public sealed class PortalService : RunningService
{
    public const string Period = "2024";

    private readonly Browser browser = new();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await OpenAsync(Period);
        await browser.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        await base.DisposeAsync();
    }

    /// <summary>Somebody else at a browser of their own, not signed in yet.</summary>
    internal async Task<PageVisit> VisitAsync(PageFindings findings) =>
        new(await browser.NewSessionAsync(Host.BaseAddress, findings.Add), Host.BaseAddress, findings);
}
