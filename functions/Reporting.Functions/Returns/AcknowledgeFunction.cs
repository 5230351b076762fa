using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>Body of POST acknowledge.</summary>
/// <param name="Note">What is being done, naming nobody.</param>
internal sealed record AcknowledgeRequest([property: Required] string? Note);

/// <param name="Row">The row; of many, the first.</param>
/// <param name="Rows">How many rows it is about.</param>
/// <param name="FirstRows">The first of them.</param>
/// <param name="Acknowledged">By whom; null while nobody has.</param>
public sealed record ConcernAnswer(string Id, string Instrument, int Version, int Row, int Rows, IReadOnlyList<int> FirstRows, DateTimeOffset At, string? Acknowledged, DateTimeOffset? AcknowledgedAt)
{
    internal static ConcernAnswer Of(SafeguardingConcern concern) => new(concern.Id, concern.Instrument, concern.Version, concern.Row, concern.Rows, concern.FirstRows, concern.At, concern.AcknowledgedByName, concern.AcknowledgedAt);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(AcknowledgeRequest))]
[JsonSerializable(typeof(ConcernAnswer))]
internal sealed partial class SafeguardingJson : JsonSerializerContext;

/// <summary>A person of the inspectorate says that they have a concern in hand. Until then the progress of the period shows it first.</summary>
public sealed class AcknowledgeFunction(PeriodLookup periods, SafeguardingRows rows, TimeProvider time)
{
    private const string Example = """{"note":"The council's duty team was called at 14:20."}""";

    [Function("AcknowledgeSafeguarding")]
    [Requires(Permission.AcknowledgeSafeguarding)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Period + "/safeguarding/{id}/acknowledge")] HttpRequest request, Admission admission, string collection, string period, string id,
        CancellationToken cancellation)
    {
        if (!periods.TryFind(collection, period, out var found, out var of, out var notFound))
            return Problems.Of(notFound);
        var caller = admission.Caller;
        var (wanted, refused) = await RequestBody.ReadAsync(request, SafeguardingJson.Default.AcknowledgeRequest, Example, cancellation);
        if (wanted is null)
            return refused!;
        if (string.IsNullOrWhiteSpace(wanted.Note) || wanted.Note.Length > 500)
            return Problems.BadRequest($"Say in at most 500 characters what is being done. Send for example {Example}");
        if (GivenText.Fault("The note", wanted.Note) is { } fault)
            return Problems.BadRequest(fault);

        while (true)
        {
            if (id.Length > 32 || !id.All(char.IsAsciiHexDigitLower) || await rows.FindAsync(found.Id, of.Id, id, cancellation) is not { } concern)
                return Problems.NotFound("There is no such concern in this period.");
            if (!concern.Waits)
                return new JsonAnswer<ConcernAnswer>(ConcernAnswer.Of(concern), SafeguardingJson.Default.ConcernAnswer);
            var now = time.GetUtcNow();
            var taken = concern with { AcknowledgedBy = caller.Key, AcknowledgedByName = caller.Name, AcknowledgedAt = now };
            if (await rows.TryPutAsync(found.Id, of.Id, taken, new("acknowledged", now, caller.Key, caller.Name, wanted.Note, concern.Version), cancellation))
                return new JsonAnswer<ConcernAnswer>(ConcernAnswer.Of(taken), SafeguardingJson.Default.ConcernAnswer);
        }
    }
}
