using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Reporting.Functions.Tests.Infra;

public sealed partial class AlertTests(CompiledTemplate template) : IClassFixture<CompiledTemplate>
{
    // The reminder before a window closes; its line carries Missing and Due.
    private const int WindowClosesSoon = 1020;

    [Fact]
    public void Alerts_LookForLinesThatTheAppWrites()
    {
        var written = Directory.EnumerateFiles(Path.Combine(CompiledTemplate.Repository, "functions"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => EventId().Matches(File.ReadAllText(f)))
            .Select(m => int.Parse(m.Groups["id"].Value));
        Assert.Subset(written.ToHashSet(), LookedFor().ToHashSet());
        Assert.Contains(WindowClosesSoon, LookedFor());
    }

    [Fact]
    public void Alerts_OnLines_AskForWarningsAndWorseAndTheLinesAreThat()
    {
        Assert.Contains(
            "where SeverityLevel >= 2", template.Module("alerts").GetProperty("variables").GetProperty("lines").GetString(), StringComparison.Ordinal);
        Assert.All(Queries().Where(q => q.Query.Contains("event", StringComparison.Ordinal)), q =>
            Assert.Contains("variables('lines')", q.Query, StringComparison.Ordinal));
        var levels = Directory.EnumerateFiles(Path.Combine(CompiledTemplate.Repository, "functions"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(f => EventLevel().Matches(File.ReadAllText(f)))
            .ToDictionary(m => int.Parse(m.Groups["id"].Value), m => Enum.Parse<LogLevel>(m.Groups["level"].Value));
        Assert.All(LookedFor(), id => Assert.True(levels[id] >= LogLevel.Warning, $"{id} is {levels[id]}"));
    }

    [Fact]
    public void Alerts_CoverEveryTimer()
    {
        var timers = SettingsAndRolesTests.Triggers<TimerTriggerAttribute>().ToList();
        Assert.Equal(timers.Select(t => t.Function).Order(), template.GivenNames("alerts", "timers").Order());
        Assert.Contains(timers, t => t.Function == template.Given("alerts", "everyMinute").GetString() && t.Trigger.Schedule == "0 * * * * *");
    }

    [Fact]
    public void Alerts_EachOfThem_IsExplainedToWhoeverGetsIt()
    {
        var page = File.ReadAllText(Path.Combine(CompiledTemplate.Repository, "infra", "README.md"));
        var named = Described().Matches(template.Text).Select(m => m.Groups["name"].Value).Concat(Queries().Select(q => q.Name));
        Assert.All(named, name => Assert.Contains($"**{name}**", page, StringComparison.Ordinal));
        Assert.Equal(9, named.Count());
    }

    private IEnumerable<(string Name, string Query)> Queries() =>
        template.Module("alerts").GetProperty("variables").GetProperty("queries").EnumerateArray()
            .Select(q => (q.GetProperty("name").GetString()!, q.GetProperty("query").GetString()!));

    private IEnumerable<int> LookedFor() =>
        Queries().SelectMany(q => Condition().Matches(q.Query)).SelectMany(m => m.Groups["ids"].Value.Split(',')).Select(int.Parse);

    [GeneratedRegex(@"EventId = (?<id>\d+)")]
    private static partial Regex EventId();

    [GeneratedRegex(@"EventId = (?<id>\d+), Level = LogLevel\.(?<level>\w+)")]
    private static partial Regex EventLevel();

    [GeneratedRegex(@"where event (?:== |in \()(?<ids>[\d, ]+)")]
    private static partial Regex Condition();

    [GeneratedRegex(@"""infra/README\.md, (?<name>[a-z-]+)""")]
    private static partial Regex Described();
}
