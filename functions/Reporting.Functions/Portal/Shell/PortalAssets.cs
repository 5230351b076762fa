using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Reporting.Checking.Definitions;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Portal.Shell;

/// <summary>The style and script of all pages, under names made of what they hold: a browser keeps them, and asks for others once they have changed.</summary>
public sealed class PortalAssets
{
    public const string Style = "portal.css";
    public const string Script = "portal.js";
    private const int NameLength = 12;
    private readonly FrozenDictionary<string, string> addresses;
    private readonly FrozenDictionary<string, Asset> byName;

    public PortalAssets(IOptions<ReportingOptions> options)
    {
        var folder = Path.Combine(DefinitionLoader.FolderOf(options.Value.TemplatesFolder), "portal", "assets");
        var assets = new[] { (File: Style, Type: "text/css; charset=utf-8"), (File: Script, Type: "text/javascript; charset=utf-8") }
            .Select(a => (a.File, Asset: new Asset(File.ReadAllBytes(Path.Combine(folder, a.File)), a.Type)))
            .Select(a => (a.File, a.Asset, Name: NameOf(a.File, a.Asset.Bytes))).ToList();
        addresses = assets.ToFrozenDictionary(a => a.File, a => $"/assets/{a.Name}", StringComparer.Ordinal);
        byName = assets.ToFrozenDictionary(a => a.Name, a => a.Asset, StringComparer.Ordinal);
    }

    /// <summary>Where a page finds a file.</summary>
    public string Address(string file) => addresses[file];

    /// <summary>The file of a name; null where there is none.</summary>
    public Asset? Find(string name) => byName.GetValueOrDefault(name);

    private static string NameOf(string file, byte[] bytes) =>
        $"{Path.GetFileNameWithoutExtension(file)}-{Convert.ToHexStringLower(SHA256.HashData(bytes))[..NameLength]}{Path.GetExtension(file)}";

    public sealed record Asset(byte[] Bytes, string ContentType);
}
