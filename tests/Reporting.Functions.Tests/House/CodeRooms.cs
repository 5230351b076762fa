using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Reporting.Local;

namespace Reporting.Functions.Tests.House;

/// <summary>One room's code names a type of another room.</summary>
/// <param name="From">The room that uses, for example <c>Functions/Returns</c>.</param>
/// <param name="To">The room that is used.</param>
/// <param name="File">Where, below the folder of functions.</param>
/// <param name="Type">The type that is named.</param>
internal sealed record RoomUse(string From, string To, string File, string Type)
{
    public override string ToString() => $"{File} ({From}) uses {Type} of {To}";
}

/// <summary>The production code as the compiler understands it: rooms are folders, and a room uses another where it names one of its types.</summary>
internal static class CodeRooms
{
    private static readonly Lazy<IReadOnlyList<RoomUse>> Read = new(ReadUses);

    /// <summary>Every use of a type of another folder, each file and type once.</summary>
    public static IReadOnlyList<RoomUse> Uses => Read.Value;

    /// <summary>The room at a depth: at 1 the folder below its project, at 2 the folder in that.</summary>
    public static string At(string room, int depth) => string.Join('/', room.Split('/').Take(depth + 1));

    /// <summary>The production sources, without what is generated.</summary>
    public static IEnumerable<string> Sources =>
        Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories).Where(f => !Below(f).Split('/').Any(s => s is "obj" or "bin"));

    /// <summary>A file's path below the folder of functions, with forward slashes.</summary>
    public static string Below(string file) => Path.GetRelativePath(Folder, file).Replace('\\', '/');

    private static string Folder => Path.Combine(Repository.Root, "functions");

    private static IReadOnlyList<RoomUse> ReadUses()
    {
        const string implicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var trees = Sources.Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), options, f)).Append(CSharpSyntaxTree.ParseText(implicitUsings, options, "implicit")).ToList();
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var references = platform.Where(a => !Path.GetFileName(a).StartsWith("Reporting.", StringComparison.Ordinal)).Select(a => MetadataReference.CreateFromFile(a));
        var compilation = CSharpCompilation.Create("Rooms", trees, references, new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true));
        return [.. trees.SkipLast(1).SelectMany(t => UsesIn(t, compilation.GetSemanticModel(t))).Distinct()];
    }

    private static IEnumerable<RoomUse> UsesIn(SyntaxTree tree, SemanticModel model)
    {
        var own = RoomOf(tree.FilePath);
        foreach (var node in tree.GetRoot().DescendantNodes(n => n is not UsingDirectiveSyntax).Where(n => n is SimpleNameSyntax or BaseObjectCreationExpressionSyntax))
        {
            if (model.GetSymbolInfo(node) is var info && (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is { } symbol && TypeOf(symbol) is { } type
                && type.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.FilePath is { } home && RoomOf(home) is var room && room != own)
            {
                yield return new(own, room, Below(tree.FilePath), type.Name);
            }
        }
    }

    // A type within a type is its owner's own affair; an extension method belongs to the class that declares it.
    private static INamedTypeSymbol? TypeOf(ISymbol symbol)
    {
        var type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        while (type?.ContainingType is { } outer)
            type = outer;
        return type?.OriginalDefinition;
    }

    private static string RoomOf(string file) => Below(file).Split('/') is var parts ? string.Join('/', parts[..^1]).Replace("Reporting.", "", StringComparison.Ordinal) : "";
}
