using System.Text.RegularExpressions;

namespace Reporting.Local.Worker;

/// <summary>Names of settings between per cent signs, in a schedule or the name of a queue.</summary>
internal static partial class SettingNames
{
    public static string Resolve(string text, Func<string, string?> setting) =>
        Pattern.Replace(text, m =>
            setting(m.Groups[1].Value) ?? throw new LocalHostException($"{text} names the setting {m.Groups[1].Value}, which has no value."));

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Pattern { get; }
}
