using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Definitions;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Receiving;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>An administrator erases a version on request. The version that counts cannot be erased: a newer one, or a nil return, must take its place first.</summary>
public sealed class EraseReturnFunction(ReturnLookup places, ReturnVersions versions, ReturnErasure erasure, ReturnStatuses statuses, TimeProvider time)
{
    [Function("EraseReturn")]
    [Requires(Permission.EraseReturn, BodyIn.Route)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Return + "/versions/{version}/erase")] HttpRequest request,
        Admission admission, string collection, string period, string instrument, string body, string version, CancellationToken cancellation)
    {
        if (!places.TryFind(collection, period, instrument, body, out var place, out var notFound))
            return Problems.Of(notFound);
        var caller = admission.Caller;
        var (wanted, refused) = await RequestBody.ReadAsync(request, SettlingJson.Default.ReasonRequest, """{"reason":"…"}""", cancellation);
        if (wanted is null)
            return refused!;
        if (GivenText.RefuseReason(wanted.Reason) is { } unreasonable)
            return unreasonable;
        if (await versions.FindAsync(place, version, cancellation) is not { } name)
            return ReturnVersions.None(version);
        var happened = new ReturnEvent(ReturnEvent.Erased, time.GetUtcNow(), caller.Key, caller.Name, $"Version {name.Number} was erased: {wanted.Reason}", name.Number, name.Sha256);
        return await erasure.EraseAsync(place.Collection, place.Period, place.Key, name, happened, cancellation) is { } why
            ? Problems.Conflict(why)
            : await statuses.AnswerAsync(place, cancellation);
    }
}

/// <summary>
/// Every night: erases the bytes of versions that were refused for personal details seven days before. What they were answered stays, for it repeats none of them. Then
/// finishes erasures that ended half-way.
/// </summary>
public sealed class EraseQuarantinedFunction(DefinitionSet definitions, ReturnErasure erasure, TimeProvider time)
{
    [Function("EraseQuarantined")]
    public async Task RunAsync([TimerTrigger("0 45 3 * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        foreach (var collection in definitions.Collections.Values)
        {
            foreach (var (period, instrument) in collection.Periods.SelectMany(_ => collection.Instruments, (p, i) => (p, i)))
            {
                foreach (var (key, version) in await erasure.DueAsync(collection, period, instrument, now, cancellation))
                {
                    await erasure.EraseAsync(collection, period, key, version, new(ReturnEvent.Erased, now, ReturnEvent.Service, "The service", $"Version {version.Number} was erased, seven days after it was refused for personal details.", version.Number, version.Sha256), cancellation);
                }

                await erasure.FinishAsync(collection, period, instrument, cancellation);
            }
        }
    }
}
