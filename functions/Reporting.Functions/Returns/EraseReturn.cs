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
    public async Task<Outcome<CurrentReturn>> RunAsync(Admission admission, AskedReturn asked, string version, Reason reason, CancellationToken cancellation)
    {
        var by = admission.For(Permission.EraseReturn, asked.Body).Actor;
        return await versions.FindAsync(asked, version, cancellation) switch
        {
            Outcome<VersionName>.Done(var name) => await statuses.AfterAsync(
                asked, await erasure.EraseAsync(asked.Collection, asked.Period, asked.Key, name, reason, by, time.GetUtcNow(), cancellation), cancellation),
            Outcome<VersionName>.Refused(var why) => why,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
