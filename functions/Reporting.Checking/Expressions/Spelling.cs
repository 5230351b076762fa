namespace Reporting.Checking.Expressions;

/// <summary>Which known name was probably meant by an unknown one.</summary>
internal static class Spelling
{
    private const int MostListed = 12;

    public static string Unknown(string what, string name, IEnumerable<string> known)
    {
        var names = known.ToList();
        return Nearest(name, names) is { } near ? $"Unknown {what} '{name}': did you mean '{near}'?"
            : names.Count is > 0 and <= MostListed ? $"Unknown {what} '{name}': known are {string.Join(", ", names)}."
            : $"Unknown {what} '{name}'.";
    }

    /// <returns>Null where no name is near.</returns>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        var most = Math.Max(1, name.Length / 3);
        return known.Select(k => (Name: k, Distance: Distance(name, k)))
            .Where(k => k.Distance <= most)
            .OrderBy(k => k.Distance)
            .ThenBy(k => k.Name, StringComparer.Ordinal)
            .Select(k => k.Name)
            .FirstOrDefault();
    }

    // Insertions, deletions, replacements and swaps of neighbours, letters compared without case.
    private static int Distance(string a, string b)
    {
        if (string.Equals(a, b, StringComparison.OrdinalIgnoreCase))
            return 0;
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= b.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var same = Same(a[i - 1], b[j - 1]);
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }

        return rows[a.Length, b.Length];
    }

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
