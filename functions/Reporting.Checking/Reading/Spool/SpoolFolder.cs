namespace Reporting.Checking.Reading.Spool;

/// <summary>A folder of this process's own for uploads on their way; emptied at start and stop.</summary>
public sealed class SpoolFolder : IDisposable
{
    /// <summary>Makes the folder, empty.</summary>
    /// <param name="folder">Null for one of this process in the system's temporary folder.</param>
    public SpoolFolder(string? folder)
    {
        Path = folder ?? System.IO.Path.Combine(System.IO.Path.GetTempPath(), "reporting", $"spool-{Environment.ProcessId}");
        Empty();
        Directory.CreateDirectory(Path);
    }

    /// <summary>Full name of the folder.</summary>
    public string Path { get; }

    /// <summary>A name that no other file of the folder has. The file itself is not made.</summary>
    public string NewFile(string extension = ".upload") => System.IO.Path.Combine(Path, Guid.NewGuid().ToString("N") + extension);

    /// <summary>Deletes the folder and all in it.</summary>
    public void Dispose() => Empty();

    private void Empty()
    {
        if (Directory.Exists(Path))
            Directory.Delete(Path, recursive: true);
    }
}
