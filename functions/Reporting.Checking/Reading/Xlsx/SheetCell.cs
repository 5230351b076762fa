using System.Globalization;
using System.Xml;
using Reporting.Checking.Reading.Cells;
using Reporting.Checking.Reading.Text;

namespace Reporting.Checking.Reading.Xlsx;

/// <summary>Reads one cell: a number by its format, a text, a truth value, an error, with or without a formula.</summary>
internal sealed class SheetCell(Workbook workbook)
{
    private readonly XmlText text = new();

    /// <summary>Reads a cell's text into a row.</summary>
    /// <param name="xml">At the cell; afterwards at its end.</param>
    /// <param name="row">Its open cell gets the text.</param>
    public CellMarks Read(XmlReader xml, TableRow row)
    {
        var type = xml.GetAttribute("t") ?? "n";
        _ = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var style);
        if (xml.IsEmptyElement) return CellMarks.None;
        var (formula, value, inline) = (false, (string?)null, (string?)null);
        var depth = xml.Depth;
        while (xml.ReadLimited() && xml.Depth > depth)
        {
            if (xml.NodeType is not XmlNodeType.Element) continue;
            switch (xml.LocalName)
            {
                case "f":
                    formula = true;
                    break;
                case "v":
                    value = text.Within(xml);
                    break;
                case "is":
                    inline = text.WithinRich(xml);
                    break;
            }
        }

        var marks = formula ? value is null && inline is null ? CellMarks.Formula | CellMarks.FormulaEmpty : CellMarks.Formula : CellMarks.None;
        return marks | Fill(row, type, style, value ?? "", inline);
    }

    private CellMarks Fill(TableRow row, string type, int style, string value, string? inline)
    {
        switch (type)
        {
            case "s":
                row.Append(SharedString(value));
                return CellMarks.Text;
            case "inlineStr" or "str":
                row.Append(inline ?? value);
                return CellMarks.Text;
            case "b":
                row.Append(value is "1" or "true" ? "TRUE" : value is "0" or "false" ? "FALSE" : "");
                return CellMarks.None;
            case "d":
                row.Append(value.EndsWith("T00:00:00", StringComparison.Ordinal) ? value.AsSpan(0, value.Length - 9) : value);
                return CellMarks.Date;
            case "e":
                row.Append(value);
                return CellMarks.None;
            default:
                return FillNumber(row, style, value);
        }
    }

    /// <exception cref="InvalidDataException">The text is not there, which must not pass for a blank.</exception>
    private ReadOnlySpan<char> SharedString(string value)
    {
        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < workbook.Strings.Count)
            return workbook.Strings[index];
        return value.Length == 0 ? default : throw new InvalidDataException("A cell points at a text that is not there.");
    }

    private CellMarks FillNumber(TableRow row, int style, string value)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            row.Append(value);
            return CellMarks.None;
        }

        switch (workbook.Formats[style])
        {
            case NumberFormat.Date when SheetDate.Text(number, workbook.From1904) is { } date:
                row.Append(date);
                return CellMarks.Date;
            case NumberFormat.Percent:
                row.Append(Plain(number * 100));
                row.Append('%');
                return CellMarks.None;
            default:
                row.Append(Plain(number));
                return CellMarks.None;
        }
    }

    /// <summary>A number to the 15 digits that a spreadsheet shows: the rest come of binary arithmetic.</summary>
    private static string Plain(double number) => NumberCell.WithoutExponent(number.ToString("G15", CultureInfo.InvariantCulture));
}

/// <summary>The day numbers of spreadsheets.</summary>
internal static class SheetDate
{
    private const double LastDay = 2_958_465;

    /// <returns>The day as it is written in a return, with the time where there is one; null where the number is no day.</returns>
    public static string? Text(double serial, bool from1904)
    {
        if (from1904) serial += 1_462;
        // The other system counts 29 February 1900, which did not exist, so that its earlier days are one behind.
        else if (serial < 60) serial++;
        if (!(serial >= 1 && serial <= LastDay)) return null;
        var moment = new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified).AddSeconds(Math.Round(serial * 86_400));
        return moment.ToString(moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
