using System.Text.RegularExpressions;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Definitions;

/// <summary>What the readers of one collection's files share.</summary>
/// <param name="References">Names of reference figures.</param>
internal sealed partial record DefinitionReading(
    DefinitionFaults Faults, IReadOnlyList<Period> Periods, IReadOnlyList<string> Themes, IReadOnlyList<string> MissingCodes, IReadOnlyList<string> References,
    PublishedFigures Published)
{
    /// <summary>Whether an id can stand in a URL and in a blob's name.</summary>
    public static bool IsId(string id) => IdPattern().IsMatch(id);

    public static bool IsPeriodId(string id) => PeriodPattern().IsMatch(id);

    /// <summary>Reads "2018..", "2018..2021", "..2021" or "2020"; all periods where there is none.</summary>
    public PeriodRange PeriodsOf(YamlMap map)
    {
        if (map.OptionalText("periods") is not { } text)
            return PeriodRange.Always;
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        var first = dots < 0 ? text : text[..dots];
        var last = dots < 0 ? text : text[(dots + 2)..];
        if (first + last is "" || !IsBound(first) || !IsBound(last))
        {
            map.Fault("periods", $"'{text}' is no range of periods: write 2018.., 2018..2021 or 2020.");
            return PeriodRange.Always;
        }

        var range = new PeriodRange(first is "" ? null : first, last is "" ? null : last);
        if (first is not "" && last is not "" && string.CompareOrdinal(first, last) > 0)
            map.Fault("periods", $"The range '{text}' ends before it begins.");
        else if (Periods.Count > 0 && !Periods.Any(p => range.Contains(p.Id)))
            map.Fault("periods", $"The range '{text}' holds no period of the collection, which has {string.Join(", ", Periods.Select(p => p.Id))}.");
        return range;
    }

    /// <summary>Reads the name of a theme that the collection has.</summary>
    public string? OptionalTheme(YamlMap map)
    {
        if (map.OptionalText("theme") is not { } theme)
            return null;
        if (!Themes.Contains(theme))
            Faults.Unknown(map.File, map.LineOf("theme"), "theme", theme, Themes);
        return theme;
    }

    private static bool IsBound(string text) => text is "" || IsPeriodId(text);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.IgnoreCase)]
    private static partial Regex IdPattern();

    [GeneratedRegex("^(19|20)[0-9]{2}(-[a-z0-9]+)?$")]
    private static partial Regex PeriodPattern();
}
