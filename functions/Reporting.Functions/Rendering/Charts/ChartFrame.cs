using System.Text.RegularExpressions;

namespace Reporting.Functions.Rendering.Charts;

/// <summary>What a caller says of any chart.</summary>
/// <param name="Id">Unique in the page; ids inside the chart begin with it. Lower-case letters, digits and hyphens, a letter first.</param>
/// <param name="Source">Printed beneath, after "Source:".</param>
/// <param name="Synthetic">The data are invented: said inside the chart.</param>
public abstract record ChartOptions(string Id, string Source, bool Synthetic)
{
    /// <summary>Above the chart; the measure's title and period where null.</summary>
    public string? Title { get; init; }

    /// <summary>The id of the table with the same figures in the same page, to link to; null where there is none.</summary>
    public string? TableId { get; init; }
}

/// <param name="Sign">Which mark is explained: the name of a sign in the key's partial.</param>
/// <param name="Level">Of a tint, 1 to 5; else 0.</param>
/// <param name="Number">Printed in the sign; else empty.</param>
public sealed record KeyEntry(string Sign, string Text, int Level = 0, string Number = "");

/// <summary>What stands around a drawing: the words, the key, the notes, the source.</summary>
/// <param name="Description">The text alternative, made of published values only.</param>
/// <param name="Mark">Printed inside the drawing; null where the data are real.</param>
/// <param name="Absence">Words that stand where the chart would be; null where there is a chart.</param>
/// <param name="Notes">Lines beneath.</param>
public sealed partial record ChartFrame(
    string Kind, string Id, string Title, string Subtitle, string Description, string Source, string? Mark, string? TableId,
    double Width, double Height, IReadOnlyList<KeyEntry> Key, IReadOnlyList<string> Notes, string? Absence)
{
    public const double FullWidth = 960;

    /// <summary>Room above the drawing for the mark, in the larger size of text.</summary>
    public const double Header = 48;

    private const string SyntheticMark = "Synthetic data";

    /// <exception cref="ArgumentException">The id would not be safe in an attribute or a reference.</exception>
    internal static ChartFrame For(
        string kind, ChartOptions options, string title, string subtitle, string description, double height,
        IReadOnlyList<KeyEntry> key, IEnumerable<string?> notes, string? absence = null)
    {
        if (!SafeId().IsMatch(options.Id))
            throw new ArgumentException($"'{options.Id}' cannot be the id of a chart.", nameof(options));
        return new(
            kind, options.Id, options.Title ?? title, subtitle, description + (options.Synthetic ? " The data are synthetic." : ""),
            options.Source, options.Synthetic ? SyntheticMark : null, options.TableId,
            FullWidth, height, key, [.. notes.OfType<string>()], absence);
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex SafeId();
}
