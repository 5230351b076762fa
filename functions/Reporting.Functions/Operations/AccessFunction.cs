using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Operations;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(List<PersonEntry>))]
internal sealed partial class AccessJson : JsonSerializerContext;

/// <summary>Who may use the service, over HTTP.</summary>
public sealed class AccessFunction(AccessAdministration access)
{
    private const string Route = "api/access";
    private const string Example = """[{"provider":"aad","id":"…","name":"…","roles":["submitter"],"bodies":["301"]}]""";

    [Function("ReadAccess")]
    [Requires(Permission.ReadAccess)]
    public async Task<IActionResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, Admission admission, CancellationToken cancellation) =>
        AnswerOf(await access.AllAsync(admission, cancellation));

    [Function("ChangeAccess")]
    [Requires(Permission.ChangeAccess)]
    public async Task<IActionResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route)] HttpRequest request, Admission admission, CancellationToken cancellation)
    {
        var (entries, refused) = await RequestBody.ReadAsync(request, AccessJson.Default.ListPersonEntry, Example, cancellation);
        return entries is null ? refused! : (await access.ChangeAsync(admission, entries, cancellation)).Answer(AnswerOf);
    }

    private static JsonAnswer<List<PersonEntry>> AnswerOf(IReadOnlyList<Person> people) =>
        new([.. people.Select(PersonEntry.Of)], AccessJson.Default.ListPersonEntry);
}
