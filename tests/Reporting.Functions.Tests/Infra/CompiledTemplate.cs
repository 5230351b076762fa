using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Reporting.Functions.Tests.Infra;

/// <summary>infra/main.bicep as the Bicep CLI compiles it, with the templates of its modules.</summary>
public sealed class CompiledTemplate : IAsyncLifetime
{
    private JsonDocument document = null!;

    public static string Repository { get; } = FindRepository();

    public JsonElement Main => document.RootElement;

    public string Text => Main.GetRawText();

    public async ValueTask InitializeAsync()
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository };
        foreach (var argument in new[] { "infra/bicep/cli", "build", "infra/main.bicep", "--stdout" })
            start.ArgumentList.Add(argument);
        using var cli = Process.Start(start)!;
        var words = cli.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var json = await cli.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await cli.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(cli.ExitCode == 0, await words);
        document = JsonDocument.Parse(json);
    }

    public ValueTask DisposeAsync()
    {
        document?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The template of a module, by its name in main.bicep.</summary>
    public JsonElement Module(string name) => Main.GetProperty("resources").GetProperty(name).GetProperty("properties").GetProperty("template");

    /// <summary>A value that main.bicep gives to a module, written there or in one of its variables.</summary>
    public JsonElement Given(string module, string parameter)
    {
        var value = Main.GetProperty("resources").GetProperty(module).GetProperty("properties").GetProperty("parameters").GetProperty(parameter)
            .GetProperty("value");
        return value.ValueKind == JsonValueKind.String && value.GetString() is { } text && text.StartsWith("[variables('", StringComparison.Ordinal)
            ? Main.GetProperty("variables").GetProperty(text["[variables('".Length..^"')]".Length])
            : value;
    }

    public string[] GivenNames(string module, string parameter) => [.. Given(module, parameter).EnumerateArray().Select(e => e.GetString()!)];

    /// <summary>Every resource with the module it is in; main.bicep is "main". Existing ones, which are only referred to, are left out.</summary>
    public IEnumerable<(string Module, string Name, JsonElement Resource)> Resources()
    {
        foreach (var top in Main.GetProperty("resources").EnumerateObject())
        {
            if (top.Value.GetProperty("type").GetString() != "Microsoft.Resources/deployments")
            {
                yield return ("main", top.Name, top.Value);
                continue;
            }

            var inner = Module(top.Name).GetProperty("resources");
            var resources = inner.ValueKind == JsonValueKind.Object
                ? inner.EnumerateObject().Select(r => (r.Name, r.Value))
                : inner.EnumerateArray().Select(r => (r.GetProperty("type").GetString()!, r));
            foreach (var (name, resource) in resources)
            {
                if (!resource.TryGetProperty("existing", out _))
                    yield return (top.Name, name, resource);
            }
        }
    }

    public JsonElement Only(string type) => Assert.Single(Resources(), r => r.Resource.GetProperty("type").GetString() == type).Resource;

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Reporting.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("The tests are not inside the repository.");
    }
}
