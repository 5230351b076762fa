using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Reporting.Checking.Checking;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Access;

public abstract record PlaceOutcome
{
    private PlaceOutcome()
    {
    }

    public sealed record Found(ReturnPlace Place, Caller Caller) : PlaceOutcome;

    public sealed record Refused(IActionResult Answer) : PlaceOutcome;
}

/// <summary>Finds what a URL under <c>/returns/</c> means, and whether the caller has the permission there.</summary>
public sealed class ReturnPlaces(PeriodPlaces periods, DefinitionSet definitions)
{
    public const string Route = "api/collections/{collection}/periods/{period}/returns/{instrument}/{body}";

    public async Task<PlaceOutcome> FindAsync(HttpRequest request, Permission permission, string collection, string period, string instrument, string body, CancellationToken cancellation)
    {
        // A body that cannot be read is nobody's: the caller is still asked who they are first.
        var known = Body.TryParse(body, out var sender);
        var outcome = await periods.FindAsync(request, known ? permission : Permission.ReadCollections, collection, period, known ? sender : null, cancellation);
        if (outcome is not PeriodOutcome.Found(var found, var foundPeriod, var caller))
            return new PlaceOutcome.Refused(((PeriodOutcome.Refused)outcome).Answer);
        if (!known)
            return new PlaceOutcome.Refused(Problems.BadRequest(ReturnPlace.NoBody(body)));
        if (found.Instrument(instrument) is not { } foundInstrument)
            return Nothing($"'{ShortText.Of(instrument)}' is no instrument of {collection}. There are: {string.Join(", ", found.Instruments.Select(i => i.Id))}.");
        if (ReturnPlace.WhyNone(definitions, foundPeriod, foundInstrument, sender) is { } why)
            return Nothing(why);
        return new PlaceOutcome.Found(new(found, foundPeriod, foundInstrument, sender), caller);

        static PlaceOutcome Nothing(string detail) => new PlaceOutcome.Refused(Problems.NotFound(detail));
    }
}
