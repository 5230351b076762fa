using Reporting.Local;
using Xunit;

namespace Reporting.Functions.Tests.Definitions;

/// <summary>The definitions are read while the servers start: what is broken still stops the start, before any function is there to be called.</summary>
public sealed class BrokenStartTests
{
    [Fact]
    public async Task Start_BrokenDefinition_EndsAndSaysWhereAndWhat()
    {
        using var templates = new TemplateCopy();
        var line = templates.Replace(TemplateCopy.Collection, "roundTo:", "roundToo:");
        var broken = await Assert.ThrowsAsync<LocalHostException>(() => LocalHost.StartAsync(
            new() { StorageInMemory = true, Urls = "http://127.0.0.1:0", Environment = new Dictionary<string, string?> { ["Reporting__TemplatesFolder"] = templates.Folder } },
            TestContext.Current.CancellationToken));
        Assert.Contains("exit code 1", broken.Message, StringComparison.Ordinal);
        Assert.Contains($"{TemplateCopy.Collection}:{line}: Unknown member 'roundToo': did you mean 'roundTo'?", broken.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", broken.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Hosting failed", broken.Message, StringComparison.Ordinal);
    }
}
