using System.Globalization;
using System.Security.Cryptography;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Reports;

/// <summary>Starts a run: of the frozen list of a closed window, or of a list of the returns as they stand.</summary>
public sealed class ReportRequests(
    DefinitionSet definitions, WindowRows windows, ReturnLists lists, ReportRuns runs, MessageSender messages, TimeProvider time)
{
    private const int LongestReason = 500;

    /// <summary>An analyst asks for a run.</summary>
    /// <param name="reason">In words; null or blank where they give none.</param>
    public async Task<Outcome<ReportRunRow>> AskAsync(
        Admission admission, Collection collection, Period period, string? reason, CancellationToken cancellation)
    {
        var caller = admission.For(Permission.MakeReport);
        if (reason is { Length: > LongestReason })
            return new Refusal.NotUnderstood($"Keep the reason to {LongestReason} characters.");
        if (reason is not null && GivenText.WhyNotKept("The reason", reason) is { } why)
            return why;
        var asked = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var run = $"{asked}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(3))}";
        return await StartAsync(collection, period, run, string.IsNullOrWhiteSpace(reason) ? "An analyst asked for it." : reason, caller.Key, cancellation);
    }

    public async Task<ReportRunRow> StartAsync(
        Collection collection, Period period, string run, string reason, string by, CancellationToken cancellation)
    {
        var window = await windows.GetAsync(collection, period, cancellation);
        var closing = window.IsClosed ? window.Closings : (int?)null;
        var list = closing is { } number ? ReturnList.NameOfClosing(number) : ReturnList.NameOfDraft(run);
        if (closing is null)
        {
            var standing = await lists.AsTheyStandAsync(collection, period, definitions.Due(period), cancellation);
            await lists.StoreAsync(new(collection.Id, period.Id, list, null, time.GetUtcNow(), standing), cancellation);
        }

        var row = ReportRunRow.Of(collection.Id, period.Id, run, reason, draft: closing is null, list, time.GetUtcNow(), by);
        await runs.TryAddAsync(row, cancellation);
        await messages.SendAsync(new CombineReturns(collection.Id, period.Id, list, run, closing, 0), null, cancellation);
        return row;
    }
}
