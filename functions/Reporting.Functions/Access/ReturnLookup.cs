using System.Diagnostics.CodeAnalysis;
using Reporting.Checking.Checking;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Access;

/// <summary>Finds the return that ids mean.</summary>
public sealed class ReturnLookup(PeriodLookup periods, DefinitionSet definitions)
{
    /// <returns>False where there is none; the refusal then says so.</returns>
    public bool TryFind(
        string collection, string period, string instrument, string body, [NotNullWhen(true)] out AskedReturn? place, [NotNullWhen(false)] out Refusal? refusal)
    {
        place = null;
        if (!periods.TryFind(collection, period, out var found, out var foundPeriod, out refusal))
            return false;
        if (!Body.TryParse(body, out var sender))
            refusal = new Refusal.NotUnderstood(AskedReturn.NoBody(body));
        else if (found.Instrument(instrument) is not { } asked)
            refusal = new Refusal.NotFound(
                $"'{ShortText.Of(instrument)}' is no instrument of {collection}. There are: {string.Join(", ", found.Instruments.Select(i => i.Id))}.");
        else if (AskedReturn.WhyNone(definitions, foundPeriod, asked, sender) is { } why)
            refusal = new Refusal.NotFound(why);
        else
            place = new(found, foundPeriod, asked, sender);
        return place is not null;
    }
}
