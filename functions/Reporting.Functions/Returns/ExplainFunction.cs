using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Returns;

/// <summary>PUT explanations of a return.</summary>
public sealed class ExplainFunction(ReturnLookup returns, ExplainReturn explain) : ReturnFunction(returns)
{
    private const string Example = """{"explanations":[{"issue":"3f1c0a9be2d4","text":"…"}]}""";

    [Function("ExplainReturn")]
    [Requires(Permission.ExplainReturn, BodyIn.Route)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Routes.Return + "/explanations")] HttpRequest request, Admission admission,
        string collection, string period, string instrument, string body, CancellationToken cancellation) =>
        WithRequestAsync(new(collection, period, instrument, body), request, RequestJson.Default.ExplanationsRequest, Example, async (place, wanted) =>
        {
            if (wanted.Explanations is not { Count: > 0 and <= ExplainReturn.MostAtOnce } entries)
                return Problems.BadRequest($"Send between 1 and {ExplainReturn.MostAtOnce} explanations at a time, for example {Example}");
            return GivenExplanation.TryRead([.. entries.Select(e => (e?.Issue, e?.Text))], out var given, out var refusal)
                ? AnswerOf(await explain.RunAsync(admission, place, given, cancellation))
                : Problems.Of(refusal);
        }, cancellation);
}
