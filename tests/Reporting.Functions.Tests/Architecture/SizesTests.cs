using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Functions.Tests.Architecture;

/// <summary>What .editorconfig declares of lines and no build checks, and the length of files.</summary>
public sealed class SizesTests
{
    private const int LongestLine = 160;
    private const int LongestFile = 250;

    [Fact]
    public void Lines_OfEverySource_FitTheDeclaredLength() =>
        Assert.Empty(Sources().SelectMany(f => f.Lines.Select((line, i) => (At: $"{f.Path}:{i + 1}", line.Length)).Where(l => l.Length > LongestLine)));

    [Fact]
    public void Files_OfSources_AreShortEnoughToRead() =>
        Assert.Empty(Sources().Where(f => f.Lines.Length > LongestFile).Select(f => $"{f.Path}: {f.Lines.Length} lines"));

    /// <summary>Every C# file but what a build writes.</summary>
    private static IEnumerable<(string Path, string[] Lines)> Sources()
    {
        string[] roots = ["functions", "infra", "tests"];
        var files = roots.SelectMany(root => Directory.EnumerateFiles(Path.Combine(SourceTree.Root, root), "*.cs", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(SourceTree.Root, path))
            .Where(path => !path.Split(Path.DirectorySeparatorChar).Any(folder => folder is "obj" or "bin" or "node_modules")).ToList();
        Assert.NotEmpty(files);
        return files.Select(path => (path, File.ReadAllLines(Path.Combine(SourceTree.Root, path))));
    }
}
