using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Rendering.Charts;

/// <summary>Says which areas have a symbol instead of a value, in the order of the alphabet: nothing tells where they would stand.</summary>
public static class NotShown
{
    /// <summary>For example "2 authorities are not shown. Confidential (c): Rutland. Not available (x): Hackney." Names hold commas, so semicolons part them.</summary>
    /// <returns>Null where everything is shown.</returns>
    public static string? Words(IEnumerable<(string Name, Published Value)> areas)
    {
        var groups = areas
            .Where(a => a.Value is Published.Withheld)
            .GroupBy(a => (Published.Withheld)a.Value, a => a.Name)
            .OrderBy(g => g.Key.Symbol).ThenBy(g => g.Key.FromSource)
            .Select(g => (Meaning: Meaning(g.Key), Names: g.Order(StringComparer.Ordinal).ToList()))
            .ToList();
        var count = groups.Sum(g => g.Names.Count);
        return count == 0
            ? null
            : $"{Printed.Authorities(count)} {(count == 1 ? "is" : "are")} not shown. {string.Join(" ", groups.Select(g => $"{Printed.Capital(g.Meaning)}: {string.Join("; ", g.Names)}."))}";
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
