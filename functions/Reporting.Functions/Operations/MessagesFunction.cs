using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Operations;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<PoisonedMessage>))]
internal sealed partial class PoisonedJson : JsonSerializerContext;

/// <summary>Messages that were set aside: the inspectorate reads them, an administrator puts one back.</summary>
public sealed class MessagesFunction(PoisonedMessages poisoned, TimeProvider time)
{
    [Function("ReadMessages")]
    [Requires(Permission.ReadMessages)]
    public async Task<IActionResult> ReadAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/messages")] HttpRequest request, CancellationToken cancellation)
    {
        return new JsonAnswer<IReadOnlyList<PoisonedMessage>>(await poisoned.ListAsync(cancellation), PoisonedJson.Default.IReadOnlyListPoisonedMessage);
    }

    [Function("ReplayMessage")]
    [Requires(Permission.ReplayMessage)]
    public async Task<IActionResult> ReplayAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/messages/{id}/replay")] HttpRequest request, Admission admission, string id, CancellationToken cancellation)
    {
        var caller = admission.Caller;
        return await poisoned.ReplayAsync(id, new("replayed", time.GetUtcNow(), caller.Key, caller.Name, ""), cancellation) is { } message
            ? new JsonAnswer<PoisonedMessage>(message, PoisonedJson.Default.PoisonedMessage, StatusCodes.Status202Accepted)
            : Problems.NotFound("No message of this id is set aside. It may have been replayed already: read GET /api/messages again.");
    }
}
