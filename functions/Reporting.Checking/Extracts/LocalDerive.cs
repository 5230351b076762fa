using DuckDB.NET.Data;
using DuckDB.NET.Native;
using Reporting.Checking.Checking;
using Reporting.Checking.Definitions;
using Reporting.Checking.Expressions;
using Reporting.Checking.Extracts.Layouts;

namespace Reporting.Checking.Extracts;

/// <summary>
/// Derives a return from a council's own extracts on its own machine: without a service, a network or a temporary file, and without a word about any row.
/// </summary>
public static class LocalDerive
{
    /// <summary>The word of the command line that asks for it.</summary>
    public const string Verb = "derive";

    /// <summary>What the tables of a large council need several times over.</summary>
    private const string MemoryLimit = "150MB";

    private const string Usage =
        "derive FILE… --collection ID --period ID --instrument ID --body CODE [--out form.csv or form.xlsx] [--templates FOLDER]";

    private static readonly string[] Options = ["--collection", "--period", "--instrument", "--body", "--out", "--templates"];

    /// <summary>Derives a return, writes the form, and prints what was done.</summary>
    /// <param name="args">What follows the verb.</param>
    /// <returns>0 where all files were used, 1 where one was not or nothing was derived, 2 where the question cannot be understood.</returns>
    public static Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter errors, CancellationToken cancellation) =>
        RunAsync(args, output, errors, MemoryLimit, cancellation);

    /// <param name="memory">The most that the engine may use, as DuckDB writes it.</param>
    internal static async Task<int> RunAsync(
        IReadOnlyList<string> args, TextWriter output, TextWriter errors, string memory, CancellationToken cancellation)
    {
        var (files, values, mistake) = Parse(args);
        if (mistake is not null)
            return Mistaken(mistake);
        var folder = DefinitionLoader.FolderOf(values.GetValueOrDefault("--templates"));
        using var engine = ExpressionEngine.WithoutFiles(memory);
        var loaded = DefinitionLoader.Load(folder, engine);
        if (loaded is not DefinitionsOutcome.Loaded(var definitions))
            return Mistaken(Broken(((DefinitionsOutcome.Broken)loaded).Faults));
        var read = ExtractDefinitionLoader.Load(folder, definitions, engine);
        if (read is not ExtractDefinitionsOutcome.Loaded(var extracts))
            return Mistaken(Broken(((ExtractDefinitionsOutcome.Broken)read).Faults));
        var (asked, fault) = LocalCheck.AskedReturnOf(definitions, values);
        if (asked is null)
            return Mistaken(fault!);
        if (extracts.ByCollection.GetValueOrDefault(asked.Collection.Id) is not { } derivation || derivation.Instrument != asked.Instrument.Id)
            return Mistaken($"No rules say how {asked.Instrument.Id} of {asked.Collection.Id} is derived: derive.yaml of the collection would hold them.");
        DerivedReturn derived;
        try
        {
            derived = new ReturnDeriver(engine, definitions, extracts).Derive(asked, derivation, files);
        }
        catch (DuckDBException e) when (e.ErrorType is DuckDBErrorType.OutOfMemory)
        {
            await errors.WriteLineAsync(
                $"These extracts hold more rows than the {memory} of memory that this command uses, so nothing was derived and no form was written. " +
                "Give only the files of the period and of the year before, and only the tables that the return needs.");
            return 1;
        }

        var answers = DerivedForm.Answers(derived);
        var rules = engine.Check(
            asked.Collection, asked.Instrument, asked.Period, answers, definitions.ConstantsFor(asked.Collection, asked.Period, asked.Body));
        await output.WriteAsync(DerivationReport.Of(asked, derived, rules));
        if (values.TryGetValue("--out", out var to) && derived.Entered.Any())
        {
            var form = DerivedForm.Of(asked, NameOf(definitions, asked), answers, IsBook(to));
            await File.WriteAllBytesAsync(to, form, cancellation);
            await output.WriteLineAsync($"The form: {to}");
        }

        return derived.Entered.Any() && derived.Files.All(f => f.Faults.Count == 0) ? 0 : 1;

        int Mistaken(string what)
        {
            errors.WriteLine($"{what}{Environment.NewLine}{Usage}");
            return 2;
        }
    }

    private static (IReadOnlyList<string> Files, Dictionary<string, string> Values, string? Mistake) Parse(IReadOnlyList<string> args)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var files = new List<string>();
        for (var i = 0; i < args.Count; i++)
        {
            if (Options.Contains(args[i]) && i + 1 < args.Count)
                values[args[i]] = args[++i];
            else if (args[i].StartsWith("--", StringComparison.Ordinal))
                return (files, values, $"“{args[i]}” cannot be understood here.");
            else
                files.AddRange(FilesOf(args[i]));
        }

        if (files.Count == 0)
            return (files, values, "Say which files the extracts are.");
        if (files.Find(f => !File.Exists(f)) is { } none)
            return (files, values, $"There is no file “{none}”.");
        return (files, values, MistakeIn(values.GetValueOrDefault("--out")));
    }

    private static string? MistakeIn(string? to)
    {
        if (to is null)
            return null;
        if (!IsBook(to) && !to.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
            return "Say after --out a name that ends in .csv or .xlsx.";
        return Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(to))) ? null : $"There is no folder for “{to}”.";
    }

    /// <summary>A Windows command line leaves it to programs to find the files of a pattern.</summary>
    private static IEnumerable<string> FilesOf(string argument)
    {
        var name = Path.GetFileName(argument);
        var folder = Path.GetDirectoryName(argument) is { Length: > 0 } named ? named : ".";
        return name.AsSpan().IndexOfAny('*', '?') < 0 || File.Exists(argument) || !Directory.Exists(folder)
            ? [argument]
            : Directory.EnumerateFiles(folder, name).Order(StringComparer.Ordinal);
    }

    private static bool IsBook(string name) => name.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);

    private static string Broken(IReadOnlyList<DefinitionFault> faults) => $"The definitions are broken:{string.Concat(faults.Select(f => $"\n  {f}"))}";

    private static string? NameOf(DefinitionSet definitions, AskedReturn asked) =>
        asked.Body.Authority is { } code ? definitions.Authorities.Find(code, asked.Period.To)?.Name : null;
}
