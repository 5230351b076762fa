namespace Reporting.Domain.Releases;

/// <summary>How far a run has come on its way to the public. A run that nobody shared is a draft, and no release.</summary>
public enum ReleaseState
{
    /// <summary>Each council sees its own draft page, and can say what is wrong in it.</summary>
    Shared,

    /// <summary>Somebody who did not make it has approved it.</summary>
    Approved,

    /// <summary>It will be published at a time that is known.</summary>
    Scheduled,

    /// <summary>Everybody can read it.</summary>
    Published,

    /// <summary>It was taken back, before or after publication.</summary>
    Withdrawn,
}
