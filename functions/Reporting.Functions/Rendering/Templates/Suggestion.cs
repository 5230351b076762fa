using Reporting.Checking.Wording;

namespace Reporting.Functions.Rendering.Templates;

/// <summary>"Did you mean": the known name that is nearest to a misspelt one.</summary>
internal static class Suggestion
{
    /// <summary>A sentence with a space before it; empty where nothing is near.</summary>
    public static string For(string name, IEnumerable<string> known) =>
        Spelling.Nearest(name, known.Order(StringComparer.Ordinal), Math.Max(2, name.Length / 3)) is { } nearest ? $" Did you mean '{nearest}'?" : string.Empty;
}
