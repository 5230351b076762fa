using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Reporting.Functions.Hosting;

/// <summary>JSON from generated metadata, written straight to the answer.</summary>
public sealed class JsonAnswer<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK, string contentType = "application/json; charset=utf-8")
    : IActionResult
{
    public string? Location { get; init; }

    public string? ETag { get; init; }

    public int? RetryAfterSeconds { get; init; }

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.StatusCode = status;
        response.ContentType = contentType;
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
        if (Location is not null)
            response.Headers.Location = Location;
        if (ETag is not null)
            response.Headers.ETag = ETag;
        if (!HttpMethods.IsHead(context.HttpContext.Request.Method))
            await response.Body.WriteAsync(bytes, context.HttpContext.RequestAborted);
    }
}
