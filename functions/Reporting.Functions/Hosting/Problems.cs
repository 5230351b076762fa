using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Hosting;

/// <summary>The one place that turns a refusal into problem details, each with the title of its kind.</summary>
public static class Problems
{
    /// <param name="answer">How the result is answered.</param>
    public static IActionResult Answer<T>(this Outcome<T> outcome, Func<T, IActionResult> answer) => outcome switch
    {
        Outcome<T>.Done done => answer(done.Value),
        Outcome<T>.Refused refused => Of(refused.Why),
        _ => throw new UnreachableException(),
    };

    public static IActionResult Of(Refusal refusal) => Of(refusal.Kind, refusal.Words);

    /// <param name="words">Those of the refusal, perhaps with how to go on over HTTP.</param>
    public static IActionResult Of(RefusalKind kind, string words) => kind switch
    {
        RefusalKind.NotUnderstood => BadRequest(words),
        RefusalKind.NotSignedIn => Of("Sign in first", 401, words),
        RefusalKind.NotAllowed => Forbidden(words),
        RefusalKind.NotFound => NotFound(words),
        RefusalKind.NotNow => Conflict(words),
        RefusalKind.Erased => Gone(words),
        RefusalKind.Changed => Changed(words),
        RefusalKind.TooLarge => TooLarge(words),
        RefusalKind.UnknownFormat => UnsupportedType(words),
        RefusalKind.SignInTooLarge => Of("Your sign-in is too large", 431, words),
        _ => throw new UnreachableException(),
    };

    public static IActionResult BadRequest(string detail) => Of("This request cannot be understood", 400, detail);

    public static IActionResult Forbidden(string detail) => Of("You cannot do this", 403, detail);

    public static IActionResult NotFound(string detail) => Of("There is nothing here", 404, detail);

    public static IActionResult Conflict(string detail) => Of("This cannot be done now", 409, detail);

    public static IActionResult Gone(string detail) => Of("It has been erased", 410, detail);

    public static IActionResult Changed(string detail) => Of("It has changed since you read it", 412, detail);

    public static IActionResult TooLarge(string detail) => Of("The file is too large", 413, detail);

    public static IActionResult UnsupportedType(string detail) => Of("This kind of file cannot be read", 415, detail);

    public static IActionResult Of(string title, int status, string detail) => new ProblemAnswer(new(title, status, detail));

    /// <summary>As problem details, unless the call is one of a page: then its writer says it as a page.</summary>
    private sealed class ProblemAnswer(Problem problem) : IActionResult
    {
        public Task ExecuteResultAsync(ActionContext context)
        {
            var answer = new JsonAnswer<Problem>(problem, ProblemJson.Default.Problem, problem.Status, "application/problem+json; charset=utf-8");
            return context.HttpContext.Features.Get<IProblemWriter>() is { } writer
                ? writer.WriteAsync(context.HttpContext, problem)
                : answer.ExecuteResultAsync(context);
        }
    }
}
