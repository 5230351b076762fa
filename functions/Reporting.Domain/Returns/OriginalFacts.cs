namespace Reporting.Domain.Returns;

/// <summary>What is kept beside the bytes of a version.</summary>
/// <param name="Sha256">Of the bytes, in hex.</param>
/// <param name="Salt">32 random bytes, in hex: with the bytes they make the commitment.</param>
/// <param name="Commitment">SHA-256 of the salt and then the bytes, in hex.</param>
/// <param name="ContentType">Of what the bytes are.</param>
/// <param name="ReceivedAt">When it came.</param>
/// <param name="ReceivedFrom">The person's provider and id.</param>
/// <param name="ReceivedFromName">The person's name.</param>
/// <param name="Arrival">How it stands to the window.</param>
public sealed record OriginalFacts(
    string Sha256,
    string Salt,
    string Commitment,
    string ContentType,
    DateTimeOffset ReceivedAt,
    string ReceivedFrom,
    string ReceivedFromName,
    Arrival Arrival)
{
    /// <summary>
    /// Of a version that was made by one record: the version that the record was put into, 0 where it is the first. Null of a file that was sent as a whole.
    /// </summary>
    public int? PutInto { get; init; }

    /// <summary>The content type that was declared, where the bytes are of another; else null.</summary>
    public string? DeclaredAs { get; init; }

    /// <summary>Of a version that was made of a dropped file: which; else null.</summary>
    public DroppedBlob? Dropped { get; init; }
}

/// <summary>Which dropped blob a version was made of.</summary>
/// <param name="Id">A hash of its name and ETag: another blob of that name has another. The name itself may tell of somebody.</param>
/// <param name="PutAt">When it was put there, by storage's clock, to the second.</param>
public sealed record DroppedBlob(string Id, DateTimeOffset PutAt);
