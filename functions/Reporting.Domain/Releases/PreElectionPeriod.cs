namespace Reporting.Domain.Releases;

/// <summary>Days before an election in which nothing is published that could bear on it. A publisher enters them; none is built in.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Name">Which election.</param>
/// <param name="Source">Where the period was announced.</param>
public sealed record PreElectionPeriod(DateOnly From, DateOnly To, string Name, string Source)
{
    /// <summary>Whether a day is one of them.</summary>
    public bool Contains(DateOnly day) => From <= day && day <= To;
}
