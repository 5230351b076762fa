namespace Reporting.Local;

/// <summary>Where things are in the clone that this program was built in.</summary>
internal static class Repository
{
    private const string RootFile = "Reporting.sln";
    private const string App = "functions/Reporting.Functions";

    public static string Root { get; } = FindRoot();

    /// <summary>What the local host keeps between runs; ignored by git.</summary>
    public static string LocalFolder => Path.Combine(Root, ".local");

    public static string SamplesFolder => Path.Combine(Root, "infra", "local", "samples");

    /// <summary>The app as built together with the program that runs: the same configuration and framework, else the newest build.</summary>
    public static string BuiltApp()
    {
        var app = Path.Combine(Root, App);
        var output = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var besides = Path.Combine(app, "bin", output.Parent?.Name ?? "", output.Name);
        if (File.Exists(Path.Combine(besides, Worker.AppFolder.ConfigFile)))
            return besides;

        var built = Directory.Exists(Path.Combine(app, "bin"))
            ? Directory.EnumerateFiles(Path.Combine(app, "bin"), Worker.AppFolder.ConfigFile, SearchOption.AllDirectories).MaxBy(File.GetLastWriteTimeUtc)
            : null;
        return Path.GetDirectoryName(built) ?? throw new LocalHostException(
            $"The app has not been built: run `dotnet build {App}`, or say with --app where it is.");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, RootFile)))
                return folder.FullName;
        }

        throw new LocalHostException($"{RootFile} is in none of the folders above {AppContext.BaseDirectory}.");
    }
}
