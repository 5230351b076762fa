using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Reporting.Functions.Operations.OpenApi;
using Xunit;

namespace Reporting.Functions.Tests.Operations;

/// <summary>The calls of the description against the functions that there are.</summary>
public sealed partial class OpenApiCallsTests
{
    private static readonly JsonElement Document = JsonDocument.Parse(OpenApiDocument.Bytes).RootElement;

    // Pages are for people, and describe themselves.
    private static bool IsOfTheApi(string route) => route.StartsWith("api/", StringComparison.Ordinal) || route == "openapi.json";

    [Fact]
    public void Document_HasEveryCallOfTheFunctions_AndNoOther()
    {
        using var metadata = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "functions.metadata")));
        var served =
            (from function in metadata.RootElement.EnumerateArray()
             from binding in function.GetProperty("bindings").EnumerateArray()
             where binding.GetProperty("type").GetString() == "httpTrigger"
             where IsOfTheApi(binding.GetProperty("route").GetString()!)
             from method in binding.GetProperty("methods").EnumerateArray()
             select $"{method.GetString()} /{CatchAll().Replace(binding.GetProperty("route").GetString()!, "{")}").ToHashSet();
        var described =
            (from path in Document.GetProperty("paths").EnumerateObject()
             from call in path.Value.EnumerateObject()
             where call.Name != "parameters"
             select $"{call.Name} {path.Name}").ToHashSet();
        Assert.True(served.IsSubsetOf(described), $"Add to Operations/OpenApi/Calls.cs: {string.Join(", ", served.Except(described))}");
        Assert.True(described.IsSubsetOf(served), $"Described, and not served: {string.Join(", ", described.Except(served))}");
    }

    [Fact]
    public void Document_NamesOnlySchemasThatItHas()
    {
        var schemas = Document.GetProperty("components").GetProperty("schemas").EnumerateObject().Select(s => s.Name).ToHashSet();
        var named = Reference().Matches(Encoding.UTF8.GetString(OpenApiDocument.Bytes.Span)).Select(m => m.Groups[1].Value);
        Assert.All(named, r => Assert.Contains(r, schemas));
    }

    [GeneratedRegex(@"\{\*")]
    private static partial Regex CatchAll();

    [GeneratedRegex("#/components/schemas/([^\"]+)")]
    private static partial Regex Reference();
}
