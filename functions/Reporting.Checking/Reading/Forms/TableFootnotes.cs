namespace Reporting.Checking.Reading.Forms;

/// <summary>What people write below a table: totals, notes and sources.</summary>
internal static class TableFootnotes
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "total", "totals", "sum", "grand total", "subtotal", "sub-total", "england", "note", "notes", "footnote", "footnotes", "source", "sources",
        "end", "end of table", "end of file", "back to index", "back to contents",
    };

    /// <summary>Whether a text is one of the words that stand below tables, perhaps with a colon and more after it.</summary>
    public static bool BeginsOne(ReadOnlySpan<char> text)
    {
        var word = text.IndexOf(':') is >= 0 and var colon ? text[..colon] : text;
        // Most first cells are codes, which end in a digit.
        return !word.IsEmpty && !char.IsAsciiDigit(word[^1]) && Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
    }
}
