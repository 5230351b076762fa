using System.Text.Json.Serialization;
using Reporting.Checking.Checking;
using Reporting.Domain.Returns;
using Reporting.Functions.Messages;
using Reporting.Functions.Returns;

namespace Reporting.Functions.Windows;

/// <summary>How far the collecting of a period is.</summary>
/// <param name="Banner">What must be seen before all else: that somebody may be in danger; null where nothing is.</param>
/// <param name="Safeguarding">The concerns that nobody has acknowledged, the oldest first.</param>
/// <param name="Remind">The bodies of which something that is due has not been accepted.</param>
/// <param name="Messages">Messages of this period that were set aside, and those that cannot be read: what they stand for is not done.</param>
public sealed record ProgressAnswer(
    string Collection, string Period, bool Open, DateTimeOffset Opens, DateTimeOffset Closes, string? Banner, IReadOnlyList<ConcernAnswer> Safeguarding,
    IReadOnlyList<InstrumentProgress> Instruments, IReadOnlyList<BodyToRemind> Remind,
    IReadOnlyList<PoisonedMessage> Messages);

public sealed record InstrumentProgress(string Instrument, string Title, StateCounts Counts, IReadOnlyList<BodyProgress> Bodies);

/// <param name="NewestVersion">The version that came last, rejected or not.</param>
/// <param name="CurrentVersion">The one that counts; null where nothing has been accepted.</param>
public sealed record BodyProgress(
    string Body, string Name, ReturnState State, bool Late, bool Excluded, string? Reason, DateTimeOffset? ExtendedUntil, int? NewestVersion,
    int? CurrentVersion, DateTimeOffset? ReceivedAt)
{
    /// <summary>Whether something is still to come.</summary>
    [JsonIgnore]
    public bool IsOwed { get; private init; }

    internal static BodyProgress Of(Return of, string name) => new(
        of.Key.Body.ToString(), name, of.State, of.Late, of.Excluded, of.Reason, of.ExtendedUntil, of.Newest?.Name.Number, of.Current?.Name.Number,
        of.ReceivedAt)
    {
        IsOwed = of.IsOwed,
    };
}

/// <param name="Instruments">Those of which nothing has been accepted.</param>
/// <param name="Submitters">Who may upload for the body, from the access table; empty where nobody may, which is worth a look.</param>
public sealed record BodyToRemind(string Body, string Name, IReadOnlyList<string> Instruments, IReadOnlyList<PersonToRemind> Submitters);

public sealed record PersonToRemind(string Provider, string Id, string Name);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(CamelCase<ReturnState>)])]
[JsonSerializable(typeof(ProgressAnswer))]
internal sealed partial class ProgressJson : JsonSerializerContext;
