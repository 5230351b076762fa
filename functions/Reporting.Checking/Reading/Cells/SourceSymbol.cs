namespace Reporting.Checking.Reading.Cells;

/// <summary>Symbols that published tables and spreadsheets have in place of numbers, and what a return says instead.</summary>
internal static class SourceSymbol
{
    private static readonly (string Written, string Advice)[] Symbols =
    [
        ("c", "Give the true number: figures are protected later, before anything is published."),
        ("low", "Give the true number: figures are rounded and protected later, before anything is published."),
        ("k", "Give the true number: figures are rounded and protected later, before anything is published."),
        ("u", "Give the number, and write yes in the estimate column if it is unreliable."),
        ("x", "If it is not held, write NH in the missing column; if it is held but could not be had in time, NR."),
        ("z", "If the question does not apply, write NA in the missing column."),
        ("..", "If it is not held, write NH in the missing column; if it is held but could not be had in time, NR."),
        (".", "If it is not held, write NH in the missing column; if it is held but could not be had in time, NR."),
        ("…", "If it is not held, write NH in the missing column; if it is held but could not be had in time, NR."),
        (":", "If it is not held, write NH in the missing column."),
        ("?", "If it is not held, write NH in the missing column."),
        ("*", "Give the true number: figures are protected later, before anything is published."),
        ("-", "If there were none, write 0; if it is not held, write NH in the missing column."),
        ("–", "If there were none, write 0; if it is not held, write NH in the missing column."),
        ("—", "If there were none, write 0; if it is not held, write NH in the missing column."),
        ("--", "If there were none, write 0; if it is not held, write NH in the missing column."),
        ("nil", "If there were none, write 0."),
        ("none", "If there were none, write 0."),
        ("zero", "If there were none, write 0."),
        ("n/a", "If the question does not apply, write NA in the missing column; if it is not held, NH."),
        ("n.a.", "If the question does not apply, write NA in the missing column; if it is not held, NH."),
        ("not applicable", "Write NA in the missing column."),
        ("not held", "Write NH in the missing column."),
        ("not known", "Write NH in the missing column."),
        ("unknown", "Write NH in the missing column."),
        ("not recorded", "Write NH in the missing column."),
        ("not collected", "Write NH in the missing column."),
        ("not available", "If it is not held, write NH in the missing column; if it is held but could not be had in time, NR."),
        ("not retrievable", "Write NR in the missing column."),
        ("refused", "Write RF in the missing column."),
        ("withheld", "Write RF in the missing column."),
        ("tbc", "If it cannot be had in time, write NR in the missing column."),
        ("null", "If it is not held, write NH in the missing column; otherwise leave the cell out of your export."),
        ("suppressed", "Give the true number: figures are protected later, before anything is published."),
    ];

    private static readonly string[] SpreadsheetErrors =
    [
        "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#CONNECT!",
    ];

    /// <summary>What a return says instead of a symbol.</summary>
    /// <returns>Null where the text is no symbol.</returns>
    public static string? Advice(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 20) return null;
        if (text.Length > 2 && text[0] == '[' && text[^1] == ']') text = text[1..^1];
        foreach (var (written, advice) in Symbols)
        {
            if (CellText.Is(text, written)) return advice;
        }

        return null;
    }

    /// <summary>Whether a text can be meant as a symbol only, in an item whose answer is words.</summary>
    public static bool IsNoText(ReadOnlySpan<char> text) =>
        Advice(text) is not null
        && ((text.Length < 3 && !text.ContainsAnyInRange('a', 'z') && !text.ContainsAnyInRange('A', 'Z'))
            || CellText.Is(text, "n/a") || CellText.Is(text, "n.a.") || CellText.Is(text, "null"));

    public static bool IsSpreadsheetError(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text[0] != '#') return false;
        if (!text.ContainsAnyExcept('#')) return true;
        foreach (var error in SpreadsheetErrors)
        {
            if (CellText.Is(text, error)) return true;
        }

        return false;
    }
}
