using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Access;

public abstract record PeriodOutcome
{
    private PeriodOutcome()
    {
    }

    public sealed record Found(Collection Collection, Period Period, Caller Caller) : PeriodOutcome;

    public sealed record Refused(IActionResult Answer) : PeriodOutcome;
}

/// <summary>Where a function about a period begins: whether the caller may do this, and then which period the URL means.</summary>
public sealed class PeriodPlaces(Gate gate, DefinitionSet definitions)
{
    /// <param name="body">The body whose return or figures are meant; null where none is.</param>
    public async Task<PeriodOutcome> FindAsync(HttpRequest request, Permission permission, string collection, string period, Body? body, CancellationToken cancellation)
    {
        var admission = await gate.AdmitAsync(request, permission, body, cancellation);
        if (admission is not Admission.Admitted(var caller))
            return new PeriodOutcome.Refused(((Admission.Refused)admission).Answer);
        if (definitions.Find(collection) is not { } found)
            return Nothing($"There is no collection '{ShortText.Of(collection)}'. There are: {string.Join(", ", definitions.Collections.Keys.Order(StringComparer.Ordinal))}.");
        if (found.Period(period) is not { } of)
            return Nothing($"'{ShortText.Of(period)}' is no period of {collection}. There are: {string.Join(", ", found.Periods.Select(p => p.Id))}.");
        return new PeriodOutcome.Found(found, of, caller);

        static PeriodOutcome Nothing(string detail) => new PeriodOutcome.Refused(Problems.NotFound(detail));
    }
}
