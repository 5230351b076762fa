namespace Reporting.Checking.Reading.Spool;

/// <summary>A folder of this process's own for uploads on their way; emptied at start and stop.</summary>
public sealed class SpoolFolder : IDisposable
{
    public SpoolFolder(string? folder)
    {
        Path = folder ?? System.IO.Path.Combine(System.IO.Path.GetTempPath(), "reporting", $"spool-{Environment.ProcessId}");
        Empty();
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string NewFile(string extension = ".upload") => System.IO.Path.Combine(Path, Guid.NewGuid().ToString("N") + extension);

    public void Dispose() => Empty();

    private void Empty()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
