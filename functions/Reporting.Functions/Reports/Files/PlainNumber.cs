using System.Globalization;

namespace Reporting.Functions.Reports.Files;

/// <summary>Numbers in data files: without the noise of binary sums, no thousands separators, never an exponent.</summary>
internal static class PlainNumber
{
    // A sum of 1,063 decimals is off by less than the thirteenth digit, and no count of people has more than these.
    private const string Digits = "G12";

    // Whole numbers are exact as far as a double can count.
    private const double LargestWhole = 9_007_199_254_740_992;

    public static string Text(double value)
    {
        if (value == Math.Floor(value) && Math.Abs(value) <= LargestWhole)
            return ((long)value).ToString(CultureInfo.InvariantCulture);
        var text = value.ToString(Digits, CultureInfo.InvariantCulture);
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
