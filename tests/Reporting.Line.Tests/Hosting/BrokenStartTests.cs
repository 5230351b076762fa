using Reporting.Local;
using Xunit;

namespace Reporting.Line.Tests.Hosting;

/// <summary>The definitions are read while the servers start: what is broken still stops the start, before any function is there to be called.</summary>
public sealed class BrokenStartTests : IDisposable
{
    private const string Collection = "collections/missing/collection.yaml";
    private const string Template = "collections/missing/report/away.sbn-html";
    private readonly DirectoryInfo templates = Directory.CreateTempSubdirectory("templates");

    [Fact]
    public async Task Start_BrokenDefinition_EndsAndSaysWhereAndWhat()
    {
        TemplateCopy.To(templates.FullName);
        var file = Path.Combine(templates.FullName, Collection);
        var lines = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        var line = Array.FindIndex(lines, l => l.StartsWith("roundTo:", StringComparison.Ordinal));
        lines[line] = lines[line].Replace("roundTo:", "roundToo:", StringComparison.Ordinal);
        await File.WriteAllLinesAsync(file, lines, TestContext.Current.CancellationToken);

        var broken = await StartAsync();
        Assert.Contains("exit code 1", broken.Message, StringComparison.Ordinal);
        Assert.Contains($"{Collection}:{line + 1}: Unknown member 'roundToo': did you mean 'roundTo'?", broken.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", broken.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Hosting failed", broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_TemplateThatDoesNotParse_EndsAndSaysWhere()
    {
        TemplateCopy.To(templates.FullName);
        var file = Path.Combine(templates.FullName, Template);
        await File.AppendAllTextAsync(file, "{{ if true }}\n", TestContext.Current.CancellationToken);
        var broken = await StartAsync();
        Assert.Contains("exit code 1", broken.Message, StringComparison.Ordinal);
        Assert.Contains($"a template is broken:\n  {Template}, line ", broken.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", broken.Message, StringComparison.Ordinal);
    }

    private Task<LocalHostException> StartAsync() => Assert.ThrowsAsync<LocalHostException>(() => LocalHost.StartAsync(
        new()
        {
            StorageInMemory = true,
            Urls = "http://127.0.0.1:0",
            Environment = new Dictionary<string, string?> { ["Reporting__TemplatesFolder"] = templates.FullName },
        },
        TestContext.Current.CancellationToken));

    public void Dispose() => templates.Delete(recursive: true);
}
