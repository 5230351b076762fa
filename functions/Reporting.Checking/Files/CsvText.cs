using System.Buffers;
using System.Globalization;
using System.Text;
using Reporting.Checking.Wording;

namespace Reporting.Checking.Files;

/// <summary>Cells of a CSV file that people open in a spreadsheet: none is taken for a formula.</summary>
public static class CsvText
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n;\t");

    /// <summary>With a byte order mark, so that Excel takes it for UTF-8.</summary>
    internal static byte[] Bytes(StringBuilder csv) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(csv.ToString())];

    /// <summary>Adds a row of cells.</summary>
    internal static void Row(StringBuilder csv, params ReadOnlySpan<string?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
            csv.Append(i == 0 ? "" : ",").Append(Cell(cells[i]));
        csv.Append("\r\n");
    }

    /// <summary>
    /// In quotation marks where it needs them, and with an apostrophe before what a spreadsheet would calculate. A number such as -5 stays one.
    /// </summary>
    public static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (!FormulaGuard.Needs(text) && text.AsSpan().IndexOfAny(Quoted) < 0)
            return text;
        using var cell = new StringWriter(CultureInfo.InvariantCulture);
        Write(cell, text);
        return cell.ToString();
    }

    /// <summary>Writes a cell as <see cref="Cell"/> makes it, without an allocation.</summary>
    /// <param name="asItIs">For a program, not for a spreadsheet: nothing is put before a formula.</param>
    internal static void Write(TextWriter to, ReadOnlySpan<char> text, bool asItIs = false)
    {
        var formula = !asItIs && FormulaGuard.Needs(text);
        var quoted = text.IndexOfAny(Quoted) >= 0;
        if (quoted)
            to.Write('"');
        if (formula)
            to.Write('\'');
        if (quoted)
            WriteQuoted(to, text);
        else
            to.Write(text);
        if (quoted)
            to.Write('"');
    }

    /// <summary>Writes what stands between quotation marks.</summary>
    internal static void WriteQuoted(TextWriter to, ReadOnlySpan<char> text)
    {
        for (var mark = text.IndexOf('"'); mark >= 0; mark = text.IndexOf('"'))
        {
            to.Write(text[..(mark + 1)]);
            to.Write('"');
            text = text[(mark + 1)..];
        }

        to.Write(text);
    }
}
