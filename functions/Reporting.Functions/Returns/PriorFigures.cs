using Reporting.Domain.Collections;
using Reporting.Functions.Definitions;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>What a rule may set a return against: the body's last period, its peers' distribution then, reference data and the source's own figures.</summary>
public sealed class PriorFigures(DefinitionSet definitions, CombinedFigures combined)
{
    public async Task<ReturnConstants> ForAsync(Collection collection, Period period, Instrument instrument, Body body, CancellationToken cancellation)
    {
        var last = collection.Before(period) is { } before ? await combined.AnswersOfAsync(collection, before, instrument, cancellation) : AnswersOfPeriod.None;
        return definitions.ConstantsFor(collection, period, body, last.Of(body), last.Peers);
    }
}
