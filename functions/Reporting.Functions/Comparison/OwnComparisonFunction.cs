using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Comparison;

/// <summary>Body of a what-if: changed items.</summary>
internal sealed record WhatIfRequest([property: Required] IReadOnlyDictionary<string, double?>? Items);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(WhatIfRequest))]
internal sealed partial class WhatIfJson : JsonSerializerContext;

/// <summary>An authority's own figures beside protected ones, over HTTP.</summary>
public sealed class OwnComparisonFunction(OwnComparison comparison)
{
    private const string Route = Routes.Period + "/comparison/{body}";

    [Function("ReadOwnComparison")]
    [Requires(Permission.ReadOwnComparison, BodyIn.RouteAsAuthority)]
    [QueryParameter("set", Description = "A comparator set by its name.")]
    public async Task<IActionResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, Admission admission, string collection, string period,
        string body, CancellationToken cancellation) =>
        comparison.TryFind(admission, collection, period, out var place, out var refusal)
            ? (await comparison.CompareAsync(admission, place, ComparisonFunction.SetOf(request), cancellation)).Answer(AnswerOf)
            : Problems.Of(refusal);

    [Function("WhatIf")]
    [Requires(Permission.ReadOwnComparison, BodyIn.RouteAsAuthority)]
    [QueryParameter("set", Description = "A comparator set by its name.")]
    public async Task<IActionResult> WhatIfAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest request, Admission admission, string collection, string period,
        string body, CancellationToken cancellation)
    {
        if (!comparison.TryFind(admission, collection, period, out var place, out var refusal))
            return Problems.Of(refusal);
        var (wanted, refused) = await RequestBody.ReadAsync(request, WhatIfJson.Default.WhatIfRequest, WhatIf.Example, cancellation);
        return wanted is null
            ? refused!
            : (await comparison.WhatIfAsync(admission, place, wanted.Items, ComparisonFunction.SetOf(request), cancellation)).Answer(AnswerOf);
    }

    private static JsonAnswer<OwnComparisonAnswer> AnswerOf(ComparedBody compared) =>
        new(OwnAnswers.Of(compared), ComparisonJson.Default.OwnComparisonAnswer);
}
