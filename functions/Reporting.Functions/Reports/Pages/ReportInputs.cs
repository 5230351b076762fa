using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Reports.Pages;

/// <summary>A return that counts in a report, or one that was due and did not come.</summary>
/// <param name="Version">The version that counts; null where nothing was accepted.</param>
/// <param name="Commitment">
/// SHA-256 of a salt and the bytes, in hex: its body can check that this report used its return, and nobody can guess the bytes from it.
/// </param>
/// <param name="Late">Came after the window had closed.</param>
/// <param name="Reason">Why it is nil, late or left out of the England figures.</param>
public sealed record ReportReturn(
    Period Period, string Instrument, Body Body, Authority? Authority, ReturnState State, int? Version, string? Commitment,
    bool Late, bool Excluded, string? Reason);

/// <param name="Id">Names the run, in URLs and in storage.</param>
/// <param name="Reason">Why it was made: the close of a window, the nightly draft, a request.</param>
/// <param name="Draft">Made while the window was open, or at night: not for publication.</param>
/// <param name="Definition">Hash of the definitions and templates.</param>
public sealed record ReportRun(string Id, DateTimeOffset CreatedAt, string Reason, bool Draft, string Definition);

/// <summary>Where reference figures come from, for the page that says so.</summary>
/// <param name="Note">The attribution that the licence asks for.</param>
public sealed record DataSource(string Title, string Source, string Licence, string Note);

/// <summary>Where each authority stands on the map of tiles.</summary>
/// <param name="Geography">The year whose boundaries the tiles are of.</param>
public sealed record ReportMap(string Geography, IReadOnlyList<Tile> Tiles);

/// <summary>Everything that a report is made of. There is no unprotected figure among it.</summary>
/// <param name="Periods">All periods up to the report's own, in order of time.</param>
/// <param name="Returns">Of all those periods.</param>
/// <param name="Scale">What "most" means in it.</param>
/// <param name="Sources">Of the reference data that it uses.</param>
/// <param name="Map">Null where no map can be drawn.</param>
public sealed record ReportInputs(
    Collection Collection, Period Period, IReadOnlyList<PublishedPeriod> Periods, IReadOnlyList<ReportReturn> Returns, ReportRun Run,
    QuantifierScale Scale, IReadOnlyList<DataSource> Sources, ReportMap? Map)
{
    /// <summary>What the report calls authorities. Of a synthetic collection by a number, which must be the same in everything that is made of it.</summary>
    public required AreaNames Names { get; init; }

    /// <summary>Whose published values the neighbours' means are made of.</summary>
    public StatisticalNeighbours Neighbours { get; init; } = StatisticalNeighbours.None;

    public PublishedPeriod Current => Periods[^1];
}
