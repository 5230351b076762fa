using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

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

    public static IActionResult Of(Refusal refusal) => refusal switch
    {
        Refusal.NotUnderstood why => BadRequest(why.Words),
        Refusal.Unsigned why => Of("Sign in first", 401, why.Words),
        Refusal.NotAllowed why => Forbidden(why.Words),
        Refusal.NotFound why => NotFound(why.Words),
        Refusal.NotNow why => Conflict(why.Words),
        Refusal.Erased why => Gone(why.Words),
        Refusal.Changed why => Changed(why.Words),
        Refusal.TooLarge why => TooLarge(why.Words),
        Refusal.UnknownFormat why => UnsupportedType(why.Words),
        Refusal.SignInTooLarge why => Of("Your sign-in is too large", 431, why.Words),
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

    public static IActionResult Of(string title, int status, string detail) =>
        new JsonAnswer<Problem>(new(title, status, detail), ProblemJson.Default.Problem, status, "application/problem+json; charset=utf-8");
}
