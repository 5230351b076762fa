using System.Text.Json.Serialization;

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
