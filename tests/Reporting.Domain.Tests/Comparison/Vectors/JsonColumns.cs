using System.Text.Json;

namespace Reporting.Domain.Tests.Comparison.Vectors;

/// <summary>Reads the columns of a case: NA is null, and NaN and the infinities are strings.</summary>
internal static class JsonColumns
{
    public static double Number(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.String => element.GetString() switch { "Inf" => double.PositiveInfinity, "-Inf" => double.NegativeInfinity, _ => double.NaN },
        _ => double.NaN,
    };

    public static double? Known(this JsonElement element) => element.ValueKind is JsonValueKind.Null ? null : element.Number();

    /// <summary>A parameter or a column that the method cannot do without.</summary>
    public static JsonElement Required(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null
            ? value
            : throw new ArgumentException($"{name} is needed.");

    public static double Parameter(this JsonElement element, string name) => element.Required(name).Number();

    public static string Word(this JsonElement element, string name) => element.Required(name).GetString()!;

    public static double?[] KnownColumn(this JsonElement element, string name) => [.. element.Required(name).EnumerateArray().Select(Known)];

    public static double[] Column(this JsonElement element, string name) => [.. element.Required(name).EnumerateArray().Select(Number)];

    public static string?[] Words(this JsonElement element, string name) =>
        [.. element.Required(name).EnumerateArray().Select(e => e.ValueKind is JsonValueKind.Number ? e.GetRawText() : e.GetString())];

    public static bool Has(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null;
}
