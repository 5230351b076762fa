using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Reporting.Functions.Hosting;

/// <summary>RFC 9457: what went wrong, for people and for programs.</summary>
/// <param name="Title">What went wrong, the same for each case of its kind.</param>
/// <param name="Detail">This case, and how to put it right.</param>
public sealed record Problem(string Title, int Status, string Detail)
{
    public string Type => "about:blank";
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ProblemJson : JsonSerializerContext;

/// <summary>JSON from generated metadata, written straight to the answer.</summary>
public sealed class JsonAnswer<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK, string contentType = "application/json; charset=utf-8") : IActionResult
{
    public string? Location { get; init; }

    public string? ETag { get; init; }

    public int? RetryAfterSeconds { get; init; }

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        response.Headers.CacheControl = "no-store";
        if (Location is not null)
            response.Headers.Location = Location;
        if (ETag is not null)
            response.Headers.ETag = ETag;
        if (RetryAfterSeconds is { } seconds)
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!HttpMethods.IsHead(context.HttpContext.Request.Method))
            await JsonSerializer.SerializeAsync(response.Body, value, type, context.HttpContext.RequestAborted);
    }
}

/// <summary>Bytes as they are.</summary>
public sealed class BytesAnswer(ReadOnlyMemory<byte> bytes, string contentType, int status = StatusCodes.Status200OK) : IActionResult
{
    public string? Location { get; init; }

    public string? ETag { get; init; }

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = "no-store";
        if (Location is not null)
            response.Headers.Location = Location;
        if (ETag is not null)
            response.Headers.ETag = ETag;
        if (!HttpMethods.IsHead(context.HttpContext.Request.Method))
            await response.Body.WriteAsync(bytes, context.HttpContext.RequestAborted);
    }
}

/// <summary>The refusals that the service gives, each with the title of its kind.</summary>
public static class Problems
{
    public static IActionResult BadRequest(string detail) => Of("This request cannot be understood", 400, detail);

    public static IActionResult Unsigned { get; } = Of("Sign in first", 401, "Nobody is signed in. Sign in, then try again.");

    public static IActionResult SignInTooLarge { get; } = Of(
        "Your sign-in is too large", 431, "Your sign-in carries more than can be read, as it does where somebody is a member of very many groups. Ask whoever runs the service to leave groups out of its sign-in.");

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
