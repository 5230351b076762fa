using System.Globalization;
using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;

namespace Reporting.Domain.Findings;

/// <summary>Numbers as a report prints them: rounded, with thousands separators and a true minus sign.</summary>
public static class NumberText
{
    /// <summary>In characters: long enough for every number that <see cref="TryFormat"/> writes of figures below 10 to the 300th.</summary>
    public const int Longest = 512;

    private static readonly string[] Small = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    private static readonly string[] Formats = ["N0", "N1", "N2", "N3", "N4", "N5", "N6"];

    /// <summary>One to ten in words, 0 as none, then numerals.</summary>
    public static string Words(int count) => count is >= 0 and <= 10 ? Small[count] : count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>The number to so many decimals. Halves are rounded away from zero, as official statistics are.</summary>
    /// <param name="value">The number.</param>
    /// <param name="decimals">From 0 to 6.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is longer than <see cref="Longest"/>.</exception>
    public static string Plain(double value, int decimals)
    {
        Span<char> buffer = stackalloc char[Longest];
        return TryFormat(value, decimals, buffer, out var written) ? new string(buffer[..written]) : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>The same as <see cref="Plain"/>, without a string; false where the number does not fit.</summary>
    public static bool TryFormat(double value, int decimals, Span<char> destination, out int written)
    {
        // The formatter alone would take 23 of 40, which is 57.499999999999993 in binary, for less than 57.5.
        if (!HalfUp.Round(value, decimals).TryFormat(destination, out written, Formats[decimals], CultureInfo.InvariantCulture))
            return false;
        if (destination[0] == '-')
        {
            destination[0] = '−';
            // A number that rounds to 0 has no sign.
            if (destination[1..written].IndexOfAnyInRange('1', '9') < 0)
            {
                destination[1..written].CopyTo(destination);
                written--;
            }
        }

        return true;
    }

    /// <summary>A measure's value in a sentence: 13.2%, or 62.3 per 10,000 children; a symbol's letter where the value is withheld.</summary>
    public static string Value(Published value, Measure measure) => value switch
    {
        Published.Figure figure => Plain(figure.Value, figure.Decimals ?? measure.Decimals) + UnitAfter(measure.Unit),
        Published.Withheld withheld => withheld.Symbol.Text(),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    /// <summary>A count, without a unit; a symbol's letter where it is withheld.</summary>
    public static string Count(Published value) => value switch
    {
        Published.Figure figure => Plain(figure.Value, 0),
        Published.Withheld withheld => withheld.Symbol.Text(),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    /// <summary>"149 of 153"; not applicable where there is none to count.</summary>
    public static string Of(int count, int of) => of == 0 ? "z" : $"{count:N0} of {of:N0}";

    /// <summary>The unit as it follows a number: a percent sign at once, words after a space.</summary>
    public static string UnitAfter(string unit) => unit.Length == 0 ? string.Empty : unit[0] == '%' ? unit : " " + unit;
}
