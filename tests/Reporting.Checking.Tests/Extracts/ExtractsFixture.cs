using Reporting.Checking.Checking;
using Reporting.Checking.Definitions;
using Reporting.Checking.Expressions;
using Reporting.Checking.Extracts;
using Reporting.Checking.Extracts.Layouts;
using Reporting.Domain.Collections;
using Reporting.TestEnvironment;

namespace Reporting.Checking.Tests.Extracts;

/// <summary>The definitions as they are shipped, read once; and returns derived with them from files that a test writes.</summary>
public sealed class ExtractsFixture
{
    public ExtractsFixture()
    {
        using var engine = NewEngine();
        Definitions = ((DefinitionsOutcome.Loaded)DefinitionLoader.Load(Templates, engine)).Definitions;
        Extracts = ExtractDefinitionLoader.Load(Templates, Definitions, engine) switch
        {
            ExtractDefinitionsOutcome.Loaded loaded => loaded.Definitions,
            ExtractDefinitionsOutcome.Broken broken => throw new InvalidDataException(string.Join('\n', broken.Faults)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    public static string Templates { get; } = Path.Combine(SourceTree.Root, "templates");

    /// <summary>The invented files, by their names.</summary>
    public static IReadOnlyDictionary<string, string> Examples { get; } =
        Directory.EnumerateFiles(Path.Combine(Templates, ExtractDefinitionLoader.ExamplesFolder)).Where(f => !f.EndsWith(".md", StringComparison.Ordinal))
            .ToDictionary(f => Path.GetFileName(f), File.ReadAllText);

    public DefinitionSet Definitions { get; }

    public ExtractDefinitions Extracts { get; }

    /// <summary>The return of a council over a year of one's own choice.</summary>
    public AskedReturn Asked(string collection = "missing", DateOnly? from = null, DateOnly? to = null, string body = "301")
    {
        var of = Definitions.Find(collection)!;
        var period = of.Periods[^1] with { From = from ?? new(2023, 4, 1), To = to ?? new(2024, 3, 31) };
        return new(of, period, of.Instrument("council")!, Body.Of(AuthorityCode.Parse(body)));
    }

    /// <param name="files">Names and texts.</param>
    public DerivedReturn Derive(IEnumerable<KeyValuePair<string, string>> files, AskedReturn? asked = null) =>
        DeriveBytes(files.Select(f => new KeyValuePair<string, byte[]>(f.Key, System.Text.Encoding.UTF8.GetBytes(f.Value))), asked);

    public DerivedReturn DeriveBytes(IEnumerable<KeyValuePair<string, byte[]>> files, AskedReturn? asked = null)
    {
        var of = asked ?? Asked();
        var folder = Directory.CreateTempSubdirectory("extracts");
        try
        {
            var paths = new List<string>();
            foreach (var (name, bytes) in files)
            {
                paths.Add(Path.Combine(folder.FullName, name));
                File.WriteAllBytes(paths[^1], bytes);
            }

            using var engine = NewEngine();
            return new ReturnDeriver(engine, Definitions, Extracts).Derive(of, Extracts.ByCollection[of.Collection.Id], paths);
        }
        finally
        {
            folder.Delete(true);
        }
    }


    private static ExpressionEngine NewEngine() => ExpressionEngine.WithoutFiles("150MB");
}
