using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Reporting.TestEnvironment;

namespace Reporting.Functions.Tests.Architecture;

/// <summary>One room's code names a type of another room.</summary>
/// <param name="From">The room that uses, for example <c>Functions/Returns</c>.</param>
/// <param name="To">The room that is used.</param>
/// <param name="File">Where, below the folder of functions.</param>
/// <param name="Type">The type that is named.</param>
internal sealed record RoomUse(string From, string To, string File, string Type)
{
    public override string ToString() => $"{File} ({From}) uses {Type} of {To}";
}

/// <summary>A file's code names a type.</summary>
/// <param name="File">Where, below the folder of functions.</param>
/// <param name="DeclaredIn">The file that declares it, below the folder of functions; of a type of a package, its assembly.</param>
internal sealed record TypeUse(string File, string Type, string DeclaredIn, bool IsOurs);

/// <summary>The production code as the compiler understands it: rooms are folders, and a room uses another where it names one of its types.</summary>
internal static class CodeRooms
{
    private static readonly Lazy<IReadOnlyList<TypeUse>> Read = new(ReadUses);

    /// <summary>Every type that a file names, each once.</summary>
    public static IReadOnlyList<TypeUse> Types => Read.Value;

    /// <summary>Every use of a type of another folder, each file and type once.</summary>
    public static IReadOnlyList<RoomUse> Uses =>
    [
        .. Types.Where(u => u.IsOurs && RoomOf(u.File) != RoomOf(u.DeclaredIn))
            .Select(u => new RoomUse(RoomOf(u.File), RoomOf(u.DeclaredIn), u.File, u.Type)),
    ];

    /// <summary>The room at a depth: at 1 the folder below its project, at 2 the folder in that.</summary>
    public static string At(string room, int depth) => string.Join('/', room.Split('/').Take(depth + 1));

    /// <summary>The production sources, without what is generated.</summary>
    public static IEnumerable<string> Sources =>
        Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories).Where(f => !Below(f).Split('/').Any(s => s is "obj" or "bin"));

    /// <summary>A file's path below the folder of functions, with forward slashes.</summary>
    public static string Below(string file) => Path.GetRelativePath(Folder, file).Replace('\\', '/');

    private static string Folder => Path.Combine(SourceTree.Root, "functions");

    private static IReadOnlyList<TypeUse> ReadUses()
    {
        const string implicitUsings = """
            global using System;
            global using System.Collections.Generic;
            global using System.IO;
            global using System.Linq;
            global using System.Net.Http;
            global using System.Threading;
            global using System.Threading.Tasks;
            """;
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var trees = Sources.Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), options, f))
            .Append(CSharpSyntaxTree.ParseText(implicitUsings, options, "implicit")).ToList();
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var references = platform.Where(a => !Path.GetFileName(a).StartsWith("Reporting.", StringComparison.Ordinal))
            .Select(a => MetadataReference.CreateFromFile(a));
        var compilation = CSharpCompilation.Create("Rooms", trees, references, new CSharpCompilationOptions(OutputKind.ConsoleApplication, allowUnsafe: true));
        return [.. trees.SkipLast(1).SelectMany(t => UsesIn(t, compilation.GetSemanticModel(t))).Distinct()];
    }

    private static IEnumerable<TypeUse> UsesIn(SyntaxTree tree, SemanticModel model)
    {
        foreach (var node in tree.GetRoot().DescendantNodes(n => n is not UsingDirectiveSyntax)
            .Where(n => n is SimpleNameSyntax or BaseObjectCreationExpressionSyntax))
        {
            var info = model.GetSymbolInfo(node);
            if ((info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) is not { } symbol || TypeOf(symbol) is not { } type)
                continue;
            if (type.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.FilePath is { } home)
                yield return new(Below(tree.FilePath), type.Name, Below(home), IsOurs: true);
            else if (type.ContainingAssembly is { } assembly)
                yield return new(Below(tree.FilePath), type.Name, assembly.Name, IsOurs: false);
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

    private static string RoomOf(string below) =>
        below.Split('/') is var parts ? string.Join('/', parts[..^1]).Replace("Reporting.", "", StringComparison.Ordinal) : "";
}
