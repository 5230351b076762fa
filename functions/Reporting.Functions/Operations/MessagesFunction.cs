using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Messages;

namespace Reporting.Functions.Operations;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IReadOnlyList<PoisonedMessage>))]
internal sealed partial class PoisonedJson : JsonSerializerContext;

/// <summary>Messages that were set aside, over HTTP.</summary>
public sealed class MessagesFunction(SetAsideMessages messages)
{
    private const string Route = "api/messages";

    [Function("ReadMessages")]
    [Requires(Permission.ReadMessages)]
    public async Task<IActionResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, Admission admission, CancellationToken cancellation) =>
        new JsonAnswer<IReadOnlyList<PoisonedMessage>>(await messages.AllAsync(admission, cancellation), PoisonedJson.Default.IReadOnlyListPoisonedMessage);

    [Function("ReplayMessage")]
    [Requires(Permission.ReplayMessage)]
    public async Task<IActionResult> ReplayAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route + "/{id}/replay")] HttpRequest request, Admission admission, string id,
        CancellationToken cancellation) =>
        (await messages.ReplayAsync(admission, id, cancellation))
            .Answer(m => new JsonAnswer<PoisonedMessage>(m, PoisonedJson.Default.PoisonedMessage, StatusCodes.Status202Accepted));
}
