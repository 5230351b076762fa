using System.Security.Cryptography;
using System.Text;

namespace Reporting.Checking.Definitions;

/// <summary>A file of the templates.</summary>
/// <param name="Name">Below the folder of templates, with forward slashes.</param>
internal sealed record TemplateFile(string Name, byte[] Bytes)
{
    public string Text => Encoding.UTF8.GetString(Bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Bytes.AsSpan(Encoding.UTF8.Preamble.Length) : Bytes);

    public string FileName => Name[(Name.LastIndexOf('/') + 1)..];
}

/// <summary>All files of the templates, read once: what is hashed is what is parsed.</summary>
internal sealed class TemplateFolder
{
    private readonly SortedList<string, TemplateFile> files = new(StringComparer.Ordinal);

    public TemplateFolder(string path)
    {
        foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(path, file).Replace('\\', '/');
            files[name] = new(name, File.ReadAllBytes(file));
        }
    }

    public void Replace(TemplateFile file) => files[file.Name] = file;

    public TemplateFile? Find(string name) => files.GetValueOrDefault(name);

    /// <returns>Null, with a fault, where it is not there.</returns>
    public TemplateFile? Require(string name, DefinitionFaults faults)
    {
        if (Find(name) is { } file)
            return file;
        faults.Add(name, 1, "The file is missing.");
        return null;
    }

    /// <summary>In ordinal order of their names.</summary>
    public IEnumerable<TemplateFile> Below(string folder) => files.Values.Where(f => f.Name.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>Names of the folders directly below one.</summary>
    public IEnumerable<string> FoldersIn(string folder) =>
        Below(folder).Select(f => f.Name[folder.Length..].Split('/')).Where(n => n.Length > 1).Select(n => n[0]).Distinct();

    /// <summary>SHA-256, in hex, over names and bytes of all files.</summary>
    public string Hash() => Hash(_ => true);

    /// <summary>SHA-256, in hex, over names and bytes of some of the files.</summary>
    public string Hash(Func<TemplateFile, bool> which)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.Values.Where(which))
        {
            // The lengths keep one file's end from passing as the next one's beginning.
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Name}\n{file.Bytes.Length}\n"));
            hash.AppendData(file.Bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
