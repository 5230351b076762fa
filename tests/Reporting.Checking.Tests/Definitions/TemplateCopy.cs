using Reporting.TestEnvironment;

namespace Reporting.Checking.Tests.Definitions;

/// <summary>A copy of the fixture's templates that a test may spoil.</summary>
internal sealed class TemplateCopy : IDisposable
{
    public const string Council = "collections/visits/instruments/council.yaml";
    public const string Measures = "collections/visits/measures.yaml";
    public const string Collection = "collections/visits/collection.yaml";

    public TemplateCopy()
    {
        Folder = Directory.CreateTempSubdirectory("templates").FullName;
        foreach (var file in Directory.EnumerateFiles(Fixture, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(Fixture, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public static string Fixture { get; } = Path.Combine(SourceTree.Root, "tests", "Reporting.Checking.Tests", "Definitions", "fixtures", "templates");

    public string Folder { get; }

    /// <summary>Replaces the first occurrence of a text.</summary>
    /// <returns>The line of the text, from 1.</returns>
    public int Replace(string file, string old, string by)
    {
        var path = Path.Combine(Folder, file);
        var text = File.ReadAllText(path);
        var place = text.IndexOf(old, StringComparison.Ordinal);
        if (place < 0)
            throw new ArgumentException($"{file} does not hold '{old}'.", nameof(old));
        File.WriteAllText(path, text[..place] + by + text[(place + old.Length)..]);
        return text[..place].Count(c => c == '\n') + 1;
    }

    public void Delete(string file) => File.Delete(Path.Combine(Folder, file));

    public void Dispose() => Directory.Delete(Folder, true);
}
