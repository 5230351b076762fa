using System.Diagnostics.CodeAnalysis;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Access;

/// <summary>Finds the period that ids mean.</summary>
public sealed class PeriodLookup(DefinitionSet definitions)
{
    /// <returns>False where there is none; the refusal then says so.</returns>
    public bool TryFind(
        string collection, string period,
        [NotNullWhen(true)] out Collection? found, [NotNullWhen(true)] out Period? foundPeriod, [NotNullWhen(false)] out Refusal? refusal)
    {
        found = definitions.Find(collection);
        foundPeriod = found?.Period(period);
        refusal = null;
        if (found is null)
            refusal = NotFound($"There is no collection '{ShortText.Of(collection)}'.", definitions.Collections.Keys.Order(StringComparer.Ordinal));
        else if (foundPeriod is null)
            refusal = NotFound($"'{ShortText.Of(period)}' is no period of {collection}.", found.Periods.Select(p => p.Id));
        return refusal is null;

        static Refusal NotFound(string what, IEnumerable<string> there) => new Refusal.NotFound($"{what} There are: {string.Join(", ", there)}.");
    }
}
