using System.Globalization;
using System.Runtime.CompilerServices;
using Reporting.Checking.Reading.Results;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Reading.Cells;

/// <summary>Dates as they are written in England: 2014-03-31, 31/03/2014, 31 March 2014. Never with the month first.</summary>
internal static class DateCell
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <param name="text">Trimmed.</param>
    [MethodImpl(HotPath.Optimised)]
    public static CellFault Read(ReadOnlySpan<char> text, out DateOnly date, out Tolerance tolerance)
    {
        if (text.Length == 10 && text[4] == '-' && text[7] == '-')
        {
            var (year, month, day) = ((100 * Two(text[0], text[1])) + Two(text[2], text[3]), Two(text[5], text[6]), Two(text[8], text[9]));
            tolerance = Tolerance.None;
            if ((year | month | day) >= 0) return Made(year, month, day, out date);
        }

        return Other(text, out date, out tolerance);
    }

    private static CellFault Other(ReadOnlySpan<char> text, out DateOnly date, out Tolerance tolerance)
    {
        date = default;
        tolerance = Tolerance.None;
        if (text.Length > 1 && text[0] is '\'' or '’')
        {
            text = CellText.Trim(text[1..]);
            tolerance |= Tolerance.LeadingApostrophe;
        }

        if (text.Length > 16 && IsUkMidnight(text, out date))
        {
            tolerance |= Tolerance.Midnight;
            return CellFault.None;
        }

        var timeFault = WithoutTime(ref text, ref tolerance);
        var fault = IsYearMonthDay(text, out var year, out var month, out var day) ? Made(year, month, day, out date)
            : IsDayNumber(text) ? CellFault.DayNumber
            : InParts(text, ref tolerance, out date);
        return fault is CellFault.None ? timeFault : fault;
    }

    /// <summary>
    /// Whether an instant with its zone is the beginning of a day in the United Kingdom: a program writes 8 September as 2014-09-08T00:00:00+01:00.
    /// </summary>
    private static bool IsUkMidnight(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        if (!char.IsAsciiDigit(text[0]) || text[10] is not ('T' or ' ') || !(text[^1] is 'Z' || text[16..].ContainsAny('+', '-'))) return false;
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)) return false;
        var uk = instant.ToUk();
        date = DateOnly.FromDateTime(uk.DateTime);
        return uk.TimeOfDay == TimeSpan.Zero && date.Year is >= 1900 and <= 2100;
    }

    private static bool IsYearMonthDay(ReadOnlySpan<char> text, out int year, out int month, out int day)
    {
        (year, month, day) = (0, 0, 0);
        return text.Length == 10 && text[4] == '-' && text[7] == '-'
            && Number(text[..4], 4, out year) && Number(text[5..7], 2, out month) && Number(text[8..], 2, out day);
    }

    private static bool IsDayNumber(ReadOnlySpan<char> text) => text.Length == 5 && Number(text, 5, out var serial) && serial is > 20_000 and < 80_000;

    /// <summary>Reads a day, a month and a year with something between them.</summary>
    private static CellFault InParts(ReadOnlySpan<char> text, ref Tolerance tolerance, out DateOnly date)
    {
        date = default;
        Span<Range> parts = stackalloc Range[5];
        var separators = text.IndexOf('/') >= 0 ? "/" : text.IndexOf('.') >= 0 ? "." : text.IndexOf('-') > 0 ? "-" : " \u00A0,";
        if (text.SplitAny(parts, separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) != 3) return CellFault.NotADate;
        var (first, middle, last) = (parts[0], parts[1], parts[2]);
        if (separators is not ("/" or ".") || text[first].Length != 4
            || !Number(text[first], 4, out var year) || !Number(text[middle], 2, out var month) || !Number(text[last], 2, out var day))
            return WithDayFirst(text[first], text[middle], text[last], ref tolerance, out date);
        tolerance |= Tolerance.DayMonthYear;
        return Made(year, month, day, out date);
    }

    private static CellFault WithDayFirst(
        ReadOnlySpan<char> first, ReadOnlySpan<char> middle, ReadOnlySpan<char> last, ref Tolerance tolerance, out DateOnly date)
    {
        date = default;
        if (!Number(WithoutOrdinal(first), 2, out var day)) return CellFault.NotADate;
        if (Number(middle, 2, out var month)) tolerance |= Tolerance.DayMonthYear;
        else if (Month(middle, out month)) tolerance |= Tolerance.MonthName;
        else return CellFault.NotADate;
        if (last.Length == 2 && Number(last, 2, out _)) return CellFault.ShortYear;
        if (last.Length != 4 || !Number(last, 4, out var year)) return CellFault.NotADate;
        return month > 12 && day is >= 1 and <= 12 ? CellFault.MonthFirst : Made(year, month, day, out date);
    }

    /// <summary>Whether a text is a day, or the day and month alone as a spreadsheet shows it: 10-Dec.</summary>
    public static bool IsLike(ReadOnlySpan<char> text)
    {
        if (Read(text, out _, out _) is CellFault.None or CellFault.HasTime or CellFault.ShortYear) return true;
        var dash = text.IndexOf('-');
        if (dash <= 0) return false;
        var (first, second) = (..dash, (dash + 1)..);
        return (Number(text[first], 2, out _) && Month(text[second], out _)) || (Month(text[first], out _) && Number(text[second], 2, out _));
    }

    /// <summary>The day that a spreadsheet's day number stands for, to name it in a message.</summary>
    public static DateOnly OfDayNumber(int serial) => new DateOnly(1899, 12, 30).AddDays(serial);

    private static CellFault WithoutTime(ref ReadOnlySpan<char> text, ref Tolerance tolerance)
    {
        var space = text.IndexOfAny('T', ' ');
        if (space < 8 || text.IndexOf(':') < space) return CellFault.None;
        var colon = text.IndexOf(':');
        space = text[..colon].LastIndexOfAny('T', ' ');
        var time = text[(space + 1)..].TrimEnd('Z');
        text = text[..space].TrimEnd();
        if (time.ContainsAnyExcept("0:.")) return CellFault.HasTime;
        tolerance |= Tolerance.Midnight;
        return CellFault.None;
    }

    private static CellFault Made(int year, int month, int day, out DateOnly date)
    {
        date = default;
        if (year is < 1900 or > 2100 || month is < 1 or > 12 || day < 1 || day > 28 && day > DateTime.DaysInMonth(year, month)) return CellFault.NoSuchDay;
        date = new(year, month, day);
        return CellFault.None;
    }

    private static ReadOnlySpan<char> WithoutOrdinal(ReadOnlySpan<char> day) =>
        day.Length > 2 && IsOrdinalEnding(day[^2..]) ? day[..^2] : day;

    private static bool IsOrdinalEnding(ReadOnlySpan<char> ending) =>
        CellText.Is(ending, "st") || CellText.Is(ending, "nd") || CellText.Is(ending, "rd") || CellText.Is(ending, "th");

    private static bool Month(ReadOnlySpan<char> word, out int month)
    {
        word = word.TrimEnd('.');
        for (month = 1; month <= 12; month++)
        {
            if (word.Length >= 3 && Months[month - 1].AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase) || month == 9 && CellText.Is(word, "sept"))
                return true;
        }

        return false;
    }

    /// <returns>Negative where either is no digit.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Two(char tens, char ones) => (10 * Digit(tens)) + Digit(ones);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Digit(char character) => character is >= '0' and <= '9' ? character - '0' : -1_000_000;

    private static bool Number(ReadOnlySpan<char> digits, int longest, out int number)
    {
        number = 0;
        return digits.Length > 0 && digits.Length <= longest && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
