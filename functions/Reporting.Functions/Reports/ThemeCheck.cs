using Reporting.Checking.Definitions;
using Reporting.Checking.Expressions;
using Reporting.Checking.Reading.Spool;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Returns;
using Reporting.Functions.Rendering;
using Reporting.Functions.Rendering.Templates;
using Reporting.Functions.Reports.Files;
using Reporting.Functions.Reports.Pages;

namespace Reporting.Functions.Reports;

/// <summary>
/// Checks a theme on somebody's own machine: its definitions, and its templates on full, hidden, few and no figures. Every mistake is said with its file and
/// line. Nothing is served, and nothing is kept.
/// </summary>
public static class ThemeCheck
{
    /// <summary>The word of the command line that asks for it, before "check".</summary>
    public const string Verb = "theme";

    private const string Usage = "theme check FOLDER, where FOLDER is a theme's own (with collection.yaml) or a whole folder of templates";
    private const string Collections = "collections";

    /// <param name="args">What follows the verb.</param>
    /// <returns>0 where no mistake was found, 1 where one was, 2 where the question cannot be understood.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        if (args is not ["check", var folder])
            return await MistakenAsync(errors, "Say what is to be checked.");
        if (!Directory.Exists(folder))
            return await MistakenAsync(errors, $"There is no folder “{folder}”.");
        var isTheme = File.Exists(Path.Combine(folder, "collection.yaml"));
        if (!isTheme && !Directory.Exists(Path.Combine(folder, Collections)))
            return await MistakenAsync(errors, $"“{folder}” has neither collection.yaml nor {Collections}.");
        var copy = Directory.CreateTempSubdirectory("reporting-theme");
        try
        {
            var only = isTheme ? new DirectoryInfo(folder).Name : null;
            CopyTo(copy.FullName, folder, only);
            var mistakes = FaultsOf(copy.FullName, only, output, cancellation);
            foreach (var mistake in mistakes)
                await output.WriteLineAsync(mistake);
            await output.WriteLineAsync(mistakes.Count == 0 ? "No mistake was found." : $"{Plural.Of(mistakes.Count, "mistake")} found.");
            return mistakes.Count == 0 ? 0 : 1;
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    /// <param name="root">A folder of templates.</param>
    /// <param name="only">The collection whose templates are run; null for all.</param>
    internal static IReadOnlyList<string> FaultsOf(string root, string? only, TextWriter progress, CancellationToken cancellation)
    {
        using var spool = new SpoolFolder(Directory.CreateTempSubdirectory("reporting-theme-spool").FullName);
        using var engine = new ExpressionEngine(spool.Path);
        var loaded = DefinitionLoader.Load(root, engine);
        var faults = new List<string>();
        if (loaded is DefinitionsOutcome.Broken broken)
            faults.AddRange(broken.Faults.Select(f => f.ToString()));
        if (ReadTemplates(root, faults) is not { } templates || loaded is not DefinitionsOutcome.Loaded(var definitions))
            return faults;
        foreach (var collection in definitions.Collections.Values.Where(c => only is null || c.Id == only).OrderBy(c => c.Id, StringComparer.Ordinal))
        {
            foreach (var specimen in Enum.GetValues<Specimen>())
            {
                progress.WriteLine($"{collection.Id}: its report on {InWords(specimen)}");
                var found = new ReportWriter(templates).FaultsOf(InputsOf(definitions, collection, specimen), cancellation);
                var unknown = found.Where(f => !faults.Any(known => known.StartsWith(f, StringComparison.Ordinal)));
                faults.AddRange(unknown.Select(f => $"{f} (on {InWords(specimen)})").ToList());
            }
        }

        return faults;
    }

    private static TemplateSet? ReadTemplates(string root, List<string> faults)
    {
        try
        {
            return TemplateSet.Load(root, RenderingServices.Folders);
        }
        catch (TemplateException e)
        {
            faults.AddRange(e.Message.Split('\n'));
            return null;
        }
    }

    private static ReportInputs InputsOf(DefinitionSet definitions, Collection collection, Specimen specimen)
    {
        var period = collection.Periods[^1];
        Period[] periods = collection.Before(period) is { } before ? [before, period] : [period];
        var publication = new Publication(collection, definitions.Authorities, definitions.Neighbours);
        var published = periods.Select(p => publication.Protect(SpecimenFigures.Of(collection, p, definitions.Due(p), specimen), null).Published);
        var series = new PeriodSeries(collection, definitions.Authorities).Of([.. published]);
        var tiles = definitions.Tiles.YearOf(period) is { } year ? new ReportMap($"{year}", definitions.Tiles.Of(period)) : null;
        return new(
            collection, period, [.. series.Select(p => p with { Protection = null })],
            [.. periods.SelectMany(p => ReturnsOf(definitions, collection, p, specimen))],
            new("specimen", default, "A check of templates.", true, definitions.Hash), definitions.ScaleOf(collection),
            [.. definitions.SourcesOf(collection).Select(s => new DataSource(s.Title, s.Source, s.Licence, s.Note))], tiles)
        {
            Names = definitions.NamesOf(collection),
        };
    }

    private static IEnumerable<ReportReturn> ReturnsOf(DefinitionSet definitions, Collection collection, Period period, Specimen specimen)
    {
        foreach (var instrument in collection.Instruments.Where(i => i.ItemsOf(period.Id).Any()))
        {
            foreach (var (place, authority) in BodiesOf(instrument.FromInspectorate ? [] : definitions.Due(period)).Index())
            {
                var came = specimen is not Specimen.Empty && (specimen is not Specimen.One || place == 0);
                var body = authority is null ? Body.Inspectorate : Body.Of(authority.Code);
                var (state, version) = came ? (ReturnState.SignedOff, 1) : (ReturnState.NotStarted, (int?)null);
                yield return new(period, instrument.Id, body, authority, state, version, came ? new string('0', 64) : null, false, false, null);
            }
        }
    }

    // The inspectorate is due where no authority is.
    private static IEnumerable<Authority?> BodiesOf(IReadOnlyList<Authority> due)
    {
        if (due.Count == 0)
            yield return null;
        foreach (var authority in due)
            yield return authority;
    }

    private static string InWords(Specimen specimen) => specimen switch
    {
        Specimen.Full => "full figures",
        Specimen.Hidden => "figures that are all small, so that most are hidden",
        Specimen.One => "the figures of one authority",
        _ => "no figures",
    };

    /// <summary>Makes a whole folder of templates of it: what a theme's own folder does not have is the app's.</summary>
    private static void CopyTo(string target, string folder, string? theme)
    {
        if (theme is null)
        {
            Copy(folder, target);
            return;
        }

        var app = DefinitionLoader.FolderOf(null);
        foreach (var shared in Directory.EnumerateDirectories(app).Where(d => Path.GetFileName(d) != Collections))
            Copy(shared, Path.Combine(target, Path.GetFileName(shared)));
        Copy(folder, Path.Combine(target, Collections, theme));
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static async Task<int> MistakenAsync(TextWriter errors, string what)
    {
        await errors.WriteLineAsync($"{what} {Usage}");
        return 2;
    }
}
