using Reporting.Domain.Findings;
using Reporting.Domain.Returns;
using Reporting.Functions.Reports.Pages;

namespace Reporting.Functions.Reports.Files;

/// <summary>The returns behind a report, by instrument and period, as the ledger names them.</summary>
internal static class InputSets
{
    public static IReadOnlyList<InputSet> Of(ReportInputs inputs, AreaNames names) =>
    [
        .. inputs.Returns
            .GroupBy(r => (r.Period.Id, r.Instrument))
            .OrderBy(g => g.Key.Id, StringComparer.Ordinal).ThenBy(g => g.Key.Instrument, StringComparer.Ordinal)
            .Select(g => new InputSet($"{g.Key.Instrument}-{g.Key.Id}", g.Key.Instrument, g.Key.Id, [.. g.Select(r => Of(r, names)).OrderBy(i => i.Body, StringComparer.Ordinal)])),
    ];

    private static Input Of(ReportReturn r, AreaNames names) =>
        new(r.Body.Authority is { } code ? names.Code(code) : r.Body.ToString(), r.Version, r.Commitment, r.State is ReturnState.SignedOff, r.Late, r.Excluded, r.Reason);
}
