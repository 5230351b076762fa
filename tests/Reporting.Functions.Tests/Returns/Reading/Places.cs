namespace Reporting.Functions.Tests.Returns.Reading;

/// <summary>Folders of the source tree, found from where the tests run.</summary>
internal static class Places
{
    public static string Root { get; } = FindRoot();

    public static string Tests { get; } = Path.Combine(Root, "tests", "Reporting.Functions.Tests");

    /// <summary>Real rough files beside the source tree; null where there are none.</summary>
    public static string? RealFiles { get; } = Array.Find([Path.Combine(Root, "..", "shared", "data"), Path.Combine(Root, "..", "..", "shared", "data")], Directory.Exists);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Reporting.sln"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("Reporting.sln is in no folder above the tests.");
        return folder.FullName;
    }
}
