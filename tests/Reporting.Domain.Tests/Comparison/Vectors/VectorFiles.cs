using System.Text.Json;

namespace Reporting.Domain.Tests.Comparison.Vectors;

/// <summary>One case: what a published tool was given, and what it answered.</summary>
internal sealed record VectorCase(string Method, string Name, JsonElement In, JsonElement Out)
{
    public bool IsError => Out.TryGetProperty("error", out _);
}

/// <summary>The files of expected values: those beside the solution, and those of the folder that REPORTING_VECTORS names.</summary>
internal static class VectorFiles
{
    private static readonly Lazy<ILookup<string, VectorCase>> Cases =
        new(() => Folders().SelectMany(f => Directory.EnumerateFiles(f, "*.json")).Order(StringComparer.Ordinal).SelectMany(Read).ToLookup(c => c.Method));

    public static IEnumerable<VectorCase> Of(string method) => Cases.Value[method];

    public static IEnumerable<string> Methods => Cases.Value.Select(g => g.Key);

    private static IEnumerable<string> Folders()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "Reporting.sln")))
                continue;
            // A second working copy may stand one folder deeper.
            foreach (var beside in new[] { folder.Parent, folder.Parent?.Parent })
            {
                if (beside is not null && Directory.Exists(Path.Combine(beside.FullName, "shared", "vectors")))
                    yield return Path.Combine(beside.FullName, "shared", "vectors");
            }

            break;
        }

        if (Environment.GetEnvironmentVariable("REPORTING_VECTORS") is { Length: > 0 } named)
            yield return named;
    }

    private static IEnumerable<VectorCase> Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = document.RootElement.Clone();
        if (!root.TryGetProperty("method", out var method) || !root.TryGetProperty("cases", out var cases))
            return [];
        return cases.EnumerateArray().Select((c, i) =>
            new VectorCase(method.GetString()!, $"{Path.GetFileName(path)} case {i}", c.GetProperty("in"), c.GetProperty("out")));
    }
}
