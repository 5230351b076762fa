using Reporting.Checking.Checking;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>A director signs off the version that counts.</summary>
public sealed class SignOffReturn(ReturnRows rows, ReturnStatuses statuses, TimeProvider time)
{
    /// <param name="version">The version that the director has seen.</param>
    public async Task<Outcome<CurrentReturn>> RunAsync(Admission admission, AskedReturn asked, int version, CancellationToken cancellation)
    {
        var by = admission.For(Permission.SignOffReturn, asked.Body).Actor;
        var decision = await rows.ActAsync(asked.Key, of => Task.FromResult(of.SignOff(version, by, time.GetUtcNow())), cancellation);
        return await statuses.AfterAsync(asked, decision, cancellation);
    }
}
