using System.Text.RegularExpressions;
using Xunit;

namespace Reporting.Functions.Tests.Architecture;

/// <summary>The order of the rooms: arrows go one way, and each room uses only rooms above it.</summary>
public sealed partial class RoomsTests
{
    /// <summary>From the room that uses nothing to the program that uses all.</summary>
    private static readonly string[] Order =
    [
        "Domain/Collections", "Domain/Returns", "Domain/Comparison", "Domain/Disclosure", "Domain/Findings", "Domain/Releases",
        "Checking/Wording", "Checking/Expressions", "Checking/Definitions",
        "Checking/Reading/Spool", "Checking/Reading/Results", "Checking/Reading/Cells", "Checking/Reading/Formats", "Checking/Reading/Text",
        "Checking/Reading/Xlsx",
        "Checking/Reading/Forms", "Checking/Reading/Json", "Checking/Reading/Records", "Checking/Reading",
        "Checking/Checking", "Checking/Files", "Checking/Extracts/Layouts", "Checking/Extracts/Reading", "Checking/Extracts",
        "Functions/Hosting", "Functions/Storage", "Functions/Messages", "Functions/Access", "Functions/Rendering/Templates", "Functions/Rendering/Charts",
        "Functions/Rendering",
        "Functions/Receiving", "Functions/Returns", "Functions/Windows", "Functions/Figures", "Functions/Comparison",
        "Functions/Reports/Pages", "Functions/Reports/Tables", "Functions/Reports/Files", "Functions/Reports",
        "Functions/Operations", "Functions/Operations/OpenApi",
        "Functions/Portal/Shell", "Functions/Portal/Council", "Functions/Portal", "Functions",
    ];

    private static readonly string[] Outside =
        ["Azure.", "Microsoft.Azure", "Microsoft.AspNetCore", "Microsoft.Extensions", "System.IO", "System.Net", "DuckDB", "Scriban"];
    private static readonly string[] HttpAndAzure = ["Azure", "Microsoft.Azure", "Microsoft.AspNetCore", "Microsoft.Net.Http", "Microsoft.Extensions"];

    [Fact]
    public void Rooms_Each_UsesOnlyRoomsAboveIt()
    {
        Assert.NotEmpty(CodeRooms.Uses);
        Assert.Empty(CodeRooms.Uses.Where(u => Array.IndexOf(Order, u.To) >= Array.IndexOf(Order, u.From)).Select(u => u.ToString()));
    }

    [Fact]
    public void Rooms_Each_HasItsPlaceInTheOrder() =>
        Assert.Empty(
            CodeRooms.Sources.Select(f => Path.GetDirectoryName(CodeRooms.Below(f))!.Replace('\\', '/').Replace("Reporting.", "", StringComparison.Ordinal))
                .Distinct().Except(Order));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Rooms_AtEachDepth_FormNoCircle(int depth)
    {
        var arrows = CodeRooms.Uses.Select(u => (From: CodeRooms.At(u.From, depth), To: CodeRooms.At(u.To, depth))).Where(a => a.From != a.To)
            .ToLookup(a => a.From, a => a.To);
        var rooms = arrows.SelectMany(a => a.Append(a.Key)).ToHashSet();
        while (rooms.RemoveWhere(r => !arrows[r].Any(rooms.Contains)) > 0)
        {
        }

        Assert.Empty(rooms);
    }

    [Fact]
    public void Domain_Sources_TouchNothingOutside() => Assert.Empty(UsingsOf("Reporting.Domain/", Outside));

    [Fact]
    public void Checking_Sources_KnowNeitherHttpNorAzure() => Assert.Empty(UsingsOf("Reporting.Checking/", HttpAndAzure));

    [Fact]
    public void Http_IsKnownToTriggersPagesMiddlewareAndHostingAlone()
    {
        var aspNetCore = CodeRooms.Types.Where(u =>
            !u.IsOurs && u.DeclaredIn.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)).Select(u => u.File).ToHashSet();
        var ofHosting = aspNetCore.Where(f => f.StartsWith("Reporting.Functions/Hosting/", StringComparison.Ordinal)).ToHashSet();
        var know = aspNetCore.Union(CodeRooms.Types.Where(u => ofHosting.Contains(u.DeclaredIn)).Select(u => u.File)).Where(f => !MayKnowHttp(f));
        Assert.Empty(know);

        static bool MayKnowHttp(string file) =>
            file.StartsWith("Reporting.Functions/Hosting/", StringComparison.Ordinal)
            || file.StartsWith("Reporting.Functions/Portal/", StringComparison.Ordinal) || file.EndsWith("Function.cs", StringComparison.Ordinal)
            || file.EndsWith("Middleware.cs", StringComparison.Ordinal) || file == "Reporting.Functions/Program.cs";
    }

    [Fact]
    public void Own_BeyondItsRooms_IsNeverNamed()
    {
        // Where unprotected figures may be written: a body's return and comparison, and the storage between the steps.
        string[] allowed =
        [
            "Receiving/MeasuredReturns.cs", "Storage/MeasuredFigures.cs", "Figures/UnprotectedPeriod.cs",
            "Comparison/OwnComparison.cs", "Comparison/OwnFigures.cs", "Comparison/OwnAnswers.cs",
        ];
        foreach (var file in CodeRooms.Sources.Where(f => CodeRooms.Below(f).StartsWith("Reporting.Functions/", StringComparison.Ordinal)))
        {
            var code = string.Join('\n', File.ReadLines(file).Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal)));
            if (OwnType().IsMatch(code))
                Assert.Contains(allowed, a => CodeRooms.Below(file).EndsWith(a, StringComparison.Ordinal));
        }
    }

    private static IEnumerable<string> UsingsOf(string project, string[] forbidden) =>
        from file in CodeRooms.Sources
        where CodeRooms.Below(file).StartsWith(project, StringComparison.Ordinal)
        from line in File.ReadLines(file)
        where line.StartsWith("using ", StringComparison.Ordinal) && forbidden.Any(o => line.Contains($"using {o}", StringComparison.Ordinal))
        select $"{CodeRooms.Below(file)}: {line}";

    [GeneratedRegex(@"\b(Own|OwnReader|OwnFigure)\b(?!\.cs)")]
    private static partial Regex OwnType();
}
