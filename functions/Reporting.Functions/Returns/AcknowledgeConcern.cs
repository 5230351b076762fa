using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>A person of the inspectorate says that they have a concern in hand. Until then the progress of the period shows it first.</summary>
public sealed class AcknowledgeConcern(SafeguardingRows rows, TimeProvider time)
{
    /// <param name="id">Of the concern, as it is written in an address.</param>
    /// <returns>The concern as it stands then: whoever was first has it in hand.</returns>
    public async Task<Outcome<SafeguardingConcern>> RunAsync(
        Admission admission, Collection collection, Period period, string id, ConcernNote note, CancellationToken cancellation)
    {
        var by = admission.For(Permission.AcknowledgeSafeguarding).Actor;
        var isId = id.Length <= 32 && id.All(char.IsAsciiHexDigitLower);
        return (isId ? await rows.ActAsync(collection.Id, period.Id, id, c => c.Acknowledge(note, by, time.GetUtcNow()), cancellation) : null) switch
        {
            null => new ConcernRefusal.NoSuchConcern(),
            Decision<SafeguardingConcern>.Changed changed => changed.Next,
            Decision<SafeguardingConcern>.Unchanged unchanged => unchanged.Now,
            Decision<SafeguardingConcern>.Refused refused => refused.Why,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
