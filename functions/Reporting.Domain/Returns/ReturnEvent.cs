namespace Reporting.Domain.Returns;

/// <summary>Who did something.</summary>
/// <param name="Key">The person's provider and id, or <c>service</c>: it does not change.</param>
/// <param name="Name">What the person is called: it is only shown.</param>
public sealed record Actor(string Key, string Name)
{
    /// <summary>The service itself, by a timer or in answer to what somebody sent.</summary>
    public static Actor Service { get; } = new("service", "The service");

    /// <summary>Whether it is the service itself.</summary>
    public bool IsService => Key == Service.Key;
}

/// <summary>Something that happened to a return, a window, or what surrounds them. Events are only ever added.</summary>
/// <param name="By">Who did it.</param>
/// <param name="What">In words, and the reason where one was given.</param>
/// <param name="Version">The version that it is about; null where it is about none.</param>
/// <param name="Sha256">Hash of that version's bytes.</param>
/// <param name="Issues">Of an explanation: its query's id. Of explanations that ended: the ids of all their queries.</param>
/// <param name="Figures">Of an explanation: the fingerprint of the figures that it explains.</param>
public sealed record ReturnEvent(
    EventKind Kind, DateTimeOffset At, Actor By, string What, int? Version = null, string? Sha256 = null, IReadOnlyList<string>? Issues = null,
    string? Figures = null)
{
    /// <value>Of a version that was made of a dropped file: which.</value>
    public DroppedBlob? Dropped { get; init; }

    /// <value>
    /// When storage had what came, by its own clock: of a dropped file when it was put there, of all else when the event was written. Null before that.
    /// </value>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>An event about one version.</summary>
    public static ReturnEvent Of(EventKind kind, DateTimeOffset at, Actor by, string what, VersionName version) =>
        new(kind, at, by, what, version.Number, version.Sha256);
}
