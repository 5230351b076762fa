namespace Reporting.Checking.Wording;

/// <summary>Which known name was probably meant by one that is not known.</summary>
public static class Spelling
{
    private const int MostListed = 12;

    /// <summary>Texts of cells that are longer are sentences rather than misspelt names.</summary>
    private const int LongestCell = 40;

    /// <summary>Names that are longer are a text in the wrong place.</summary>
    private const int LongestName = 200;

    /// <summary>Widths, in characters, up to which the distances are computed on the stack.</summary>
    private const int LongestOnStack = 64;

    /// <summary>The known name that the fewest slips of the keyboard separate from the name; of several, the first.</summary>
    /// <param name="most">The most slips that a near name may have.</param>
    /// <returns>Null where no known name is near.</returns>
    public static string? Nearest(ReadOnlySpan<char> name, IEnumerable<string> known, int most)
    {
        string? nearest = null;
        foreach (var candidate in known)
        {
            if (Math.Abs(candidate.Length - name.Length) > most)
                continue;
            var slips = Slips(name, candidate);
            if (slips > most || (nearest is not null && slips >= most))
                continue;
            (nearest, most) = (candidate, slips);
        }

        return nearest;
    }

    /// <summary>A sentence that says that a name is unknown, and what was probably meant; or what is known, where that is little.</summary>
    /// <param name="what">For example "item".</param>
    internal static string Unknown(string what, string name, IEnumerable<string> known)
    {
        var names = known.ToList();
        return name.Length > LongestName ? $"Unknown {what} '{name[..LongestName]}…'."
            : Nearest(name, names.Order(StringComparer.Ordinal), Math.Max(1, name.Length / 3)) is { } near ? $"Unknown {what} '{name}': did you mean '{near}'?"
            : names.Count is > 0 and <= MostListed ? $"Unknown {what} '{name}': known are {string.Join(", ", names)}."
            : $"Unknown {what} '{name}'.";
    }

    /// <summary>The name that was probably meant by the text of a cell; of several that are equally near, the first.</summary>
    /// <returns>Null where no name is near.</returns>
    internal static string? NearestToCell(ReadOnlySpan<char> text, IEnumerable<string> names) =>
        text.Length is < 2 or > LongestCell ? null : Nearest(text, names, text.Length < 5 ? 1 : 2);

    /// <summary>The only name that can have been meant by the text of a cell.</summary>
    /// <returns>Null where no name is near, or several are equally near.</returns>
    internal static string? OnlyNearestToCell(ReadOnlySpan<char> text, IReadOnlyCollection<string> names)
    {
        if (NearestToCell(text, names) is not { } nearest)
            return null;
        var slips = Slips(text, nearest);
        foreach (var name in names)
        {
            if (name != nearest && Slips(text, name) == slips)
                return null;
        }

        return nearest;
    }

    /// <summary>Letters added, lost, changed or swapped with their neighbour (optimal string alignment), compared without case.</summary>
    private static int Slips(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var width = other.Length + 1;
        var rows = width <= LongestOnStack ? stackalloc int[3 * width] : new int[3 * width];
        var twoAbove = rows[..width];
        var above = rows[width..(2 * width)];
        var row = rows[(2 * width)..];
        for (var j = 0; j < width; j++)
            above[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j < width; j++)
            {
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + (Same(one[i - 1], other[j - 1]) ? 0 : 1));
                if (i > 1 && j > 1 && Same(one[i - 1], other[j - 2]) && Same(one[i - 2], other[j - 1]))
                    row[j] = Math.Min(row[j], twoAbove[j - 2] + 1);
            }

            above.CopyTo(twoAbove);
            row.CopyTo(above);
        }

        return above[^1];
    }

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
