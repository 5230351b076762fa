namespace Reporting.TestEnvironment;

/// <summary>Folders of the source tree, found from where the tests run.</summary>
public static class SourceTree
{
    /// <summary>The folder that holds Reporting.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The definitions and templates that ship with the service.</summary>
    public static string Templates { get; } = Path.Combine(Root, "templates");

    /// <summary>The sample returns that the demo uploads, a folder for each collection.</summary>
    public static string Samples { get; } = Path.Combine(Root, "infra", "local", "samples");

    /// <summary>Real rough files beside the source tree; null where there are none.</summary>
    public static string? RealFiles { get; } = Array.Find(
        [Path.Combine(Root, "..", "shared", "data"), Path.Combine(Root, "..", "..", "shared", "data")], Directory.Exists);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Reporting.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("Reporting.sln is in no folder above the tests.");
    }
}
