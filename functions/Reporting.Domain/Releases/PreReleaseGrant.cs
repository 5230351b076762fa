namespace Reporting.Domain.Releases;

/// <summary>A person may read one release in the 24 hours before its publication.</summary>
/// <param name="Person">The key of the person.</param>
/// <param name="Name">Shown to the inspectorate alone.</param>
/// <param name="Office">What the public list prints instead of the name.</param>
/// <param name="GrantedBy">The key of the publisher.</param>
/// <param name="StoppedAt">Null while the grant stands.</param>
public sealed record PreReleaseGrant(string Person, string Name, string Office, string GrantedBy, DateTimeOffset GrantedAt, DateTimeOffset? StoppedAt)
{
    /// <summary>Whether it opens a release now.</summary>
    public bool Opens(Release release, DateTimeOffset now) => StoppedAt is null && release.IsReadEarlyAt(now);
}
