using Microsoft.Azure.Functions.Worker;

namespace Reporting.Functions.Returns;

/// <summary>Every night: erases what was quarantined long enough.</summary>
public sealed class EraseQuarantinedFunction(NightlyErasure erasure)
{
    [Function("EraseQuarantined")]
    public Task RunAsync([TimerTrigger("0 45 3 * * *")] TimerInfo timer, CancellationToken cancellation) => erasure.RunAsync(cancellation);
}
