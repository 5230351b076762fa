using System.Text.Json.Serialization;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Messages;

/// <summary>What starts a step of the work.</summary>
public abstract record Message
{
    /// <value>The trace that this step belongs to, as W3C writes it; null where there is none. It changes nothing of what the step does.</value>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Traceparent { get; set; }
}

/// <summary>Look whether a stored version was checked, and check it if not.</summary>
/// <param name="Version">The version's name in storage.</param>
public sealed record CheckReturn(string Collection, string Period, string Instrument, string Body, string Version) : Message;

/// <summary>Compute the measure values of an accepted version.</summary>
/// <param name="Rows">The name of its checked rows.</param>
public sealed record MeasureReturn(string Collection, string Period, string Instrument, string Body, string Version, string Rows) : Message
{
    /// <value>Null where the body is none.</value>
    [JsonIgnore]
    public ReturnKey? Key => Domain.Collections.Body.TryParse(Body, out var body) ? new(Collection, Period, Instrument, body) : null;
}

/// <summary>Freeze the list of returns that count, after a window was closed for the given time.</summary>
/// <param name="Closing">1 for the first closing of the window, 2 after a reopening.</param>
/// <param name="Report">Whether a report is rendered of it.</param>
public sealed record CloseWindow(string Collection, string Period, int Closing, bool Report) : Message;

/// <summary>Put the measure values of a list of returns together.</summary>
/// <param name="List">The list's name in storage.</param>
/// <param name="Run">The report run that waits for it; null if none does.</param>
/// <param name="Closing">The closing that froze the list; null for a draft.</param>
/// <param name="TimesWaited">How often it was looked whether all returns had been measured.</param>
public sealed record CombineReturns(string Collection, string Period, string List, string? Run, int? Closing, int TimesWaited) : Message;

/// <summary>Protect the combined figures of a list of returns.</summary>
/// <param name="List">The list's name in storage.</param>
/// <param name="Run">The report run that waits for them; null if none does.</param>
/// <param name="TimesWaited">How often it was looked whether everything that the run reads is there.</param>
public sealed record ProtectFigures(string Collection, string Period, string List, string? Run, int TimesWaited) : Message;

/// <summary>Render a report run.</summary>
public sealed record RenderRun(string Collection, string Period, string Run) : Message;

/// <summary>Print a rendered run's page as a PDF.</summary>
public sealed record PrintRun(string Collection, string Period, string Run) : Message;

/// <summary>
/// A body owes something to an open window. Written once a day for each body, and kept for a day; a reader sends a letter, and ignores a message whose
/// <paramref name="Id"/> it has seen.
/// </summary>
/// <param name="Id">Collection, period, body and day: the same message twice is the same reminder.</param>
/// <param name="Instruments">Ids of those of which nothing has been accepted.</param>
/// <param name="To">The body's submitters in the access table; perhaps none.</param>
/// <param name="Subject">Of a letter, in plain English.</param>
/// <param name="Text">Of a letter. It tells nothing of what a return holds.</param>
public sealed record Reminder(
    string Id, string Collection, string Period, string Body, string Name, IReadOnlyList<string> Instruments, DateTimeOffset Closes,
    IReadOnlyList<ReminderTo> To, string Subject, string Text);

/// <param name="Id">The person's object id at the provider, by which an address can be found.</param>
public sealed record ReminderTo(string Provider, string Id, string Name);

/// <summary>
/// A row of the inspectorate's records, or many of one version, say that somebody may be in danger. A reader tells a person, and ignores a message whose
/// <paramref name="Id"/> it has seen.
/// </summary>
/// <param name="Row">Row of the file of that version; of many, the first. What it says is in the file alone.</param>
/// <param name="Rows">How many rows it is about.</param>
/// <param name="FirstRows">The first of them.</param>
public sealed record SafeguardingRaised(
    string Id, string Collection, string Period, string Instrument, int Version, int Row, int Rows, IReadOnlyList<int> FirstRows, DateTimeOffset At) : Message;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(CheckReturn))]
[JsonSerializable(typeof(MeasureReturn))]
[JsonSerializable(typeof(CloseWindow))]
[JsonSerializable(typeof(CombineReturns))]
[JsonSerializable(typeof(ProtectFigures))]
[JsonSerializable(typeof(RenderRun))]
[JsonSerializable(typeof(PrintRun))]
[JsonSerializable(typeof(Reminder))]
[JsonSerializable(typeof(SafeguardingRaised))]
internal sealed partial class MessageJson : JsonSerializerContext;
