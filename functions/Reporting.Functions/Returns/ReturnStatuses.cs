using System.Text.Json;
using Reporting.Checking.Checking;
using Reporting.Domain.Returns;
using Reporting.Functions.Hosting;
using Reporting.Functions.Receiving;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>A return as it stands, for its body and the inspectorate.</summary>
public sealed class ReturnStatuses(WindowRows windows, ReturnRows rows, ReturnBlobs blobs, TimeProvider time)
{
    public async Task<JsonAnswer<ReturnStatus>> AnswerAsync(ReturnPlace place, CancellationToken cancellation)
    {
        var row = await rows.GetAsync(place.Key, cancellation);
        var events = await rows.EventsAsync(place.Key, cancellation);
        var window = await windows.GetAsync(place.Collection, place.Period, cancellation);
        var receipt = row.Newest is { } newest ? await ReceiptAsync(place.Key, newest, cancellation) : null;
        var now = time.GetUtcNow();

        // An explanation is of the version that counts; what a newer one was answered, its receipt has.
        var standing = Explanations.Standing(events);
        var issues = (receipt?.Issues ?? []).Select(i => row.Newest?.Name == row.Current?.Name && standing.FirstOrDefault(e => e.Issue == i.Id) is { } e ? i with { Explanation = e.Text } : i);
        var versions = events.Where(e => e.Kind == "received").Select(e => new VersionStatus(
            e.Version!.Value, e.Sha256!, e.At, e.By, events.LastOrDefault(v => v.Version == e.Version && v.Kind is "accepted" or "rejected")?.Kind == "accepted"));
        var status = new ReturnStatus(
            place.Collection.Id, place.Period.Id, place.Instrument.Id, place.Body.ToString(), row.State, row.Late, row.Excluded, row.Reason, window.IsOpen(now) || row.IsExtended(now), window.Closes, row.ExtendedUntil,
            row.Current?.Name.Number, [.. versions], [.. issues],
            [.. standing.Select(e => (e, By: events.Last(g => g.Kind == Explanations.Given && g.Issues is [var issue] && issue == e.Issue))).Select(x => new ExplanationStatus(x.e.Issue, x.e.Text, x.By.At, x.By.By))],
            [.. events.Select(e => new ReturnHistory(e.Kind, e.At, e.By, e.What, e.Version, e.Sha256, e.Issues))]);
        return new JsonAnswer<ReturnStatus>(status, ReturnJson.Default.ReturnStatus) { ETag = row.Tag };
    }

    /// <returns>Null where the version was recorded a moment ago, and its receipt is still to come.</returns>
    public async Task<Receipt?> ReceiptAsync(ReturnKey key, VersionEntry version, CancellationToken cancellation) =>
        await blobs.ReceiptAsync(key, version, cancellation) is { } bytes ? JsonSerializer.Deserialize(bytes, ReturnJson.Default.Receipt) : null;
}
