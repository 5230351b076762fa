using System.Globalization;

namespace Reporting.Functions.Reports.Files;

/// <summary>Numbers in data files: all digits, no thousands separators, never an exponent.</summary>
internal static class PlainNumber
{
    public static string Text(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        if (text == "-0")
            return "0";
        var e = text.IndexOf('E', StringComparison.Ordinal);
        return e > 0 ? Expanded(text.AsSpan(0, e), int.Parse(text.AsSpan(e + 1), CultureInfo.InvariantCulture)) : text;
    }

    // 1.25E-05 is 0.0000125, and 1.25E+16 is 12500000000000000.
    private static string Expanded(ReadOnlySpan<char> mantissa, int exponent)
    {
        var sign = mantissa[0] == '-' ? "-" : string.Empty;
        var digits = mantissa.ToString().TrimStart('-').Replace(".", string.Empty, StringComparison.Ordinal);
        return exponent < 0 ? $"{sign}0.{new string('0', -exponent - 1)}{digits}" : sign + digits.PadRight(exponent + 1, '0');
    }
}
