using Reporting.Domain.Collections;

namespace Reporting.Domain.Returns;

public enum ReturnState
{
    NotStarted,

    /// <summary>Nothing has been accepted yet.</summary>
    Rejected,
    WithQueries,
    Ready,
    SignedOff,
    Nil,
}

/// <summary>What one body submits for one instrument and period.</summary>
public sealed record ReturnKey(string Collection, string Period, string Instrument, Body Body)
{
    public override string ToString() => $"{Collection}/{Period}/{Instrument}/{Body}";
}

/// <summary>One version of a return, as its blobs are named: a number, and the beginning of its hash.</summary>
public sealed record VersionName(int Number, string Sha256)
{
    public override string ToString() => $"{Number:0000}-{Sha256.AsSpan(0, 12)}";
}
