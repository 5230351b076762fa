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
        Admission admission, AskedReturn asked, IReadOnlyList<GivenExplanation> given, CancellationToken cancellation)
    {
        var by = admission.For(Permission.ExplainReturn, asked.Body).Actor;
        var decision = await rows.ActAsync(asked.Key, async of =>
        {
            if (of.WhyNotExplained is { } why)
                return new Decision<Return>.Refused(why);
            var findings = await FindingsAsync(asked, of.Current!, cancellation);
            return of.Explain(given, asked.Instrument, findings, await rows.EventsAsync(asked.Key, cancellation), by, time.GetUtcNow());
        }, cancellation);
        return await statuses.AfterAsync(asked, decision, cancellation);
    }

    /// <returns>Null where they are not stored yet.</returns>
    private async Task<CurrentFindings?> FindingsAsync(AskedReturn asked, RecordedVersion current, CancellationToken cancellation)
    {
        var read = asked.Instrument.Kind is InstrumentKind.Form
            ? await answers.OfAsync(asked.Key, asked.Instrument, asked.Period, current, cancellation)
            : FormAnswers.None;
        return read is not null && await statuses.ReceiptAsync(asked.Key, current, cancellation) is { } receipt ? new(receipt.Issues, read) : null;
    }
}
