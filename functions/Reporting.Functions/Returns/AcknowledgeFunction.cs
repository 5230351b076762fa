using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Returns;

/// <summary>Body of POST acknowledge.</summary>
/// <param name="Note">What is being done, naming nobody.</param>
internal sealed record AcknowledgeRequest([property: Required] string? Note);

/// <param name="Row">The row; of many, the first.</param>
/// <param name="Rows">How many rows it is about.</param>
/// <param name="FirstRows">The first of them.</param>
/// <param name="Acknowledged">By whom; null while nobody has.</param>
public sealed record ConcernAnswer(
    string Id, string Instrument, int Version, int Row, int Rows, IReadOnlyList<int> FirstRows, DateTimeOffset At, string? Acknowledged,
    DateTimeOffset? AcknowledgedAt)
{
    internal static ConcernAnswer Of(SafeguardingConcern concern) => new(
        concern.Id, concern.Instrument, concern.Version, concern.Row, concern.Rows, concern.FirstRows, concern.At, concern.AcknowledgedByName,
        concern.AcknowledgedAt);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(AcknowledgeRequest))]
[JsonSerializable(typeof(ConcernAnswer))]
internal sealed partial class SafeguardingJson : JsonSerializerContext;

/// <summary>POST acknowledge of a concern.</summary>
public sealed class AcknowledgeFunction(PeriodLookup periods, AcknowledgeConcern acknowledge)
{
    private const string Example = """{"note":"The council's duty team was called at 14:20."}""";

    [Function("AcknowledgeSafeguarding")]
    [Requires(Permission.AcknowledgeSafeguarding)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Period + "/safeguarding/{id}/acknowledge")] HttpRequest request, Admission admission,
        string collection, string period, string id, CancellationToken cancellation)
    {
        if (!periods.TryFind(collection, period, out var found, out var of, out var notFound))
            return Problems.Of(notFound);
        var (wanted, refused) = await RequestBody.ReadAsync(request, SafeguardingJson.Default.AcknowledgeRequest, Example, cancellation);
        if (wanted is null)
            return refused!;
        return ConcernNote.TryRead(wanted.Note, out var note, out var refusal)
            ? (await acknowledge.RunAsync(admission, found, of, id, note, cancellation)).Answer(
                concern => new JsonAnswer<ConcernAnswer>(ConcernAnswer.Of(concern), SafeguardingJson.Default.ConcernAnswer))
            : Problems.Of(refusal.Kind, refusal is TextRefusal.NoNote ? $"{refusal.Words} Send for example {Example}" : refusal.Words);
    }
}
