using Reporting.Checking.Checking;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>What an administrator does to a return, each with a reason. A list that was frozen before stays as it is; the next closing takes it in.</summary>
public sealed class AdministerReturn(ReturnRows rows, ReturnStatuses statuses, TimeProvider time)
{
    /// <summary>Undoes a sign-off, a nil return or an exclusion.</summary>
    public Task<Outcome<CurrentReturn>> ReopenAsync(Admission admission, AskedReturn asked, Reason reason, CancellationToken cancellation) =>
        ActAsync(admission, Permission.ReopenReturn, asked, async (of, by, now) =>
        {
            var receipt = of.Current is { } current ? await statuses.ReceiptAsync(asked.Key, current, cancellation) : null;
            return of.Reopen(reason, await rows.EventsAsync(asked.Key, cancellation), receipt?.Issues, by, now);
        }, cancellation);

    /// <summary>Leaves the return out of the figures of England and the regions.</summary>
    public Task<Outcome<CurrentReturn>> ExcludeAsync(Admission admission, AskedReturn asked, Reason reason, CancellationToken cancellation) =>
        ActAsync(admission, Permission.ExcludeReturn, asked, (of, by, now) => Task.FromResult(of.Exclude(reason, by, now)), cancellation);

    /// <summary>Lets the body upload until a time of its own.</summary>
    public Task<Outcome<CurrentReturn>> ExtendAsync(
        Admission admission, AskedReturn asked, DateTimeOffset until, Reason reason, CancellationToken cancellation) =>
        ActAsync(admission, Permission.ExtendReturn, asked, (of, by, now) => Task.FromResult(of.Extend(until, reason, by, now)), cancellation);

    /// <summary>Says that the body has nothing to report.</summary>
    public Task<Outcome<CurrentReturn>> MakeNilAsync(Admission admission, AskedReturn asked, Reason reason, CancellationToken cancellation) =>
        ActAsync(admission, Permission.NilReturn, asked, (of, by, now) => Task.FromResult(of.MakeNil(reason, by, now)), cancellation);

    private async Task<Outcome<CurrentReturn>> ActAsync(
        Admission admission, Permission permission, AskedReturn asked, Func<Return, Actor, DateTimeOffset, Task<Decision<Return>>> act,
        CancellationToken cancellation)
    {
        var by = admission.For(permission, asked.Body).Actor;
        var decision = await rows.ActAsync(asked.Key, of => act(of, by, time.GetUtcNow()), cancellation);
        return await statuses.AfterAsync(asked, decision, cancellation);
    }
}
