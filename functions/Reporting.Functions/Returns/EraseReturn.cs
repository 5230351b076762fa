using Reporting.Checking.Checking;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Receiving;

namespace Reporting.Functions.Returns;

/// <summary>An administrator erases a version on request.</summary>
public sealed class EraseReturn(ReturnVersions versions, ReturnErasure erasure, ReturnStatuses statuses, TimeProvider time)
{
    /// <param name="version">Its number, as it is written in an address.</param>
    public async Task<Outcome<CurrentReturn>> RunAsync(Admission admission, ReturnPlace place, string version, Reason reason, CancellationToken cancellation)
    {
        var by = admission.For(Permission.EraseReturn, place.Body).Actor;
        return await versions.FindAsync(place, version, cancellation) switch
        {
            Outcome<VersionName>.Done(var name) => await statuses.AfterAsync(
                place, await erasure.EraseAsync(place.Collection, place.Period, place.Key, name, reason, by, time.GetUtcNow(), cancellation), cancellation),
            Outcome<VersionName>.Refused(var why) => why,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
