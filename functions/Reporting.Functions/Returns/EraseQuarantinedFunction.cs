using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Definitions;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Returns;

/// <summary>
/// Every night: erases the bytes of versions that were refused for personal details seven days before. What they were answered stays, for it repeats none of
/// them. Then finishes erasures that ended half-way.
/// </summary>
public sealed class EraseQuarantinedFunction(DefinitionSet definitions, ReturnErasure erasure, TimeProvider time)
{
    [Function("EraseQuarantined")]
    public async Task RunAsync([TimerTrigger("0 45 3 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var collection in definitions.Collections.Values)
        {
            foreach (var (period, instrument) in collection.Periods.SelectMany(_ => collection.Instruments, (p, i) => (p, i)))
            {
                foreach (var (key, version) in await erasure.DueAsync(collection, period, instrument, now, cancellation))
                    await erasure.EraseAsync(collection, period, key, version, reason: null, Actor.Service, now, cancellation);
                await erasure.FinishAsync(collection, period, instrument, cancellation);
            }
        }
    }
}
