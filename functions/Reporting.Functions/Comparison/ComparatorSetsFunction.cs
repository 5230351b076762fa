using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Comparison;

/// <summary>What a set is to hold.</summary>
internal sealed record ComparatorSetRequest([property: Required] string? Title, [property: Required] IReadOnlyList<string>? Authorities);

internal sealed record ComparatorSetsAnswer(string Body, IReadOnlyList<ComparatorSetAnswer> Sets);

internal sealed record ComparatorSetAnswer(string Name, string Title, bool BuiltIn, IReadOnlyList<string> Authorities);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ComparatorSetRequest))]
[JsonSerializable(typeof(ComparatorSetsAnswer))]
internal sealed partial class ComparatorSetsJson : JsonSerializerContext;

/// <summary>Sets of authorities that a body compares itself with, over HTTP.</summary>
public sealed class ComparatorSetsFunction(ComparatorSetEditing sets)
{
    private const string Route = "api/comparator-sets/{body}";

    [Function("ReadComparatorSets")]
    [Requires(Permission.ReadComparatorSets, BodyIn.RouteAsRegistered)]
    public async Task<IActionResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, Admission admission, string body,
        CancellationToken cancellation) =>
        (await sets.AllAsync(admission, cancellation)).Answer(AnswerOf);

    [Function("PutComparatorSet")]
    [Requires(Permission.ChangeComparatorSets, BodyIn.RouteAsRegistered)]
    public async Task<IActionResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{name}")] HttpRequest request, Admission admission, string body, string name,
        CancellationToken cancellation)
    {
        if (ComparatorSetEditing.WhyNobodys(admission) is { } refusal)
            return Problems.Of(refusal);
        var (wanted, unread) = await RequestBody.ReadAsync(
            request, ComparatorSetsJson.Default.ComparatorSetRequest, ComparatorSetEditing.Example, cancellation);
        return wanted is null ? unread! : (await sets.PutAsync(admission, name, wanted.Title, wanted.Authorities, cancellation)).Answer(AnswerOf);
    }

    [Function("DeleteComparatorSet")]
    [Requires(Permission.ChangeComparatorSets, BodyIn.RouteAsRegistered)]
    public async Task<IActionResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{name}")] HttpRequest request, Admission admission, string body, string name,
        CancellationToken cancellation) =>
        (await sets.DeleteAsync(admission, name, cancellation)).Answer(AnswerOf);

    private static JsonAnswer<ComparatorSetsAnswer> AnswerOf(BodySets found) =>
        new(new(found.Body.ToString(), [.. found.Sets.Select(AnswerOf)]), ComparatorSetsJson.Default.ComparatorSetsAnswer);

    private static ComparatorSetAnswer AnswerOf(ComparatorSet set) => new(set.Name, set.Title, set.BuiltIn, [.. set.Authorities.Select(a => a.ToString())]);
}
