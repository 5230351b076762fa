using Reporting.Domain.Collections;

namespace Reporting.Domain.Releases;

/// <summary>On which days, and when, something is published. Days and hours are those of the United Kingdom.</summary>
/// <param name="bankHoliday">What a bank holiday in England is called; null for any other day.</param>
/// <param name="preElectionPeriods">As publishers entered them.</param>
public sealed class ReleaseDays(Func<DateOnly, string?> bankHoliday, IReadOnlyList<PreElectionPeriod> preElectionPeriods)
{
    /// <summary>Official statistics are published at half past nine.</summary>
    public static TimeOnly UsualHour { get; } = new(9, 30);

    /// <summary>The instant of the usual hour on a day.</summary>
    public static DateTimeOffset UsualTimeOn(DateOnly day) => UkTime.At(day, UsualHour);

    /// <summary>The name of the bank holiday on which an instant falls; null on any other day.</summary>
    public string? BankHolidayAt(DateTimeOffset at) => bankHoliday(DayOf(at));

    /// <summary>The pre-election period into which an instant falls; null where there is none.</summary>
    public PreElectionPeriod? PreElectionPeriodAt(DateTimeOffset at) => preElectionPeriods.FirstOrDefault(p => p.Contains(DayOf(at)));

    /// <summary>Why nothing can be published at a time that is chosen now; null where it can.</summary>
    public ReleaseRefusal? WhyNotAt(DateTimeOffset at, DateTimeOffset now)
    {
        if (at <= now)
            return new ReleaseRefusal.TimeIsPast();
        if (DayOf(at).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            return new ReleaseRefusal.Weekend(at);
        return PreElectionPeriodAt(at) is { } period ? new ReleaseRefusal.BeforeAnElection(period) : null;
    }

    /// <summary>The end of the last of a number of working days after the day of an instant: neither weekends nor bank holidays count.</summary>
    public DateTimeOffset EndOfWorkingDays(DateTimeOffset after, int days)
    {
        var day = DayOf(after);
        for (var counted = 0; counted < days;)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && bankHoliday(day) is null)
                counted++;
        }

        return UkTime.EndOf(day);
    }

    private static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.ToUk().DateTime);
}
