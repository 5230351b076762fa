using System.Text.RegularExpressions;
using Xunit;

namespace Reporting.Functions.Tests.Infra;

/// <summary>The rules that the image is held to, since nothing that builds it may be at hand.</summary>
public sealed partial class DockerfileTests(CompiledTemplate template) : IClassFixture<CompiledTemplate>
{
    private static readonly (string Word, string Arguments)[] Instructions = Read();

    [Fact]
    public void Images_AllOfThem_NameAVersion()
    {
        var images = Instructions.Where(i => i.Word == "FROM").Select(i => i.Arguments.Split(' ')[0]).ToList();
        Assert.Equal(3, images.Count);
        Assert.All(images, image => Assert.Matches(@"^[a-z./-]+:[a-z0-9.-]+$", image));
        Assert.DoesNotContain(images, image => image.EndsWith(":latest", StringComparison.Ordinal));
    }

    [Fact]
    public void User_AtTheEnd_IsNotRootAndOwnsNothing()
    {
        Assert.Matches(@"^[1-9]\d+:[1-9]\d+$", Instructions.Last(i => i.Word == "USER").Arguments);
        Assert.DoesNotContain(Instructions, i => i.Word is "COPY" && i.Arguments.Contains("--chown", StringComparison.Ordinal));
        Assert.DoesNotContain(Instructions, i => i.Word is "RUN" && OpensUp().IsMatch(i.Arguments));
    }

    [Fact]
    public void Writing_GoesToTheOneFolderThatTheTemplateMounts()
    {
        var written = Variables().Where(
            v => v.Key is "HOME" or "TMPDIR" || (v.Key.EndsWith("_PATH", StringComparison.Ordinal) && v.Key.StartsWith("FUNCTIONS_", StringComparison.Ordinal)))
            .ToList();
        Assert.Equal(5, written.Count);
        Assert.All(written, v => Assert.StartsWith("/tmp", v.Value, StringComparison.Ordinal));
        Assert.Equal("true", Variables()["AzureFunctionsWebHost__IsFileSystemReadOnly"]);
        var mounts = template.Only("Microsoft.App/containerApps").GetProperty("properties").GetProperty("template").GetProperty("containers")[0]
            .GetProperty("volumeMounts");
        Assert.Equal("/tmp", Assert.Single(mounts.EnumerateArray()).GetProperty("mountPath").GetString());
    }

    [Fact]
    public void Packages_AreInstalledBareAndTheirListsRemovedInTheSameStep()
    {
        var install = Assert.Single(Instructions, i => i.Word == "RUN" && i.Arguments.Contains("apt-get", StringComparison.Ordinal)).Arguments;
        Assert.Contains("--no-install-recommends", install, StringComparison.Ordinal);
        Assert.Contains("rm -rf /var/lib/apt/lists/*", install, StringComparison.Ordinal);
        Assert.Contains(" chromium ", install, StringComparison.Ordinal);
        Assert.DoesNotContain("upgrade", install, StringComparison.Ordinal);
    }

    [Fact]
    public void Instructions_HoldNoSecretAndNothingFromTheNetwork()
    {
        Assert.DoesNotContain(Instructions, i => i.Word == "ADD");
        Assert.DoesNotContain(Instructions, i => i.Word is "ARG" or "ENV" && Secret().IsMatch(i.Arguments));
        Assert.DoesNotContain(Instructions, i => i.Word == "RUN" && Fetches().IsMatch(i.Arguments));
    }

    [Fact]
    public void Port_IsThatOfTheTemplateAndNeedsNoRoot()
    {
        var port = template.Module("functionApp").GetProperty("variables").GetProperty("port").GetInt32();
        Assert.True(port >= 1024);
        Assert.Equal($"{port}", Assert.Single(Instructions, i => i.Word == "EXPOSE").Arguments);
        Assert.Equal($"http://+:{port}", Variables()["ASPNETCORE_URLS"]);
    }

    [Fact]
    public void Start_IsAProgramAndNotAShell() =>
        Assert.StartsWith("[\"/", Assert.Single(Instructions, i => i.Word == "CMD").Arguments, StringComparison.Ordinal);

    [Fact]
    public void Sources_ThatAreCopied_Exist()
    {
        var copied = Instructions.Where(i => i.Word == "COPY" && !i.Arguments.StartsWith("--from", StringComparison.Ordinal))
            .SelectMany(i => i.Arguments.Split(' ')[..^1]);
        Assert.All(copied, path => Assert.True(Path.Exists(Path.Combine(CompiledTemplate.Repository, path)), path));
    }

    private static Dictionary<string, string> Variables() =>
        Instructions.Where(i => i.Word == "ENV").SelectMany(i => i.Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(v => v.Split('=', 2))
            .ToDictionary(v => v[0], v => v[1]);

    private static (string Word, string Arguments)[] Read()
    {
        var lines = File.ReadAllLines(Path.Combine(CompiledTemplate.Repository, "infra", "Dockerfile"))
            .Where(l => !l.TrimStart().StartsWith('#') && l.Trim().Length > 0);
        return
        [
            .. Continuation().Replace(string.Join('\n', lines), " ").Split('\n').Select(l => l.Split(' ', 2))
                .Select(p => (p[0], Spaces().Replace(p[1], " ").Trim())),
        ];
    }

    [GeneratedRegex(@"chmod|chown|sudo")]
    private static partial Regex OpensUp();

    [GeneratedRegex("password|secret=|token|accountkey", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();

    [GeneratedRegex(@"\b(curl|wget)\b")]
    private static partial Regex Fetches();

    [GeneratedRegex(@"\\\n")]
    private static partial Regex Continuation();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
