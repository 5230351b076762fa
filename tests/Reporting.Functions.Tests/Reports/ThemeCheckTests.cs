using Reporting.Functions.Reports;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Functions.Tests.Reports;

/// <summary>What a check of a theme finds: each mistake in its own file and line, and all of them at once.</summary>
public sealed class ThemeCheckTests : IDisposable
{
    private const string Reports = "collections/missing/report";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("theme");

    public ThemeCheckTests()
    {
        var files = Directory.EnumerateFiles(SourceTree.Templates, "*", SearchOption.AllDirectories);
        foreach (var file in files.Where(f => !f.Contains("/cse/", StringComparison.Ordinal)))
        {
            var copy = Path.Combine(folder.FullName, Path.GetRelativePath(SourceTree.Templates, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Theme_ThatShips_HasNoMistake() => Assert.Empty(Check());

    [Fact]
    public void Templates_EachWithAMistake_AreAllNamed_WithWhatMayHaveBeenMeant()
    {
        Append("away", "{{ englnd 'M01' }}");
        Append("context", "{{ england 'M66' }}");
        Append("exploitation", "{{ theme.intor }}");
        Append("findings", "{{ change 'M01' }}");
        var found = Check();
        Assert.Equal(4, found.Count);
        Says(found, "away", "Did you mean 'england'?");
        Says(found, "context", "There is no measure 'M66'");
        Says(found, "exploitation", "Did you mean 'intro'?");
        Says(found, "findings", "");
    }

    [Fact]
    public void Template_ThatErrsOnlyWhereAFigureIsMissing_IsFound()
    {
        Append("away", "{{ for m in report.measures }}{{ if !(has m.id) }}{{ nothing }}{{ end }}{{ end }}");
        Assert.Contains("There is no 'nothing' here.", Assert.Single(Check()), StringComparison.Ordinal);
    }

    [Fact]
    public void Templates_WithoutTheirEnd_AreAllNamed_BesideBrokenDefinitions()
    {
        Append("away", "{{ if true }}");
        Append("context", "{{ for x in }}");
        var collection = Path.Combine(folder.FullName, "collections/missing/collection.yaml");
        File.WriteAllText(collection, File.ReadAllText(collection).Replace("roundTo:", "roundToo:", StringComparison.Ordinal));
        var found = Check();
        Assert.Contains(found, f => f.Contains("away.sbn-html", StringComparison.Ordinal));
        Assert.Contains(found, f => f.Contains("context.sbn-html", StringComparison.Ordinal));
        Assert.Contains(found, f => f.Contains("did you mean 'roundTo'?", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData()]
    [InlineData("check")]
    [InlineData("check", "/no/such/folder")]
    [InlineData("chek", "x")]
    public async Task Question_ThatCannotBeUnderstood_SaysWhatIsNeeded(params string[] args)
    {
        using var errors = new StringWriter();
        Assert.Equal(2, await ThemeCheck.RunAsync(args, TextWriter.Null, errors, Stop));
        Assert.Contains("theme check FOLDER", errors.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static void Says(IReadOnlyList<string> found, string template, string words) => Assert.Contains(
        found, f => f.StartsWith($"{Reports}/{template}.sbn-html, line ", StringComparison.Ordinal) && f.Contains(words, StringComparison.Ordinal));

    private IReadOnlyList<string> Check() => ThemeCheck.FaultsOf(folder.FullName, "missing", TextWriter.Null, Stop);

    private void Append(string template, string text) => File.AppendAllText(Path.Combine(folder.FullName, Reports, $"{template}.sbn-html"), text + "\n");
}
