using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Reporting.Domain.Returns;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Returns;

/// <summary>Body of PUT explanations.</summary>
internal sealed record ExplanationsRequest([property: Required] IReadOnlyList<ExplanationEntry?>? Explanations);

internal sealed record ExplanationEntry([property: Required] string? Issue, [property: Required] string? Text);

/// <summary>Body of POST sign-off.</summary>
internal sealed record SignOffRequest([property: Required] int? Version);

/// <summary>Body of what an administrator does to a return.</summary>
internal sealed record ReasonRequest([property: Required] string? Reason);

/// <summary>Body of POST extend.</summary>
/// <param name="Until">When uploads of this body end.</param>
internal sealed record ExtendRequest([property: Required] DateTimeOffset? Until, [property: Required] string? Reason);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(ExplanationsRequest))]
[JsonSerializable(typeof(SignOffRequest))]
[JsonSerializable(typeof(ReasonRequest))]
[JsonSerializable(typeof(ExtendRequest))]
internal sealed partial class SettlingJson : JsonSerializerContext;

/// <summary>Text that a person gives and that is kept: of a bounded length, and telling of nobody.</summary>
internal static class GivenText
{
    private const int LongestReason = 500;

    /// <returns>Null where it can be kept.</returns>
    public static IActionResult? RefuseReason(string? reason) =>
        string.IsNullOrWhiteSpace(reason) || reason.Length > LongestReason
            ? Problems.BadRequest($"Give a reason, in at most {LongestReason} characters: it is kept with the return, and the report prints it.")
            : Fault("The reason", reason) is { } fault ? Problems.BadRequest(fault) : null;

    /// <summary>What is wrong with a text, in a sentence that does not repeat it.</summary>
    /// <param name="what">What it is called, at the beginning of a sentence.</param>
    public static string? Fault(string what, string text)
    {
        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            return $"{what} holds characters that cannot be shown. Type it again as plain text.";
        return PersonalDetails.In(text) is [var detail, ..]
            ? $"{what} seems to hold {detail.Words}, at character {detail.Start + 1}, so it was not kept. Say it without anything that tells who somebody is."
            : null;
    }
}
