using System.Diagnostics;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Reporting.Checking.Checking;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Returns;

/// <summary>The ids of a return, as a route has them.</summary>
public sealed record RouteOfReturn(string Collection, string Period, string Instrument, string Body);

/// <summary>What all calls about one return do: they find it, read the request, have a use case act, and answer with the return as it stands.</summary>
public abstract class ReturnFunction(ReturnLookup returns)
{
    private protected async Task<IActionResult> WithReturnAsync(RouteOfReturn route, Func<AskedReturn, Task<IActionResult>> answer) =>
        returns.TryFind(route.Collection, route.Period, route.Instrument, route.Body, out var place, out var notFound)
            ? await answer(place)
            : Problems.Of(notFound);

    /// <param name="example">A request that would be understood.</param>
    private protected Task<IActionResult> WithRequestAsync<T>(
        RouteOfReturn route, HttpRequest request, JsonTypeInfo<T> type, string example, Func<AskedReturn, T, Task<IActionResult>> answer,
        CancellationToken cancellation)
        where T : class =>
        WithReturnAsync(route, async place =>
        {
            var (wanted, refused) = await RequestBody.ReadAsync(request, type, example, cancellation);
            return wanted is null ? refused! : await answer(place, wanted);
        });

    /// <param name="wordsOf">How a refusal is said over HTTP; as it says it itself where this is null.</param>
    private protected static IActionResult AnswerOf(Outcome<CurrentReturn> outcome, Func<Refusal, string>? wordsOf = null) => outcome switch
    {
        Outcome<CurrentReturn>.Done(var (status, revision)) =>
            new JsonAnswer<ReturnStatus>(status, ReturnJson.Default.ReturnStatus) { ETag = $"\"{revision}\"" },
        Outcome<CurrentReturn>.Refused(var why) => Problems.Of(why.Kind, wordsOf?.Invoke(why) ?? why.Words),
        _ => throw new UnreachableException(),
    };
}
