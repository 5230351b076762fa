using System.Text.RegularExpressions;
using Reporting.Local;
using Xunit;

namespace Reporting.Functions.Tests.House;

/// <summary>The order of the rooms: which may use which.</summary>
public sealed partial class RoomsTests
{
    private static readonly string[] DomainRooms = ["Collections", "Returns", "Comparison", "Disclosure", "Findings"];
    private static readonly string[] Slices = ["Returns", "Comparison", "Reports", "Service"];
    private static readonly string[] SharedRooms = ["Definitions", "Storage", "Messages", "Hosting"];
    private static readonly string[] Outside = ["Azure.", "Microsoft.Azure", "Microsoft.AspNetCore", "Microsoft.Extensions", "System.IO", "System.Net", "DuckDB", "Scriban"];

    [Fact]
    public void Domain_EachRoom_UsesOnlyRoomsBeforeIt()
    {
        foreach (var (file, room, used) in Uses("Reporting.Domain"))
        {
            Assert.Contains(room, DomainRooms);
            Assert.All(used, u => Assert.True(Array.IndexOf(DomainRooms, u) <= Array.IndexOf(DomainRooms, room), $"{file} uses {u}"));
        }
    }

    [Fact]
    public void Functions_Slices_NeverUseEachOther()
    {
        foreach (var (file, room, used) in Uses("Reporting.Functions").Where(u => Slices.Contains(u.Room)))
            Assert.All(used.Where(Slices.Contains), u => Assert.True(u == room, $"{file} uses {u}"));
    }

    [Fact]
    public void Functions_RoomsThatAreUsed_NeverUseASlice()
    {
        foreach (var (file, _, used) in Uses("Reporting.Functions").Where(u => SharedRooms.Contains(u.Room)))
            Assert.All(used, u => Assert.False(Slices.Contains(u), $"{file} uses {u}"));
    }

    [Fact]
    public void Functions_EveryRoom_IsKnown() => Assert.All(Uses("Reporting.Functions"), u => Assert.True(Slices.Contains(u.Room) || SharedRooms.Contains(u.Room) || u.Room == "", u.File));

    [Fact]
    public void Domain_Sources_TouchNothingOutside() =>
        Assert.All(Sources("Reporting.Domain"), file => Assert.All(File.ReadLines(file).Where(l => l.StartsWith("using ", StringComparison.Ordinal)), line => Assert.False(Outside.Any(o => line.Contains($"using {o}", StringComparison.Ordinal)), $"{file}: {line}")));

    [Fact]
    public void Own_BeyondItsRooms_IsNeverNamed()
    {
        // Where unprotected figures may be written: a body's return and comparison, and the storage between the steps.
        string[] allowed = ["Storage/MeasuredReturns.cs", "Storage/CombinedFigures.cs", "Storage/Publications.cs", "Comparison/OwnComparisonFunction.cs", "Comparison/OwnFigures.cs", "Comparison/ComparisonServices.cs"];
        foreach (var file in Sources("Reporting.Functions"))
        {
            var code = string.Join('\n', File.ReadLines(file).Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal)));
            if (OwnType().IsMatch(code))
                Assert.Contains(allowed, a => file.Replace('\\', '/').EndsWith(a, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<(string File, string Room, IReadOnlyList<string> Used)> Uses(string project)
    {
        foreach (var file in Sources(project))
        {
            var room = Path.GetRelativePath(FolderOf(project), file).Replace('\\', '/') is var path && path.Contains('/', StringComparison.Ordinal) ? path.Split('/')[0] : "";
            var used = File.ReadLines(file).Select(l => UsingOf().Match(l)).Where(m => m.Success && m.Groups[1].Value == project).Select(m => m.Groups[2].Value).ToList();
            yield return (file, room, used);
        }
    }

    private static IEnumerable<string> Sources(string project) => Directory.EnumerateFiles(FolderOf(project), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("\\obj\\", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal));

    private static string FolderOf(string project) => Path.Combine(Repository.Root, "functions", project);

    [GeneratedRegex(@"^using (?:static )?(Reporting\.Domain|Reporting\.Functions)\.(\w+)")]
    private static partial Regex UsingOf();

    [GeneratedRegex(@"\b(Own|OwnReader|OwnFigure)\b(?!\.cs)")]
    private static partial Regex OwnType();
}
