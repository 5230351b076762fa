namespace Reporting.Domain.Returns;

/// <summary>What whoever sends an upload says that the return is.</summary>
public sealed record ExpectedRevision
{
    private readonly string? revision;

    private ExpectedRevision(string? revision) => this.revision = revision;

    /// <summary>That it has a version, whichever.</summary>
    public static ExpectedRevision AnyVersion { get; } = new((string?)null);

    /// <summary>That it is exactly this: a value of <see cref="Return.Revision"/>.</summary>
    public static ExpectedRevision Of(string revision) => new(revision);

    /// <summary>Whether the return is that.</summary>
    public bool Holds(Return of) => revision is null ? of.Newest is not null : revision == of.Revision;
}

/// <summary>Bytes that are to be a version of a return.</summary>
/// <param name="Sha256">Of the bytes, in hex.</param>
/// <param name="Closings">How often the window had been closed when the bytes came and were found in time.</param>
/// <param name="Definition">Hash of the definitions in force.</param>
/// <param name="Stored">The name under which the bytes are stored; null where they are not.</param>
/// <param name="Expected">What their sender says that the return is; null where anything will do.</param>
public sealed record UploadedBytes(string Sha256, int Closings, string Definition, VersionName? Stored, ExpectedRevision? Expected);

/// <summary>What an upload is to do now, by what the return is.</summary>
public abstract record UploadStep
{
    private UploadStep()
    {
    }

    /// <summary>The bytes are not recorded. What this upload stored of them is taken away.</summary>
    public sealed record Refused(ReturnRefusal Why) : UploadStep;

    /// <summary>The bytes are that version already, checked under the definitions in force.</summary>
    /// <param name="Surplus">A name under which the bytes are stored too, and not needed; null where there is none.</param>
    public sealed record Stands(RecordedVersion Version, VersionName? Surplus) : UploadStep;

    /// <summary>The bytes are to be stored under the next number. Then this upload looks again, with that name.</summary>
    /// <param name="Surplus">A name whose number another upload has taken meanwhile, under which the bytes are stored; null where there is none.</param>
    public sealed record Store(VersionName Name, VersionName? Surplus) : UploadStep;

    /// <summary>The bytes are stored: they are to be checked and recorded.</summary>
    /// <param name="Again">They are a version already, checked under other definitions than those in force.</param>
    public sealed record Record(VersionName Name, bool Again) : UploadStep;
}
