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
    public Task<Outcome<CurrentReturn>> ReopenAsync(Admission admission, ReturnPlace place, Reason reason, CancellationToken cancellation) =>
        ActAsync(admission, Permission.ReopenReturn, place, async (of, by, now) =>
        {
            var receipt = of.Current is { } current ? await statuses.ReceiptAsync(place.Key, current, cancellation) : null;
            return of.Reopen(reason, await rows.EventsAsync(place.Key, cancellation), receipt?.Issues, by, now);
        }, cancellation);

    /// <summary>Leaves the return out of the figures of England and the regions.</summary>
    public Task<Outcome<CurrentReturn>> ExcludeAsync(Admission admission, ReturnPlace place, Reason reason, CancellationToken cancellation) =>
        ActAsync(admission, Permission.ExcludeReturn, place, (of, by, now) => Task.FromResult(of.Exclude(reason, by, now)), cancellation);

    /// <summary>Lets the body upload until a time of its own.</summary>
    public Task<Outcome<CurrentReturn>> ExtendAsync(
        Admission admission, ReturnPlace place, DateTimeOffset until, Reason reason, CancellationToken cancellation) =>
        ActAsync(admission, Permission.ExtendReturn, place, (of, by, now) => Task.FromResult(of.Extend(until, reason, by, now)), cancellation);

    /// <summary>Says that the body has nothing to report.</summary>
    public Task<Outcome<CurrentReturn>> MakeNilAsync(Admission admission, ReturnPlace place, Reason reason, CancellationToken cancellation) =>
        ActAsync(admission, Permission.NilReturn, place, (of, by, now) => Task.FromResult(of.MakeNil(reason, by, now)), cancellation);

    private async Task<Outcome<CurrentReturn>> ActAsync(
        Admission admission, Permission permission, ReturnPlace place, Func<Return, Actor, DateTimeOffset, Task<Decision<Return>>> act,
        CancellationToken cancellation)
    {
        var by = admission.For(permission, place.Body).Actor;
        var decision = await rows.ActAsync(place.Key, of => act(of, by, time.GetUtcNow()), cancellation);
        return await statuses.AfterAsync(place, decision, cancellation);
    }
}
