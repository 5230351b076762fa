using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Reporting.Functions.Windows;

/// <summary>Body of POST window.</summary>
/// <param name="Closes">When it will close, as a day or a time; needed to open.</param>
/// <param name="Report">Of a closing: whether a report is rendered; yes unless said.</param>
internal sealed record WindowRequest([property: Required] bool? Open, string? Closes, bool? Report, [property: Required] string? Reason);

/// <summary>The window as it stands.</summary>
internal sealed record WindowAnswer(string Collection, string Period, bool Open, DateTimeOffset Opens, DateTimeOffset Closes, int Closings, string? Reason);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(WindowRequest))]
[JsonSerializable(typeof(WindowAnswer))]
internal sealed partial class WindowJson : JsonSerializerContext;
