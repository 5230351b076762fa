using Reporting.Checking.Reading.Results;

namespace Reporting.Checking.Reading.Cells;

/// <summary>Copies the digits and the point of a number, and checks that what stands between its thousands stands where it should.</summary>
/// <param name="plain">Where they are copied to.</param>
/// <param name="length">Characters that are there already.</param>
internal ref struct DigitGroups(Span<char> plain, int length)
{
    private readonly Span<char> plain = plain;
    private readonly int start = length;
    private bool hasDigits;
    private bool hasPoint;
    private char separator;

    /// <summary>Digits since the last separator.</summary>
    private int group;

    /// <summary>Digits without noughts before them.</summary>
    private int significant;

    public int Length { get; private set; } = length;

    /// <summary>What was left out.</summary>
    public Tolerance Tolerance { get; private set; }

    /// <param name="digits">A number without its sign.</param>
    public CellFault Copy(ReadOnlySpan<char> digits)
    {
        foreach (var character in digits)
        {
            if (char.IsAsciiDigit(character)) AddDigit(character);
            else if (AddOther(character) is var fault and not CellFault.None) return fault;
        }

        return End(digits);
    }

    private void AddDigit(char digit)
    {
        hasDigits = true;
        group++;
        if (significant > 0 || digit != '0') significant++;
        plain[Length++] = digit;
    }

    private CellFault AddOther(char character)
    {
        if (character == '.' && !hasPoint) return AddPoint();
        return SeparatorOf(character) is not Tolerance.None and var kind && hasDigits && !hasPoint ? PassSeparator(character, kind) : CellFault.NotANumber;
    }

    private CellFault AddPoint()
    {
        if (separator != '\0' && group != 3) return CellFault.BadGrouping;
        hasPoint = true;
        if (!hasDigits) plain[Length++] = '0';
        plain[Length++] = '.';
        return CellFault.None;
    }

    private CellFault PassSeparator(char character, Tolerance kind)
    {
        if (separator != '\0' && separator != character) return CellFault.NotANumber;
        if (separator == '\0' ? group > 3 : group != 3) return character == ',' ? CellFault.BadGrouping : CellFault.NotANumber;
        separator = character;
        group = 0;
        Tolerance |= kind;
        return CellFault.None;
    }

    private CellFault End(ReadOnlySpan<char> digits)
    {
        if (!hasDigits) return CellFault.NotANumber;
        if (separator != '\0' && !hasPoint && group != 3)
            return separator != ',' ? CellFault.NotANumber : digits.Count(',') == 1 ? CellFault.DecimalComma : CellFault.BadGrouping;
        if (plain[Length - 1] == '.')
        {
            Length--;
            Tolerance |= Tolerance.NoughtsAfterPoint;
        }

        var written = plain[start..Length];
        if (written.Contains('.')) significant -= written.Length - written.TrimEnd('0').Length;
        return significant > NumberCell.MostDigits ? CellFault.TooManyDigits : CellFault.None;
    }

    private static Tolerance SeparatorOf(char character) => character switch
    {
        ',' => Tolerance.ThousandsComma,
        '\'' or '’' => Tolerance.ThousandsApostrophe,
        ' ' or '\u00A0' or '\u2007' or '\u2009' or '\u200A' or '\u202F' => Tolerance.ThousandsSpace,
        _ => Tolerance.None,
    };
}
