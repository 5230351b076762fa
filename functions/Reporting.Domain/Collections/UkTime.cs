using System.Globalization;

namespace Reporting.Domain.Collections;

/// <summary>Dates and hours as people in the United Kingdom read them, summer time included.</summary>
public static class UkTime
{
    private const string Day = "yyyy-MM-dd";

    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly string[] Times = [$"{Day}'T'HH:mm", $"{Day}'T'HH:mm:ss", $"{Day}'T'HH:mm:ss.FFFFFFF"];
    private static readonly string[] TimesWithZone = [.. Times.Select(t => t + "K")];

    /// <summary>The same instant, by the clocks of the United Kingdom.</summary>
    public static DateTimeOffset ToUk(this DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, London);

    /// <summary>The instant at which the day ends in the United Kingdom.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    /// <summary>The instant at which the day begins in the United Kingdom.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => Instant(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified));

    /// <summary>The instant at which the clocks of the United Kingdom show a time of a day.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time) => Instant(day.ToDateTime(time, DateTimeKind.Unspecified));

    /// <summary>
    /// Reads when something ends. A day, 2027-07-01, means its end in the United Kingdom. A time without a zone, 2027-07-01T17:00, is a time there, whatever
    /// zone the service runs in; of an hour that comes twice, when summer time ends, the second.
    /// </summary>
    /// <returns>False where the text is neither a day nor a time.</returns>
    public static bool TryReadEnd(string text, out DateTimeOffset end)
    {
        if (DateOnly.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue)
        {
            end = EndOf(day);
            return true;
        }

        if (DateTime.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            end = Instant(local);
            return true;
        }

        return DateTimeOffset.TryParseExact(
            text, TimesWithZone, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out end);
    }

    /// <summary>When something begins, in words: of the first moment of a day the day alone.</summary>
    public static string StartInWords(this DateTimeOffset start) =>
        start.ToUk() is { TimeOfDay.Ticks: 0 } midnight ? midnight.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : InWords(start);

    /// <summary>When something ends, in words: at midnight it is the day that is over, which nobody would call the next one.</summary>
    public static string EndInWords(this DateTimeOffset end) =>
        end.ToUk() is { TimeOfDay.Ticks: 0 } midnight ? midnight.AddDays(-1).ToString("d MMMM yyyy", CultureInfo.InvariantCulture) : InWords(end);

    /// <summary>An instant in words, by the clocks of the United Kingdom.</summary>
    public static string InWords(this DateTimeOffset instant) => instant.ToUk().ToString("d MMMM yyyy 'at' HH:mm 'UK time'", CultureInfo.InvariantCulture);

    // Of an hour that comes twice the zone gives the offset of the second; an hour that does not come is as far from midnight as it says.
    private static DateTimeOffset Instant(DateTime local) => new DateTimeOffset(local, London.GetUtcOffset(local)).ToUniversalTime();
}
