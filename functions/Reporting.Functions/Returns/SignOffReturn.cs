using Reporting.Checking.Checking;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Receiving;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>A director signs off the version that counts.</summary>
public sealed class SignOffReturn(ReturnRows rows, ReturnStatuses statuses, StoredAnswers answers, TimeProvider time)
{
    /// <summary>What a director is about to sign off: the return as it stands, and of a form what it says.</summary>
    /// <returns>Answers are null of records, where no version counts, and where one counts that was recorded a moment ago.</returns>
    public async Task<(CurrentReturn Current, FormAnswers? Answers)> ReadAsync(Admission admission, AskedReturn asked, CancellationToken cancellation)
    {
        admission.For(Permission.SignOffReturn, asked.Body);
        var current = await statuses.OfAsync(asked, cancellation);
        var counts = (await rows.GetAsync(asked.Key, cancellation)).Current;
        return asked.Instrument.Kind is InstrumentKind.Form && counts is not null
            ? (current, await answers.OfAsync(asked.Key, asked.Instrument, asked.Period, counts, cancellation))
            : (current, null);
    }

    /// <param name="version">The version that the director has seen.</param>
    public async Task<Outcome<CurrentReturn>> RunAsync(Admission admission, AskedReturn asked, int version, CancellationToken cancellation)
    {
        var by = admission.For(Permission.SignOffReturn, asked.Body).Actor;
        var decision = await rows.ActAsync(asked.Key, of => Task.FromResult(of.SignOff(version, by, time.GetUtcNow())), cancellation);
        return await statuses.AfterAsync(asked, decision, cancellation);
    }
}
