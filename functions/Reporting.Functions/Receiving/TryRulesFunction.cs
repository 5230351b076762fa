using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Receiving;

/// <summary>
/// An analyst tries changed rules on the stored returns of a period. The body of the request is the instrument's file with the changes: the YAML that would be
/// deployed.
/// </summary>
public sealed class TryRulesFunction(PeriodLookup periods, DefinitionTrial trial)
{
    private const int LargestBytes = 1_000_000;

    [Function("TryRules")]
    [Requires(Permission.TryRules)]
    [QueryParameter("instrument", Required = true)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Period + "/rules/try")] HttpRequest request, Admission admission,
        string collection, string period, CancellationToken cancellation)
    {
        if (!periods.TryFind(collection, period, out var found, out var of, out var notFound))
            return Problems.Of(notFound);
        if (found.Instrument(request.Query["instrument"].ToString()) is not { } instrument)
        {
            return Problems.BadRequest(
                $"Say which instrument the rules are of, for example ?instrument={found.Instruments[0].Id}. " +
                $"There are: {string.Join(", ", found.Instruments.Select(i => i.Id))}.");
        }

        if (RequestBody.WhyNotOf("application/yaml", request) is { } otherType)
            return otherType;
        if (await RequestBody.BytesAsync(request, LargestBytes, cancellation) is not { } yaml)
            return Problems.TooLarge($"An instrument's file may be at most {LargestBytes:N0} bytes.");
        if (yaml.Length == 0)
            return Problems.BadRequest($"Send the whole file {instrument.Id}.yaml with your changes as the body of the request.");
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, request.HttpContext.RequestAborted);
        return (await trial.RunAsync(admission, found, of, instrument, yaml, either.Token)).Answer(
            answer => new JsonAnswer<TrialAnswer>(answer, TrialJson.Default.TrialAnswer));
    }
}
