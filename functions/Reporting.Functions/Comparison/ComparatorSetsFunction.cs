using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Comparison;

/// <summary>What a set is to hold.</summary>
internal sealed record ComparatorSetRequest([property: Required] string? Title, [property: Required] IReadOnlyList<string>? Authorities);

internal sealed record ComparatorSetsAnswer(string Body, IReadOnlyList<ComparatorSetAnswer> Sets);

internal sealed record ComparatorSetAnswer(string Name, string Title, bool BuiltIn, IReadOnlyList<string> Authorities);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ComparatorSetRequest))]
[JsonSerializable(typeof(ComparatorSetsAnswer))]
internal sealed partial class ComparatorSetsJson : JsonSerializerContext;

/// <summary>Sets of authorities that a body compares itself with, by name; the inspectorate has its own.</summary>
public sealed partial class ComparatorSetsFunction(ComparatorSets sets, DefinitionSet definitions, TimeProvider time)
{
    private const string Route = "api/comparator-sets/{body}";
    private const string Example = """{"title":"Coastal councils","authorities":["301","302"]}""";
    private const int LongestTitle = 100;

    [Function("ReadComparatorSets")]
    [Requires(Permission.ReadComparatorSets, BodyIn.RouteAsRegistered)]
    public async Task<IActionResult> ReadAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, Admission admission, string body, CancellationToken cancellation)
    {
        return admission.Body is { } of ? await AllAsync(of, cancellation) : NoBody();
    }

    [Function("PutComparatorSet")]
    [Requires(Permission.ChangeComparatorSets, BodyIn.RouteAsRegistered)]
    public async Task<IActionResult> PutAsync([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Route + "/{name}")] HttpRequest request, Admission admission, string body, string name, CancellationToken cancellation)
    {
        if (admission.Body is not { } of)
            return NoBody();
        var (wanted, unread) = await RequestBody.ReadAsync(request, ComparatorSetsJson.Default.ComparatorSetRequest, Example, cancellation);
        if (wanted is null)
            return unread!;
        if (!NameOfASet().IsMatch(name))
            return Problems.BadRequest("Name the set with small letters, digits and hyphens, at most 40 of them, for example coastal-councils.");
        if (sets.BuiltIn.Any(s => s.Name == name))
            return Problems.Conflict($"The set {name} is there for everybody and cannot be changed. Choose another name.");
        if (string.IsNullOrWhiteSpace(wanted.Title) || wanted.Title.Length > LongestTitle || wanted.Title.Any(char.IsControl))
            return Problems.BadRequest($"The set needs a title of at most {LongestTitle} characters. Send for example {Example}");
        if (wanted.Authorities is not { Count: > 0 } authorities)
            return Problems.BadRequest($"Say which authorities are in the set. Send for example {Example}");
        var codes = new SortedSet<AuthorityCode>();
        foreach (var text in authorities)
        {
            if (!AuthorityCode.TryParse(text, out var code) || !definitions.Authorities.All.Any(a => a.Code == code))
                return Problems.BadRequest($"'{ShortText.Of(text ?? "null")}' is no authority's three-digit code.");
            codes.Add(code);
        }

        if (await sets.OfAsync(of, cancellation) is var there && there.Count(s => !s.BuiltIn && s.Name != name) >= ComparatorSets.Most)
            return Problems.Conflict($"There are {ComparatorSets.Most} sets already. Delete one first.");
        await sets.PutAsync(of, new(name, wanted.Title.Trim(), false, [.. codes]), EventOf(EventKind.ComparatorsChanged, admission.Caller, $"{name}: {string.Join(", ", codes)}"), cancellation);
        return await AllAsync(of, cancellation);
    }

    [Function("DeleteComparatorSet")]
    [Requires(Permission.ChangeComparatorSets, BodyIn.RouteAsRegistered)]
    public async Task<IActionResult> DeleteAsync([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Route + "/{name}")] HttpRequest request, Admission admission, string body, string name, CancellationToken cancellation)
    {
        if (admission.Body is not { } of)
            return NoBody();
        return NameOfASet().IsMatch(name) && await sets.DeleteAsync(of, name, EventOf(EventKind.ComparatorsDeleted, admission.Caller, name), cancellation)
            ? await AllAsync(of, cancellation)
            : Problems.NotFound($"{of} has no set '{ShortText.Of(name)}' of its own.");
    }

    private static IActionResult NoBody() => Problems.BadRequest("Write the authority's three-digit code, for example 301, or inspectorate.");

    private async Task<IActionResult> AllAsync(Body body, CancellationToken cancellation) => new JsonAnswer<ComparatorSetsAnswer>(
        new(body.ToString(), [.. (await sets.OfAsync(body, cancellation)).Select(s => new ComparatorSetAnswer(s.Name, s.Title, s.BuiltIn, [.. s.Authorities.Select(a => a.ToString())]))]), ComparatorSetsJson.Default.ComparatorSetsAnswer);

    private ReturnEvent EventOf(EventKind kind, Caller caller, string what) => new(kind, time.GetUtcNow(), caller.Actor, what);

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$")]
    private static partial Regex NameOfASet();
}
