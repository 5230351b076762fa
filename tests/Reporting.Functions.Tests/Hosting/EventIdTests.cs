using System.Text.RegularExpressions;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Functions.Tests.Hosting;

/// <summary>Alerts ask for events by their numbers.</summary>
public sealed partial class EventIdTests
{
    [Fact]
    public void EveryLogMessage_HasANumberOfItsOwn()
    {
        var numbers = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "functions", "Reporting.Functions"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(f => Number().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).ToList();
        Assert.True(numbers.Count > 10);
        Assert.Empty(numbers.GroupBy(n => n).Where(g => g.Count() > 1).Select(g => g.Key));
    }

    [GeneratedRegex(@"EventId = (\d+)")]
    private static partial Regex Number();
}
