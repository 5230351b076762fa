namespace Reporting.Checking.Reading.Forms;

/// <summary>Did you mean: the candidate fewest slips of the keyboard away.</summary>
internal static class Nearest
{
    private const int Longest = 40;

    /// <returns>Null where none is near.</returns>
    public static string? Of(ReadOnlySpan<char> text, IEnumerable<string> candidates)
    {
        if (text.Length is < 2 or > Longest) return null;
        var most = text.Length < 5 ? 1 : 2;
        string? nearest = null;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - text.Length) > most) continue;
            var slips = Slips(text, candidate, most);
            if (slips > most || (nearest is not null && slips >= most)) continue;
            (nearest, most) = (candidate, slips);
        }

        return nearest;
    }

    /// <summary>Letters added, lost, changed or swapped with their neighbour (optimal string alignment).</summary>
    private static int Slips(ReadOnlySpan<char> text, string candidate, int most)
    {
        if (candidate.Length > Longest + 2) return most + 1;
        Span<int> before = stackalloc int[candidate.Length + 1];
        Span<int> above = stackalloc int[candidate.Length + 1];
        Span<int> row = stackalloc int[candidate.Length + 1];
        for (var j = 0; j <= candidate.Length; j++) above[j] = j;
        for (var i = 1; i <= text.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= candidate.Length; j++)
            {
                var same = Same(text[i - 1], candidate[j - 1]);
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && Same(text[i - 1], candidate[j - 2]) && Same(text[i - 2], candidate[j - 1])) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            above.CopyTo(before);
            row.CopyTo(above);
        }

        return above[candidate.Length];
    }

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
