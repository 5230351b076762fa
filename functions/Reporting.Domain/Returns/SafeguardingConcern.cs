using System.Globalization;

namespace Reporting.Domain.Returns;

/// <summary>
/// A row of the inspectorate's records, or many rows of one version, say that somebody may be in danger. Nothing of a row is kept here but its place.
/// </summary>
/// <param name="Id">The same row of the next version is the same concern.</param>
/// <param name="Instrument">Id of the instrument.</param>
/// <param name="Version">The version that said so first.</param>
/// <param name="Row">The row in its file; of many, the first.</param>
/// <param name="Rows">How many rows it is about: more than one where there were too many for a concern each.</param>
/// <param name="FirstRows">The first of them.</param>
/// <param name="SentBy">The person who sent the file, as events name them.</param>
/// <param name="Raised">Whether its message and log line have been written.</param>
/// <param name="AcknowledgedBy">The person as events name them; null until somebody has it in hand.</param>
public sealed record SafeguardingConcern(
    string Id, string Instrument, int Version, int Row, int Rows, IReadOnlyList<int> FirstRows, DateTimeOffset At, string SentBy, bool Raised,
    string? AcknowledgedBy, string? AcknowledgedByName, DateTimeOffset? AcknowledgedAt)
{
    /// <summary>Whether nobody has it in hand yet.</summary>
    public bool Waits => AcknowledgedBy is null;

    /// <summary>A concern that nobody has heard of yet.</summary>
    /// <param name="rows">How many rows it is about.</param>
    /// <param name="firstRows">The first of them, at least one.</param>
    public static SafeguardingConcern Found(
        string id, string instrument, int version, int rows, IReadOnlyList<int> firstRows, DateTimeOffset at, string sentBy) =>
        new(id, instrument, version, firstRows[0], rows, firstRows, at, sentBy, false, null, null, null);

    /// <summary>Its message and log line have been written.</summary>
    public Decision<SafeguardingConcern> Raise()
    {
        if (Raised)
            return new Decision<SafeguardingConcern>.Unchanged(this);
        var what = Rows == 1
            ? $"Row {Row} of version {Version} says that somebody may be in danger."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{Rows:N0} rows of version {Version} say that somebody may be in danger. The first are {string.Join(", ", FirstRows)}.");
        return new Decision<SafeguardingConcern>.Changed(this with { Raised = true }, [new(EventKind.Raised, At, new(SentBy, ""), what, Version)]);
    }

    /// <summary>A person has it in hand. Whoever was first stands.</summary>
    public Decision<SafeguardingConcern> Acknowledge(ConcernNote note, Actor by, DateTimeOffset now) => Waits
        ? new Decision<SafeguardingConcern>.Changed(
            this with { AcknowledgedBy = by.Key, AcknowledgedByName = by.Name, AcknowledgedAt = now },
            [new(EventKind.Acknowledged, now, by, note.Text, Version)])
        : new Decision<SafeguardingConcern>.Unchanged(this);
}

/// <summary>Why a concern is not acknowledged.</summary>
public abstract record ConcernRefusal : Refusal
{
    private ConcernRefusal(RefusalKind kind, string words)
        : base(kind, words)
    {
    }

    /// <summary>The period has no such concern.</summary>
    public sealed record NoSuchConcern() : ConcernRefusal(RefusalKind.NotFound, "There is no such concern in this period.");
}
