using Reporting.Checking.Definitions;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Returns;

/// <summary>
/// Erases the bytes of versions that were refused for personal details seven days before; what they were answered stays, for it repeats none of them. Then it
/// finishes erasures that ended half-way.
/// </summary>
public sealed class NightlyErasure(DefinitionSet definitions, ReturnErasure erasure, TimeProvider time)
{
    public async Task RunAsync(CancellationToken cancellation)
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
