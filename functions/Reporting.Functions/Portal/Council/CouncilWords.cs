using System.Globalization;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Returns;

namespace Reporting.Functions.Portal.Council;

/// <summary>A state as a label shows it.</summary>
/// <param name="Colour">Of govuk-frontend's tags.</param>
public sealed record StateTag(string Text, string Colour);

/// <summary>States, times and uploads as people in a council say them.</summary>
public static class CouncilWords
{
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

    public static StateTag TagOf(ReturnState state) => state switch
    {
        ReturnState.NotStarted => new("Not started", "grey"),
        ReturnState.Rejected => new("Has errors", "red"),
        ReturnState.WithQueries => new("Has queries", "yellow"),
        ReturnState.Ready => new("Ready to sign off", "blue"),
        ReturnState.SignedOff => new("Signed off", "green"),
        ReturnState.Nil => new("Nothing to report", "green"),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>For example "third upload", and "upload 12".</summary>
    public static string Upload(int version) => version >= 1 && version <= Ordinals.Length
        ? $"{Ordinals[version - 1]} upload"
        : $"upload {version.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>How long is left, in days of the United Kingdom, and in hours on the last.</summary>
    public static string TimeLeft(DateTimeOffset end, DateTimeOffset now)
    {
        if (end <= now)
            return "no time left";

        // What ends at midnight ends with the day before.
        var last = DateOnly.FromDateTime(end.ToUk().AddTicks(-1).DateTime);
        var days = last.DayNumber - DateOnly.FromDateTime(now.ToUk().DateTime).DayNumber;
        if (days > 0)
            return $"{Plural.Of(days, "day")} left";
        var minutes = (int)Math.Ceiling((end - now).TotalMinutes);
        return minutes >= 60 ? $"{Plural.Of(minutes / 60, "hour")} left" : $"{Plural.Of(minutes, "minute")} left";
    }

    /// <summary>When uploads end, or ended, or begin.</summary>
    public static string Deadline(DueReturn due)
    {
        var (window, now) = (due.Window, due.Now);
        if (due.IsOpen)
        {
            var extended = due.Return.IsExtended(now) && due.Closes > window.Closes;
            return $"{(extended ? "You have more time: upload by" : "Upload by")} {due.Closes.EndInWords()}, {TimeLeft(due.Closes, now)}.";
        }

        return window.WhyNotOpen(now) is WindowRefusal.NotYetOpen ? $"Opens on {window.Opens.StartInWords()}." : $"Closed on {due.Closes.EndInWords()}.";
    }

    /// <summary>An event as a sentence.</summary>
    /// <remarks>What people wrote stands in its words already, or beside them.</remarks>
    public static string Sentence(ReturnEvent happened)
    {
        var (by, what) = (happened.By.IsService ? "The service" : happened.By.Name, happened.Version is { } v ? $"the {Upload(v)}" : "the return");
        return happened.Kind switch
        {
            EventKind.Received => $"{by} sent {what}.",
            EventKind.Accepted => $"{Capital(what)} was accepted.",
            EventKind.Rejected => $"{Capital(what)} has errors, so it does not count.",
            EventKind.Quarantined => $"{Capital(what)} holds personal details, so nobody can download it.",
            EventKind.Explained => $"{by} answered a query of {what}.",
            EventKind.ExplanationDropped => happened.What,
            EventKind.SignedOff => $"{by} signed off {what}.",
            EventKind.Reopened => $"{by} opened the return again.",
            EventKind.Excluded => $"{by} left the return out of the figures of England and the regions.",
            EventKind.Extended => $"{by} gave more time.",
            EventKind.Nil => $"{by} recorded that there is nothing to report.",
            EventKind.Erased => $"{by} erased {what}.",
            _ => happened.What,
        };
    }

    /// <summary>What a person wrote with an event; null where the sentence says it all.</summary>
    public static string? Reason(ReturnEvent happened) => happened.Kind switch
    {
        EventKind.Explained or EventKind.Reopened or EventKind.Excluded or EventKind.Extended or EventKind.Nil or EventKind.Erased => happened.What,
        _ => null,
    };

    /// <summary>As at the beginning of a sentence.</summary>
    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
