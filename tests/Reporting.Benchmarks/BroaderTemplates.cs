using System.Globalization;
using Reporting.Local;

namespace Reporting.Benchmarks;

/// <summary>
/// The repository's templates with another register: as many invented authorities as wanted, in the nine regions, and with the reference figures of real ones
/// in turn.
/// </summary>
/// <remarks>The figures count as not published, so that disclosure control has its work to do.</remarks>
internal sealed class BroaderTemplates : IDisposable
{
    private const int First = 201;
    private const int Neighbours = 10;
    private static readonly string[] Models = ["2021", "2025"];
    private static readonly string[] Geographies = ["2014", "2019", "2021", "2023", "2025"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-growth");

    public BroaderTemplates(int authorities)
    {
        Codes = [.. Enumerable.Range(First, authorities).Select(c => c.ToString(CultureInfo.InvariantCulture))];
        foreach (var file in Directory.EnumerateFiles(Source, "*", SearchOption.AllDirectories))
        {
            var copy = System.IO.Path.Combine(Path, System.IO.Path.GetRelativePath(Source, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        // The other collection has reference figures of its own, about real authorities.
        Directory.Delete(System.IO.Path.Combine(Path, "collections", "cse"), recursive: true);
        var regions = Lines("reference/regions.csv").Skip(1).Select(l => l.Split(',')[0]).ToArray();
        Write(
            "reference/authorities.csv",
            Codes.Select((c, i) => $"{c},E99000{c},Invented authority {c},Unitary authority,{regions[i % regions.Length]},2009-01-01,,,,"));
        Write(
            "reference/statistical_neighbours.csv",
            from model in Models
            from i in Enumerable.Range(0, authorities)
            from rank in Enumerable.Range(1, Neighbours)
            select $"{model},{Codes[i]},{rank},{Codes[(i + rank) % authorities]},Close");
        Write("reference/tiles.csv", from year in Geographies from i in Enumerable.Range(0, authorities) select $"{year},{Codes[i]},{i % 30},{i / 30}");
        InTurn("reference/population_0_17.csv");
        InTurn("collections/missing/published.csv");
        var collection = System.IO.Path.Combine(Path, "collections", "missing", "collection.yaml");
        File.WriteAllText(collection, File.ReadAllText(collection).Replace("figuresArePublic: true", "figuresArePublic: false", StringComparison.Ordinal));
    }

    public string Path => folder.FullName;

    public IReadOnlyList<string> Codes { get; }

    private static string Source => System.IO.Path.Combine(Repository.Root, "templates");

    public void Dispose() => folder.Delete(recursive: true);

    private void InTurn(string name)
    {
        var real = Lines(name).Skip(1).GroupBy(l => l[..3], l => l[3..]).Select(g => g.ToArray()).ToArray();
        Write(name, Codes.SelectMany((c, i) => real[i % real.Length].Select(rest => c + rest)));
    }

    private static string[] Lines(string name) => [.. File.ReadAllLines(System.IO.Path.Combine(Source, name)).Where(l => l.Length > 0 && l[0] != '#')];

    private void Write(string name, IEnumerable<string> rows) => File.WriteAllLines(System.IO.Path.Combine(Path, name), rows.Prepend(Lines(name)[0]));
}
