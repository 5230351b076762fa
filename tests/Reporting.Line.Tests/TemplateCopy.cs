using Reporting.TestEnvironment;

namespace Reporting.Line.Tests;

/// <summary>A copy of the templates that ship, which a test may change before the service reads them.</summary>
internal static class TemplateCopy
{
    public static void To(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(SourceTree.Templates, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(SourceTree.Templates, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
