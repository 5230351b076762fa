using System.Text.Json;

namespace Reporting.Domain.Tests.Disclosure;

/// <summary>
/// Expected values made elsewhere: every file of a method in the folder of vectors beside the project and in REPORTING_VECTORS, where there are any.
/// </summary>
internal static class Vectors
{
    public static IEnumerable<(string Name, JsonElement In, JsonElement Out)> Of(string method)
    {
        var files = Folders().Where(Directory.Exists).SelectMany(f => Directory.GetFiles(f, "*.json", SearchOption.AllDirectories));
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            var root = document.RootElement;
            if (root.ValueKind is not JsonValueKind.Object || !root.TryGetProperty("method", out var named) || named.GetString() != method)
                continue;
            var number = 0;
            foreach (var vector in root.GetProperty("cases").EnumerateArray())
                yield return ($"{file}, case {number++}", vector.GetProperty("in").Clone(), vector.GetProperty("out").Clone());
        }
    }

    public static long[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(n => (long)n.GetDouble())];

    public static long[][] Table(JsonElement table) => [.. table.EnumerateArray().Select(Numbers)];

    private static IEnumerable<string> Folders()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Reporting.sln")) && folder.Parent is { } beside)
                yield return Path.Combine(beside.FullName, "shared", "vectors");
        }

        if (Environment.GetEnvironmentVariable("REPORTING_VECTORS") is { Length: > 0 } others)
            yield return others;
    }
}
