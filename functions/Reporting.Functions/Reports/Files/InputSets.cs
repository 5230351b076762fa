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
            .Select(g => SetOf(g.Key.Id, g.Key.Instrument, g.Select(r => InputOf(r, names)))),
    ];

    private static InputSet SetOf(string period, string instrument, IEnumerable<Input> inputs) =>
        new($"{instrument}-{period}", instrument, period, [.. inputs.OrderBy(i => i.Body, StringComparer.Ordinal)]);

    private static Input InputOf(ReportReturn r, AreaNames names)
    {
        var body = r.Body.Authority is { } code ? names.Code(code) : r.Body.ToString();
        return new(body, r.Version, r.Commitment, r.State.IsSignedOff(), r.Late, r.Excluded, r.Reason);
    }
}
