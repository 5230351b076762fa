using Reporting.Domain.Collections;

namespace Reporting.Domain.Returns;

/// <summary>What one body submits for one instrument and period, by their ids.</summary>
public sealed record ReturnKey(string Collection, string Period, string Instrument, Body Body)
{
    /// <summary>The ids, each after a slash but the first, as names in storage begin.</summary>
    public override string ToString() => $"{Collection}/{Period}/{Instrument}/{Body}";
}
