using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Rendering.Charts;

/// <summary>Words for values that are withheld. Areas are named in the order of the alphabet, so that nothing tells where their values would stand.</summary>
internal static class WithheldWords
{
    /// <summary>For example "2 authorities are not shown. Confidential (c): Rutland. Not available (x): Hackney."</summary>
    /// <remarks>Names are separated by semicolons, since some hold commas.</remarks>
    /// <returns>Null where everything is shown.</returns>
    public static string? Sentence(IEnumerable<(string Name, Published Value)> areas)
    {
        var groups = areas
            .Where(a => a.Value is Published.Withheld)
            .GroupBy(a => (Published.Withheld)a.Value, a => a.Name)
            .OrderBy(g => g.Key.Symbol).ThenBy(g => g.Key.FromSource)
            .Select(g => (Meaning: Meaning(g.Key), Names: g.Order(StringComparer.Ordinal).ToList()))
            .ToList();
        var count = groups.Sum(g => g.Names.Count);
        if (count == 0)
            return null;
        var named = groups.Select(g => $"{ChartWords.Capital(g.Meaning)}: {string.Join("; ", g.Names)}.");
        return $"{ChartWords.Authorities(count)} {(count == 1 ? "is" : "are")} not shown. {string.Join(" ", named)}";
    }

    /// <summary>For example "confidential (c)".</summary>
    public static string Meaning(Published.Withheld value)
    {
        var words = value.Symbol switch
        {
            Symbol.Confidential => "confidential",
            Symbol.NotAvailable => "not available",
            Symbol.NotApplicable => "not applicable",
            Symbol.Low => "rounds to zero, but is not zero",
            _ => "of low reliability",
        };
        return $"{words}{(value.FromSource ? " in the source" : "")} ({value.Symbol.Text()})";
    }
}
