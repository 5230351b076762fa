using Reporting.Checking.Reading.Results;

namespace Reporting.Checking.Reading.Cells;

/// <summary>Yes and no, in the words and numbers that people and programs write for them.</summary>
internal static class YesNoCell
{
    /// <param name="text">Trimmed.</param>
    public static CellFault Read(ReadOnlySpan<char> text, out bool yes, out Tolerance tolerance)
    {
        tolerance = Tolerance.None;
        yes = text is "yes";
        if (yes || text is "no") return CellFault.None;
        yes = CellText.Is(text, "yes") || CellText.Is(text, "y") || CellText.Is(text, "true") || CellText.Is(text, "t") || text is "1" or "1.0";
        if (!yes && !(CellText.Is(text, "no") || CellText.Is(text, "n") || CellText.Is(text, "false") || CellText.Is(text, "f") || text is "0" or "0.0"))
        {
            return CellFault.NotYesNo;
        }

        tolerance = CellText.Is(text, yes ? "yes" : "no") ? Tolerance.None : Tolerance.YesNoWord;
        return CellFault.None;
    }
}
