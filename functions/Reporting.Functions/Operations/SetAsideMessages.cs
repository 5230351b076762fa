using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Messages;

namespace Reporting.Functions.Operations;

/// <summary>Messages that were set aside: the inspectorate reads them, an administrator puts one back on its queue.</summary>
public sealed class SetAsideMessages(PoisonedMessages poisoned, TimeProvider time)
{
    public async Task<IReadOnlyList<PoisonedMessage>> AllAsync(Admission admission, CancellationToken cancellation)
    {
        admission.For(Permission.ReadMessages);
        return await poisoned.ListAsync(cancellation);
    }

    /// <returns>The message that was put back.</returns>
    public async Task<Outcome<PoisonedMessage>> ReplayAsync(Admission admission, string id, CancellationToken cancellation)
    {
        var caller = admission.For(Permission.ReplayMessage);
        return await poisoned.ReplayAsync(id, new(EventKind.Replayed, time.GetUtcNow(), caller.Actor, ""), cancellation) is { } message
            ? message
            : new Refusal.NotFound("No message of this id is set aside. It may have been replayed already: read GET /api/messages again.");
    }
}
