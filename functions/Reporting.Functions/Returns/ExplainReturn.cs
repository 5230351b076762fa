using Reporting.Checking.Checking;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Receiving;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>A submitter answers queries of the version that counts.</summary>
public sealed class ExplainReturn(ReturnRows rows, StoredAnswers answers, ReturnStatuses statuses, TimeProvider time)
{
    /// <summary>Each is a row of a transaction, which takes 100.</summary>
    public const int MostAtOnce = 90;

    /// <param name="given">At most <see cref="MostAtOnce"/>.</param>
    public async Task<Outcome<CurrentReturn>> RunAsync(
        Admission admission, ReturnPlace place, IReadOnlyList<GivenExplanation> given, CancellationToken cancellation)
    {
        var by = admission.For(Permission.ExplainReturn, place.Body).Actor;
        var decision = await rows.ActAsync(place.Key, async of =>
        {
            if (of.WhyNotExplained is { } why)
                return new Decision<Return>.Refused(why);
            var findings = await FindingsAsync(place, of.Current!, cancellation);
            return of.Explain(given, place.Instrument, findings, await rows.EventsAsync(place.Key, cancellation), by, time.GetUtcNow());
        }, cancellation);
        return await statuses.AfterAsync(place, decision, cancellation);
    }

    /// <returns>Null where they are not stored yet.</returns>
    private async Task<CurrentFindings?> FindingsAsync(ReturnPlace place, RecordedVersion current, CancellationToken cancellation)
    {
        var read = place.Instrument.Kind is InstrumentKind.Form
            ? await answers.OfAsync(place.Key, place.Instrument, place.Period, current, cancellation)
            : FormAnswers.None;
        return read is not null && await statuses.ReceiptAsync(place.Key, current, cancellation) is { } receipt ? new(receipt.Issues, read) : null;
    }
}
