using Reporting.Checking.Checking;
using Reporting.Checking.Definitions;
using Reporting.Checking.Expressions;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Receiving;

/// <summary>What a rule may set a return against: the body's last period, its peers' distribution then, reference data and the source's own figures.</summary>
public sealed class PriorFigures(DefinitionSet definitions, CombinedFigures combined) : IPriorFigures
{
    public async Task<ReturnConstants> ForAsync(Collection collection, Period period, Instrument instrument, Body body, CancellationToken cancellation)
    {
        var last = collection.Before(period) is { } before ? await combined.AnswersOfAsync(collection, before, instrument, cancellation) : AnswersOfPeriod.None;
        return definitions.ConstantsFor(collection, period, body) with
        {
            Last = last.Of(body) is { } answers ? AnswersOf(instrument, answers) : null,
            Peers = last.Peers.ToDictionary(p => p.Key, p => (double?)p.Value),
        };
    }

    public IReadOnlyList<Authority> Due(Period period) => definitions.Due(period);

    private static FormAnswers AnswersOf(Instrument instrument, IReadOnlyDictionary<string, double> numbers) => new(
        instrument.Items.Where(i => numbers.ContainsKey(i.Code)).ToDictionary(
            i => i.Code, i => new Answer(i.Type is ItemType.Integer ? (object)(long)numbers[i.Code] : numbers[i.Code], null, false, null)),
        new Dictionary<string, int>());
}
