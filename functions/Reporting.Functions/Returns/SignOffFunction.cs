using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Returns;

/// <summary>POST sign-off of a return.</summary>
public sealed class SignOffFunction(ReturnLookup returns, SignOffReturn signOff) : ReturnFunction(returns)
{
    private const string Example = """{"version":3}""";

    [Function("SignOffReturn")]
    [Requires(Permission.SignOffReturn, BodyIn.Route)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Routes.Return + "/sign-off")] HttpRequest request, Admission admission,
        string collection, string period, string instrument, string body, CancellationToken cancellation) =>
        WithRequestAsync(new(collection, period, instrument, body), request, RequestJson.Default.SignOffRequest, Example, async (place, wanted) =>
            wanted.Version is { } version
                ? AnswerOf(await signOff.RunAsync(admission, place, version, cancellation), WordsOf)
                : Problems.BadRequest($"Say which version you have seen and sign off. Send for example {Example}"), cancellation);

    private static string WordsOf(Refusal why) => why is ReturnRefusal.QueriesOpen
        ? $"{why.Words} GET the return, and answer each query that has no explanation with PUT …/explanations."
        : why.Words;
}
