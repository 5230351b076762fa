using System.Text.Json;
using Json.Schema;

namespace Reporting.TestEnvironment;

/// <summary>Reads a run's evidence as others would: by its schema, and number by number.</summary>
public static class EvidenceFiles
{
    /// <returns>Where the file is not what its schema says, and why.</returns>
    public static IReadOnlyList<string> Broken(string evidence, string schema)
    {
        using var document = JsonDocument.Parse(evidence);
        var result = JsonSchema.FromText(schema).Evaluate(document.RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
        var faults = from detail in result.Details
                     from error in detail.Errors ?? new Dictionary<string, string>()
                     select $"{detail.InstanceLocation}: {error.Value}";
        return result.IsValid ? [] : [.. faults.DefaultIfEmpty("It is not valid.")];
    }

    /// <summary>Every number by its id: those that only sentences print, and those of tables.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Numbers(JsonElement evidence)
    {
        var numbers = evidence.GetProperty("statements").EnumerateArray().Select(s => (Id: s.GetProperty("id").GetString()!, Number: s));
        var figures = from figure in evidence.GetProperty("figures").EnumerateArray()
                      from number in figure.GetProperty("numbers").EnumerateObject()
                      select (Id: $"{figure.GetProperty("id").GetString()}-{number.Name}", Number: number.Value);
        return numbers.Concat(figures).ToDictionary(n => n.Id, n => n.Number);
    }
}
