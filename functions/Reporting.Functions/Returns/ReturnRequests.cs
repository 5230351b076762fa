using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Reporting.Functions.Returns;

/// <summary>Body of PUT explanations.</summary>
internal sealed record ExplanationsRequest([property: Required] IReadOnlyList<ExplanationEntry?>? Explanations);

internal sealed record ExplanationEntry([property: Required] string? Issue, [property: Required] string? Text);

/// <summary>Body of POST sign-off.</summary>
internal sealed record SignOffRequest([property: Required] int? Version);

/// <summary>Body of what an administrator does to a return.</summary>
internal sealed record ReasonRequest([property: Required] string? Reason);

/// <summary>Body of POST extend.</summary>
/// <param name="Until">When uploads of this body end, as a day or a time.</param>
internal sealed record ExtendRequest([property: Required] string? Until, [property: Required] string? Reason);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(ExplanationsRequest))]
[JsonSerializable(typeof(SignOffRequest))]
[JsonSerializable(typeof(ReasonRequest))]
[JsonSerializable(typeof(ExtendRequest))]
internal sealed partial class RequestJson : JsonSerializerContext;
