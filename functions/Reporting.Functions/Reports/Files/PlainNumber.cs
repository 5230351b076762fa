using System.Globalization;

namespace Reporting.Functions.Reports.Files;

/// <summary>Numbers in data files: all digits, no thousands separators, never an exponent.</summary>
internal static class PlainNumber
{
    public static string Text(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (text.Contains('E'))
            text = decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        return text == "-0" ? "0" : text;
    }
}
