namespace Reporting.Domain.Returns;

/// <summary>One version of a return, by the name that its files have: a number, and the beginning of its hash.</summary>
/// <param name="Number">From 1; rejected versions count too.</param>
/// <param name="Sha256">Of its bytes, in hex.</param>
public sealed record VersionName(int Number, string Sha256)
{
    /// <summary>The name: four digits, a hyphen and twelve digits of the hash.</summary>
    public override string ToString() => $"{Number:0000}-{Sha256.AsSpan(0, 12)}";
}

/// <summary>One version as the return remembers it.</summary>
/// <param name="Commitment">SHA-256 of the salt and the bytes, in hex.</param>
/// <param name="Definition">Hash of the definitions that it was checked with.</param>
/// <param name="Accepted">Whether it had no errors.</param>
/// <param name="CheckedAgain">It was checked again after the definitions had changed: what came of it stands beside what came of it first.</param>
/// <param name="Erased">Its bytes are gone, or going: the same bytes again are a version of their own.</param>
public sealed record RecordedVersion(VersionName Name, string Commitment, string Definition, bool Accepted, bool CheckedAgain, bool Erased = false);
