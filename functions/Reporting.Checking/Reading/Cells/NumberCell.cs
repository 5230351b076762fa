using System.Globalization;
using System.Runtime.CompilerServices;
using Reporting.Checking.Reading.Results;

namespace Reporting.Checking.Reading.Cells;

/// <summary>
/// Numbers as people and spreadsheets write them. Plain numbers, which nearly all are, are read in one pass.
/// Nothing is allocated, since records have millions of cells.
/// </summary>
internal static class NumberCell
{
    /// <summary>More significant digits than this are not kept exactly by spreadsheets, nor by the arithmetic that follows.</summary>
    public const int MostDigits = 15;

    private const int Longest = 64;

    private static readonly double[] Powers = [.. Enumerable.Range(0, MostDigits).Select(p => Math.Pow(10, p))];

    /// <summary>Reads a whole number.</summary>
    /// <param name="text">Trimmed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CellFault Integer(ReadOnlySpan<char> text, out long value, out Tolerance tolerance)
    {
        tolerance = Tolerance.None;
        return IsPlain(text, out value, out var decimals) && decimals == 0 ? CellFault.None : OtherInteger(text, out value, out tolerance);
    }

    private static CellFault OtherInteger(ReadOnlySpan<char> text, out long value, out Tolerance tolerance)
    {
        value = 0;
        Span<char> plain = stackalloc char[Longest];
        var fault = Plain(text, plain, out var length, out tolerance);
        if (fault is not CellFault.None) return fault;
        ReadOnlySpan<char> number = plain[..length];
        if (number.IndexOf('.') is >= 0 and var point)
        {
            if (number[(point + 1)..].ContainsAnyExcept('0')) return CellFault.NotWhole;
            // Elsewhere in Europe a full stop stands between thousands.
            if (number.Length - point == 4 && number[..point].TrimStart('-') is { Length: <= 3 } and not "0") return CellFault.PointOrThousands;
            number = number[..point];
            tolerance |= Tolerance.NoughtsAfterPoint;
        }

        // A percentage is not a count.
        if (tolerance.HasFlag(Tolerance.Percent)) return CellFault.Percentage;
        return long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) ? CellFault.None : CellFault.TooManyDigits;
    }

    /// <summary>Reads a number.</summary>
    /// <param name="text">Trimmed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CellFault Decimal(ReadOnlySpan<char> text, out double value, out Tolerance tolerance)
    {
        if (IsPlain(text, out var whole, out var decimals))
        {
            // Both numbers are exact, so the quotient is rounded once, as the digits themselves would be.
            tolerance = Tolerance.None;
            value = decimals == 0 ? whole : whole / Powers[decimals];
            return CellFault.None;
        }

        return OtherDecimal(text, out value, out tolerance);
    }

    private static CellFault OtherDecimal(ReadOnlySpan<char> text, out double value, out Tolerance tolerance)
    {
        value = 0;
        Span<char> plain = stackalloc char[Longest];
        var fault = Plain(text, plain, out var length, out tolerance);
        if (fault is not CellFault.None) return fault;
        // Adding 0 turns -0 into 0.
        value = double.Parse(plain[..length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) + 0.0;
        return CellFault.None;
    }

    /// <summary>A number as a machine wrote it, perhaps with an exponent, in plain digits; as it was, where plain digits would not hold it.</summary>
    public static string WithoutExponent(string machine) =>
        machine.AsSpan().ContainsAny('e', 'E')
        && decimal.TryParse(machine, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) && (exact != 0 || IsZero(machine))
            ? exact.ToString("0.############################", CultureInfo.InvariantCulture)
            : machine;

    /// <summary>Whether a number with an exponent is 0, and not merely too small to be told from it.</summary>
    private static bool IsZero(string machine) =>
        double.TryParse(machine, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value == 0
        && machine.AsSpan(0, machine.AsSpan().IndexOfAny('e', 'E')).IndexOfAnyInRange('1', '9') < 0;

    /// <summary>Digits, perhaps with a point among them, and nothing else: no more than are kept exactly.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPlain(ReadOnlySpan<char> text, out long digits, out int decimals)
    {
        (digits, decimals) = (0, 0);
        var point = -1;
        if (text.Length is 0 or > MostDigits) return false;
        for (var i = 0; i < text.Length; i++)
        {
            // No more digits than a long can hold.
            if (text[i] is >= '0' and <= '9') digits = unchecked((digits * 10) + (text[i] - '0'));
            else if (text[i] == '.' && point < 0 && i > 0 && i < text.Length - 1) point = i;
            else return false;
        }

        decimals = point < 0 ? 0 : text.Length - 1 - point;
        return true;
    }

    /// <summary>Copies the sign, the digits and the point, and passes what people write besides.</summary>
    private static CellFault Plain(ReadOnlySpan<char> text, Span<char> plain, out int length, out Tolerance tolerance)
    {
        length = 0;
        tolerance = Tolerance.None;
        var rest = text;
        var negative = PassBrackets(ref rest, ref tolerance);
        if (!PassSigns(ref rest, ref negative, ref tolerance)) return CellFault.NotANumber;
        if (rest.Length > 1 && rest[^1] == '%')
        {
            rest = CellText.Trim(rest[..^1]);
            tolerance |= Tolerance.Percent;
        }

        if (rest.Length > Longest - 2) return rest.ContainsAnyExceptInRange('0', '9') ? NotANumber(text) : CellFault.TooManyDigits;
        if (negative) plain[length++] = '-';
        var groups = new DigitGroups(plain, length);
        var fault = groups.Copy(rest);
        length = groups.Length;
        tolerance |= groups.Tolerance;
        return fault is CellFault.NotANumber ? NotANumber(text) : fault;
    }

    /// <summary>Passes an apostrophe that marks a text, and brackets.</summary>
    /// <returns>Whether there were brackets, which make a number negative.</returns>
    private static bool PassBrackets(ref ReadOnlySpan<char> rest, ref Tolerance tolerance)
    {
        if (rest.Length > 1 && rest[0] is '\'' or '’')
        {
            rest = CellText.Trim(rest[1..]);
            tolerance |= Tolerance.LeadingApostrophe;
        }

        if (rest.Length <= 2 || rest[0] != '(' || rest[^1] != ')') return false;
        rest = CellText.Trim(rest[1..^1]);
        tolerance |= Tolerance.Brackets;
        return true;
    }

    /// <summary>Passes a sign and a pound sign, in either order, each once.</summary>
    /// <returns>False where a negative number has another minus sign.</returns>
    private static bool PassSigns(ref ReadOnlySpan<char> rest, ref bool negative, ref Tolerance tolerance)
    {
        var (signs, pounds) = (0, 0);
        for (; !rest.IsEmpty; rest = CellText.Trim(rest[1..]))
        {
            if (rest[0] == '£')
            {
                if (pounds++ > 0) break;
                tolerance |= Tolerance.Pounds;
                continue;
            }

            var isMinus = rest[0] is '-' or '−' or '–' or '\u2011';
            if ((!isMinus && rest[0] != '+') || signs++ > 0) break;
            if (rest[0] != '-') tolerance |= Tolerance.Sign;
            if (!isMinus) continue;
            if (negative) return false;
            negative = true;
        }

        return true;
    }

    /// <summary>What a text that is no number may be instead, so that the issue can say so.</summary>
    private static CellFault NotANumber(ReadOnlySpan<char> text)
    {
        var word = text.TrimStart("+-−–");
        if (CellText.Is(word, "infinity") || CellText.Is(word, "inf") || CellText.Is(word, "nan") || word is "∞") return CellFault.NotFinite;
        if (text.IndexOfAny('€', '$') >= 0) return CellFault.OtherCurrency;
        if (text[0] is '<' or '>' or '≤' or '≥') return CellFault.Bounded;
        if (IsApproximate(text)) return CellFault.Approximate;
        if (DateCell.IsLike(text)) return CellFault.LooksLikeDate;
        return HasExponent(text) ? CellFault.Exponent : CellFault.NotANumber;
    }

    private static bool IsApproximate(ReadOnlySpan<char> text) =>
        text[0] is '~' or '≈' || StartsWith(text, "c.") || StartsWith(text, "approx") || StartsWith(text, "about ") || StartsWith(text, "circa")
        || (text.Contains("est", StringComparison.OrdinalIgnoreCase) && text.IndexOfAnyInRange('0', '9') >= 0);

    private static bool HasExponent(ReadOnlySpan<char> text) =>
        text.Length <= Longest && text.IndexOfAny('e', 'E') > 0 && char.IsAsciiDigit(text[^1])
        && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static bool StartsWith(ReadOnlySpan<char> text, string word) => text.StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
