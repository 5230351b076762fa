using System.Text.Json;

namespace Reporting.Local.Worker;

/// <summary>The built app: its program, and what host.json and local.settings.json beside it say.</summary>
internal sealed class AppFolder
{
    public const string ConfigFile = "worker.config.json";
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private AppFolder(string path, string program, HostSettings settings, IReadOnlyDictionary<string, string> values)
    {
        FullPath = path;
        Program = program;
        Settings = settings;
        Values = values;
    }

    public string FullPath { get; }

    public string Program { get; }

    public HostSettings Settings { get; }

    /// <summary>Settings from local.settings.json, which an environment variable of the same name overrules.</summary>
    public IReadOnlyDictionary<string, string> Values { get; }

    public static AppFolder Read(string folder)
    {
        var path = Path.GetFullPath(folder);
        using var config = ReadJson(path, ConfigFile)
            ?? throw new LocalHostException($"{path} holds no built functions app: there is no {ConfigFile} in it.");
        using var host = ReadJson(path, "host.json") ?? throw new LocalHostException($"There is no host.json in {path}.");
        using var local = ReadJson(path, "local.settings.json");
        return new AppFolder(
            path,
            Path.Combine(path, config.RootElement.GetProperty("description").GetProperty("defaultWorkerPath").GetString()!),
            HostSettings.From(host.RootElement),
            local is not null && local.RootElement.TryGetProperty(nameof(Values), out var values)
                ? values.EnumerateObject().ToDictionary(v => v.Name, v => v.Value.ToString(), StringComparer.OrdinalIgnoreCase)
                : []);
    }

    private static JsonDocument? ReadJson(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        try
        {
            return File.Exists(path) ? JsonDocument.Parse(File.ReadAllBytes(path), Lenient) : null;
        }
        catch (JsonException e)
        {
            throw new LocalHostException($"{path} is not JSON: {e.Message}", e);
        }
    }
}
