using System.Diagnostics.CodeAnalysis;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Access;

/// <summary>Finds the period that ids mean.</summary>
public sealed class PeriodLookup(DefinitionSet definitions)
{
    /// <returns>False where there is none; the refusal then says so.</returns>
    public bool TryFind(
        string collection, string period, [NotNullWhen(true)] out Collection? found, [NotNullWhen(true)] out Period? foundPeriod, [NotNullWhen(false)] out Refusal? refusal)
    {
        found = definitions.Find(collection);
        foundPeriod = found?.Period(period);
        refusal = (found, foundPeriod) switch
        {
            (null, _) => new Refusal.NotFound(
                $"There is no collection '{ShortText.Of(collection)}'. There are: {string.Join(", ", definitions.Collections.Keys.Order(StringComparer.Ordinal))}."),
            (_, null) => new Refusal.NotFound($"'{ShortText.Of(period)}' is no period of {collection}. There are: {string.Join(", ", found.Periods.Select(p => p.Id))}."),
            _ => null,
        };
        return refusal is null;
    }
}
