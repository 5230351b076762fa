using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>A director signs the version that counts off. From then on it stays, until an administrator reopens it.</summary>
public sealed class SignOffFunction(ReturnLookup places, ReturnRows rows, ReturnStatuses statuses, TimeProvider time)
{
    private const string Example = """{"version":3}""";

    [Function("SignOffReturn")]
    [Requires(Permission.SignOffReturn, BodyIn.Route)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Return + "/sign-off")] HttpRequest request, Admission admission, string collection, string period, string instrument, string body, CancellationToken cancellation)
    {
        if (!places.TryFind(collection, period, instrument, body, out var place, out var notFound))
            return Problems.Of(notFound);
        var caller = admission.Caller;
        var (wanted, refused) = await RequestBody.ReadAsync(request, SettlingJson.Default.SignOffRequest, Example, cancellation);
        if (wanted is null)
            return refused!;
        if (wanted.Version is not { } version)
            return Problems.BadRequest($"Say which version you have seen and sign off. Send for example {Example}");

        while (true)
        {
            var row = await rows.GetAsync(place.Key, cancellation);
            if (row.Current is not { } current)
                return Problems.Conflict("Nothing has been accepted yet, so there is nothing to sign off. Upload a return without errors first.");
            if (current.Name.Number != version)
                return Problems.Conflict($"Version {current.Name.Number} counts, not {version}. Look at version {current.Name.Number}, and sign that off.");
            switch (row.State)
            {
                case ReturnState.SignedOff:
                    return await statuses.AnswerAsync(place, cancellation);
                case ReturnState.Nil:
                    return Problems.Conflict(row.WhyFixed!);
                case ReturnState.WithQueries:
                    return Problems.Conflict("Some queries have not been explained. GET the return, and answer each query that has no explanation with PUT …/explanations.");
            }

            var happened = new ReturnEvent("signedOff", time.GetUtcNow(), caller.Key, caller.Name, $"Version {version} was signed off.", version, current.Name.Sha256);
            if (await rows.TryPutAsync(row with { State = ReturnState.SignedOff }, [happened], cancellation))
                return await statuses.AnswerAsync(place, cancellation);
        }
    }
}
