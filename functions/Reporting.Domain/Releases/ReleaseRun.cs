namespace Reporting.Domain.Releases;

/// <summary>The run that an edition is made of.</summary>
/// <param name="Id">Of the run.</param>
/// <param name="AskedBy">
/// Keys of the people who asked for it, each who joined the request among them; empty where a timer or a closing started it.
/// </param>
public sealed record ReleaseRun(string Id, IReadOnlyList<string> AskedBy);

/// <summary>Why a later edition takes the place of one that was published.</summary>
public enum AmendmentKind
{
    /// <summary>What was published was wrong.</summary>
    Correction,

    /// <summary>What was published was right as far as was known, and it was announced that it would be revised.</summary>
    ScheduledRevision,
}

/// <summary>What a later edition says of the one that it amends. What changed is computed from the two runs; a person gives only the reason.</summary>
/// <param name="Edition">The edition that it amends.</param>
/// <param name="Why">In words, printed.</param>
public sealed record Amendment(AmendmentKind Kind, int Edition, string Why);

/// <summary>Somebody other than those who made the run takes responsibility for it.</summary>
/// <param name="By">The key of the person.</param>
public sealed record Approval(string By, string Name, DateTimeOffset At);

/// <summary>A day of publication that was announced and has changed.</summary>
/// <param name="Why">In words, printed.</param>
public sealed record MovedDate(DateTimeOffset From, DateTimeOffset To, string Why, DateTimeOffset At);

/// <summary>An edition was taken back.</summary>
/// <param name="Reason">In words, printed; null while a breach of confidentiality has no words yet.</param>
/// <param name="Breach">It gave something confidential away, so everything of it goes at once.</param>
public sealed record Withdrawal(DateTimeOffset At, string? Reason, bool Breach);
