using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Reporting.Functions.Hosting;

/// <summary>Reads the small bodies of requests, and says in words what is wrong with one of JSON.</summary>
public static class RequestBody
{
    private const int LargestBytes = 4 * 1024 * 1024;

    /// <returns>The value, or the refusal to answer with.</returns>
    public static async Task<(T? Value, IActionResult? Refused)> ReadAsync<T>(
        HttpRequest request, JsonTypeInfo<T> type, string example, CancellationToken cancellation)
        where T : class
    {
        if (WhyNotOf("application/json", request) is { } otherType)
            return (null, otherType);
        if (await BytesAsync(request, LargestBytes, cancellation) is not { } bytes)
            return (null, Problems.TooLarge($"A request like this may be at most {LargestBytes:N0} bytes."));
        if (bytes.Length == 0)
            return (null, Problems.BadRequest($"The request needs a body of JSON, for example {example}"));
        try
        {
            return JsonSerializer.Deserialize(bytes, type) is { } value
                ? (value, null)
                : (null, Problems.BadRequest($"The body is null. Send for example {example}"));
        }
        catch (JsonException e)
        {
            var place = e.Path is { Length: > 1 } path ? $" at {path[1..].TrimStart('.')}" : e.LineNumber is { } line ? $" in line {line + 1}" : "";
            var unknown = e.Message.Contains("could not be mapped", StringComparison.Ordinal);
            return (null, Problems.BadRequest(unknown
                ? $"The body has a member that is not known here{Member(e.Message)}. Send for example {example}"
                : $"The body is not the JSON that is needed{place}. Send for example {example}"));
        }
    }

    /// <summary>
    /// The refusal of a body that does not say that it is of a type; null where it says so, or there is none. A browser lets a page of another site send other
    /// types unasked.
    /// </summary>
    public static IActionResult? WhyNotOf(string mediaType, HttpRequest request)
    {
        var isIt = MediaTypeHeaderValue.TryParse(request.ContentType, out var sent)
            && sent.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase)
            && (!sent.Charset.HasValue || sent.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
        return isIt || !HasBody(request)
            ? null
            : Problems.UnsupportedType($"Send the body as {mediaType} in UTF-8, and say so with the header Content-Type: {mediaType}.");
    }

    /// <summary>Whether a request has a body, with a length or in chunks.</summary>
    public static bool HasBody(HttpRequest request) => request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody is true;

    /// <returns>Null where there are more than the limit.</returns>
    public static async Task<byte[]?> BytesAsync(HttpRequest request, int limit, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellation)) > 0)
        {
            if (buffer.Length + read > limit)
                return null;
            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    // The parser names the member between its first pair of quotes.
    private static string Member(string message) => message.Split('\'') is [_, var name, ..] ? $": '{name}'" : "";
}
