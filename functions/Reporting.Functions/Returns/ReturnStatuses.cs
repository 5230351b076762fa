using System.Text.Json;
using Reporting.Checking.Checking;
using Reporting.Domain.Returns;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>A return as it stands.</summary>
/// <param name="Revision">Names what it is now: it changes with each version.</param>
public sealed record CurrentReturn(ReturnStatus Status, string Revision);

/// <summary>Returns as they stand, for their bodies and the inspectorate.</summary>
public sealed class ReturnStatuses(WindowRows windows, ReturnRows rows, ReturnBlobs blobs, TimeProvider time)
{
    /// <summary>The return after somebody acted on it, or why nothing was done.</summary>
    public async Task<Outcome<CurrentReturn>> AfterAsync(AskedReturn asked, Decision<Return> decision, CancellationToken cancellation) =>
        decision is Decision<Return>.Refused(var why) ? why : await OfAsync(asked, cancellation);

    public async Task<CurrentReturn> OfAsync(AskedReturn asked, CancellationToken cancellation)
    {
        var of = await rows.GetAsync(asked.Key, cancellation);
        var events = await rows.EventsAsync(asked.Key, cancellation);
        var window = await windows.GetAsync(asked.Collection, asked.Period, cancellation);
        var shown = of.Current ?? of.Newest;
        var receipt = shown is null ? null : await ReceiptAsync(asked.Key, shown, cancellation);
        var now = time.GetUtcNow();
        var standing = Explanations.Standing(events);
        var status = new ReturnStatus(
            asked.Collection.Id, asked.Period.Id, asked.Instrument.Id, asked.Body.ToString(), of.State, of.Late, of.Excluded, of.Reason,
            window.IsOpen(now) || of.IsExtended(now), window.Closes, of.ExtendedUntil, of.Current?.Name.Number,
            [.. VersionsIn(events)], shown?.Name.Number, [.. IssuesOf(of, receipt, standing)], await RejectedSinceAsync(asked.Key, of, cancellation),
            [.. standing.Select(e => StatusOf(e, events))],
            [.. events.Select(e => new ReturnHistory(e.Kind.Name(), e.At, e.By.Key, e.What, e.Version, HashOf(e, events), e.Issues))]);
        return new(status, of.Revision);
    }

    /// <returns>Null where the version was recorded a moment ago, and its receipt is still to come.</returns>
    public async Task<Receipt?> ReceiptAsync(ReturnKey key, RecordedVersion version, CancellationToken cancellation) =>
        await blobs.ReceiptAsync(key, version, cancellation) is { } bytes ? JsonSerializer.Deserialize(bytes, ReturnJson.Default.Receipt) : null;

    private static IEnumerable<VersionStatus> VersionsIn(IReadOnlyList<ReturnEvent> events) => events.Where(e => e.Kind is EventKind.Received)
        .Select(e => new VersionStatus(e.Version!.Value, HashOf(e, events), e.At, e.By.Key, events.AcceptedLast(e.Version.Value)));

    // From the hash of what was refused, what it should not hold could be guessed.
    private static string? HashOf(ReturnEvent e, IReadOnlyList<ReturnEvent> events) =>
        e.Version is { } version && (events.HasErased(version) || !events.AcceptedLast(version)) ? null : e.Sha256;

    // An explanation is of the version that counts.
    private static IEnumerable<Issue> IssuesOf(Return of, Receipt? receipt, IReadOnlyList<Explanation> standing) => (receipt?.Issues ?? []).Select(i =>
        of.Current is not null && standing.FirstOrDefault(e => e.Issue == i.Id) is { } e ? i with { Explanation = e.Text } : i);

    private async Task<RejectedVersion?> RejectedSinceAsync(ReturnKey key, Return of, CancellationToken cancellation) =>
        of is { Newest: { Accepted: false } rejected, Current: not null }
            ? new(rejected.Name.Number, (await ReceiptAsync(key, rejected, cancellation))?.Issues ?? [])
            : null;

    private static ExplanationStatus StatusOf(Explanation explanation, IReadOnlyList<ReturnEvent> events)
    {
        var given = events.Last(e => e.Kind is EventKind.Explained && e.Issues is [var issue] && issue == explanation.Issue);
        return new(explanation.Issue, explanation.Text, given.At, given.By.Key);
    }
}
