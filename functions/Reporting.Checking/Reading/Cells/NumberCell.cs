using System.Globalization;
using System.Runtime.CompilerServices;
using Reporting.Checking.Reading.Results;

namespace Reporting.Checking.Reading.Cells;

/// <summary>
/// Numbers as people and spreadsheets write them. A plain number costs one pass; only another is taken apart. Nothing is allocated, for records have millions of cells.
/// </summary>
internal static class NumberCell
{
    /// <summary>More significant digits than this are not kept exactly by spreadsheets, nor by the arithmetic that follows.</summary>
    public const int MostDigits = 15;

    private const int Longest = 64;

    private static readonly double[] Powers = [.. Enumerable.Range(0, MostDigits).Select(p => Math.Pow(10, p))];

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

        // 12% of the children are not 12 children.
        if (tolerance.HasFlag(Tolerance.Percent)) return CellFault.Percentage;
        return long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) ? CellFault.None : CellFault.TooManyDigits;
    }

    /// <param name="text">Trimmed.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static CellFault Decimal(ReadOnlySpan<char> text, out double value, out Tolerance tolerance)
    {
        if (IsPlain(text, out var whole, out var decimals))
        {
            // Both are exact, and so the quotient is what reading the digits would give.
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
        // Nought added makes a plain nought of one that is below nought.
        value = double.Parse(plain[..length], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) + 0.0;
        return CellFault.None;
    }

    /// <summary>A number as a machine wrote it, perhaps with an exponent, in plain digits; as it was, where plain digits would not hold it.</summary>
    public static string WithoutExponent(string machine) =>
        machine.AsSpan().ContainsAny('e', 'E') && decimal.TryParse(machine, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact) && (exact != 0 || IsZero(machine))
            ? exact.ToString("0.############################", CultureInfo.InvariantCulture)
            : machine;

    private static bool IsZero(string machine) => double.TryParse(machine, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value == 0 && machine.AsSpan(0, machine.AsSpan().IndexOfAny('e', 'E')).IndexOfAnyInRange('1', '9') < 0;

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

    /// <summary>Copies sign, digits and point alone.</summary>
    private static CellFault Plain(ReadOnlySpan<char> text, Span<char> plain, out int length, out Tolerance tolerance)
    {
        length = 0;
        tolerance = Tolerance.None;
        var rest = text;
        if (rest.Length > 1 && rest[0] is '\'' or '’')
        {
            rest = CellText.Trim(rest[1..]);
            tolerance |= Tolerance.LeadingApostrophe;
        }

        var negative = false;
        if (rest.Length > 2 && rest[0] == '(' && rest[^1] == ')')
        {
            rest = CellText.Trim(rest[1..^1]);
            negative = true;
            tolerance |= Tolerance.Brackets;
        }

        // The sign may stand before or after the pound sign, once.
        var signs = 0;
        var pounds = 0;
        while (!rest.IsEmpty && (rest[0] is '-' or '+' or '−' or '–' or '\u2011' or '£') && !(rest[0] == '£' ? pounds++ > 0 : signs++ > 0))
        {
            if (rest[0] is '£') tolerance |= Tolerance.Pounds;
            else if (rest[0] is not '-') tolerance |= Tolerance.Sign;
            if (rest[0] is '-' or '−' or '–' or '\u2011')
            {
                if (negative) return CellFault.NotANumber;
                negative = true;
            }

            rest = CellText.Trim(rest[1..]);
        }

        if (rest.Length > 1 && rest[^1] == '%')
        {
            rest = CellText.Trim(rest[..^1]);
            tolerance |= Tolerance.Percent;
        }

        if (rest.Length > Longest - 2) return rest.ContainsAnyExceptInRange('0', '9') ? NotANumber(text) : CellFault.TooManyDigits;
        if (negative) plain[length++] = '-';
        return Digits(rest, plain, ref length, ref tolerance) is var fault and not CellFault.NotANumber ? fault : NotANumber(text);
    }

    private static CellFault Digits(ReadOnlySpan<char> digits, Span<char> plain, ref int length, ref Tolerance tolerance)
    {
        var start = length;
        var (point, separator, group, significant, any) = (false, '\0', 0, 0, false);
        foreach (var character in digits)
        {
            if (char.IsAsciiDigit(character))
            {
                any = true;
                group++;
                if (significant > 0 || character != '0') significant++;
                plain[length++] = character;
            }
            else if (character == '.' && !point)
            {
                if (separator != '\0' && group != 3) return CellFault.BadGrouping;
                point = true;
                if (!any) plain[length++] = '0';
                plain[length++] = '.';
            }
            else if (Separator(character) is not Tolerance.None and var kind && any && !point)
            {
                if (separator != '\0' && separator != character) return CellFault.NotANumber;
                if (separator == '\0' ? group > 3 : group != 3) return character == ',' ? CellFault.BadGrouping : CellFault.NotANumber;
                separator = character;
                group = 0;
                tolerance |= kind;
            }
            else
            {
                return CellFault.NotANumber;
            }
        }

        if (!any) return CellFault.NotANumber;
        if (separator != '\0' && !point && group != 3) return separator != ',' ? CellFault.NotANumber : digits.Count(',') == 1 ? CellFault.DecimalComma : CellFault.BadGrouping;
        if (plain[length - 1] == '.')
        {
            length--;
            tolerance |= Tolerance.NoughtsAfterPoint;
        }

        var written = plain[start..length];
        if (written.Contains('.')) significant -= written.Length - written.TrimEnd('0').Length;
        return significant > MostDigits ? CellFault.TooManyDigits : CellFault.None;
    }

    private static Tolerance Separator(char character) => character switch
    {
        ',' => Tolerance.ThousandsComma,
        '\'' or '’' => Tolerance.ThousandsApostrophe,
        ' ' or '\u00A0' or '\u2007' or '\u2009' or '\u200A' or '\u202F' => Tolerance.ThousandsSpace,
        _ => Tolerance.None,
    };

    /// <summary>What else it may be, so that the answer can say more than that it is no number.</summary>
    private static CellFault NotANumber(ReadOnlySpan<char> text)
    {
        var word = text.TrimStart("+-−–");
        if (CellText.Is(word, "infinity") || CellText.Is(word, "inf") || CellText.Is(word, "nan") || word is "∞") return CellFault.NotFinite;
        if (text.IndexOfAny('€', '$') >= 0) return CellFault.OtherCurrency;
        if (text[0] is '<' or '>' or '≤' or '≥') return CellFault.Bounded;
        if (text[0] is '~' or '≈' || text.StartsWith("c.", StringComparison.OrdinalIgnoreCase) || text.StartsWith("approx", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("about ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("circa", StringComparison.OrdinalIgnoreCase)
            || text.Contains("est", StringComparison.OrdinalIgnoreCase) && text.IndexOfAnyInRange('0', '9') >= 0) return CellFault.Approximate;
        if (DateCell.IsLike(text)) return CellFault.LooksLikeDate;
        return text.Length <= Longest && text.IndexOfAny('e', 'E') > 0 && char.IsAsciiDigit(text[^1]) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? CellFault.Exponent : CellFault.NotANumber;
    }
}
