using Reporting.Checking.Expressions;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Definitions;

/// <summary>Checks all expressions of a collection: few statements where all is well, one for each expression where something is not.</summary>
internal sealed class ExpressionCheck(ExpressionEngine engine, DefinitionFaults faults)
{
    public void Run(ReadCollection read)
    {
        var expressions = engine.Inspect([.. read.Expressions.Select(s => s.Text)]);
        var sound = new List<(ExpressionSite Site, Expression.Accepted Expression)>();
        foreach (var (site, expression) in read.Expressions.Zip(expressions))
        {
            if (expression is Expression.Refused refused)
                Fault(site, refused.Message);
            else if (expression is Expression.Accepted accepted
                && HasKnownNames(site, accepted, read.Names[site.Instrument]) && ComparesWhatCanBe(site, accepted, read.Names[site.Instrument])
                && HasItsShape(site, accepted, read.Collection) && IsAskedTogether(site, accepted, read.Collection))
                sound.Add((site, accepted));
        }

        foreach (var group in sound.GroupBy(s => (s.Site.Instrument, Aggregated: s.Site.Kind is not ExpressionKind.Check || s.Expression.Aggregates)))
        {
            foreach (var some in group.Chunk(EngineSession.MostExpressions))
                Prepare(read.Collection.Instrument(group.Key.Instrument)!, [.. some], group.Key.Aggregated);
        }
    }

    private bool HasKnownNames(ExpressionSite site, Expression.Accepted expression, ItemNames names)
    {
        var unknown = expression.Columns.Where(c => !names.Knows(c)).ToList();
        foreach (var name in unknown)
        {
            if (names.ItemWithChoice(name) is { } item)
            {
                faults.Add(
                    site.File.Name, site.LineOf(name),
                    $"There is no item '{name}': where the choice of {item} is meant, write it as '{name}', in single quotes.");
            }
            else
            {
                faults.Unknown(site.File.Name, site.LineOf(name), "item", name, names.All);
            }
        }

        return unknown.Count == 0;
    }

    private bool ComparesWhatCanBe(ExpressionSite site, Expression.Accepted expression, ItemNames names)
    {
        var check = new ComparisonCheck(names);
        var wrong = expression.Comparisons.Select(check.Fault).OfType<(string Message, string About)>().ToList();
        foreach (var (message, about) in wrong)
            faults.Add(site.File.Name, site.LineOf(about), message);
        return wrong.Count == 0;
    }

    /// <summary>Whether some period in which it holds asks for all of its items: else it would never be computed, and nobody would see it.</summary>
    private bool IsAskedTogether(ExpressionSite site, Expression.Accepted expression, Collection collection)
    {
        var instrument = collection.Instrument(site.Instrument)!;
        var range = site.Kind is ExpressionKind.Check
            ? instrument.Rules.First(r => r.Id == site.Owner).Periods
            : collection.Measures.First(m => m.Id == site.Owner).Periods;
        var periods = collection.Periods.Where(p => range.Contains(p.Id)).ToList();
        if (periods.Count == 0 || periods.Exists(p => EngineSession.AnswersIn(instrument, p)(expression.Columns)))
            return true;
        var asked = instrument.Items.Where(i => expression.Columns.Any(c => c == i.Code || c == i.Code + ItemNames.Missing || c == i.Code + ItemNames.Estimate))
            .Where(i => periods.Exists(p => !i.Periods.Contains(p.Id)))
            .Select(i => $"{i.Code} is asked in {PeriodsOf(i)}");
        return Fault(site, $"This is never computed, since no period in which it holds asks for all of its items: {string.Join(", ", asked)}.");

        string PeriodsOf(Item item) =>
            string.Join(", ", collection.Periods.Where(p => item.Periods.Contains(p.Id)).Select(p => p.Id)) is { Length: > 0 } some ? some : "no period";
    }

    /// <summary>Whether aggregates stand where they must, and nowhere else.</summary>
    private bool HasItsShape(ExpressionSite site, Expression.Accepted expression, Collection collection)
    {
        var isForm = collection.Instrument(site.Instrument)!.Kind is InstrumentKind.Form;
        if (site.Kind is ExpressionKind.Check && expression.Aggregates && isForm)
            return Fault(site, "A check of a form is about one row: sum, count and the like belong in measures, or in checks of records.");
        if (site.Kind is ExpressionKind.Check && !expression.Aggregates)
            return true;
        if (expression.SumsConstants)
        {
            return Fault(
                site, "ref, last, peers, published and period are the same for every row of an authority, so they are never summed: write the name alone.");
        }

        if (expression.Outside.FirstOrDefault(c => !c.Contains('.', StringComparison.Ordinal)) is { } item)
            return Fault(site, $"'{item}' must stand in an aggregate: write sum({item}), or count, min, max, avg, median.");
        if (!expression.Aggregates && expression.Columns.Count == 0)
            return Fault(site, "A part of a measure needs an aggregate, as sum or count, or a reference figure.");
        if (site.Kind is ExpressionKind.Numerator && IsMeanWithInterval(collection, site.Owner) && (isForm || !expression.IsSum))
            return Fault(site, "A mean has an interval where its numerator is one sum over records, as sum(x). Write that, or interval: none.");
        return true;
    }

    private static bool IsMeanWithInterval(Collection collection, string measure) =>
        collection.Measures.FirstOrDefault(m => m.Id == measure) is { Method: Method.Mean, HasInterval: true };

    /// <summary>Prepares some expressions together. Where that fails, each is prepared alone, to find the one that is at fault.</summary>
    private void Prepare(Instrument instrument, List<(ExpressionSite Site, Expression.Accepted Expression)> expressions, bool aggregated)
    {
        var fault = engine.Lend(session => session.FaultOf(instrument, [.. expressions.Select(e => (e.Site.Kind, e.Expression))], aggregated));
        if (fault is null)
            return;
        if (expressions.Count == 1)
            Fault(expressions[0].Site, fault);
        else
            expressions.ForEach(e => Prepare(instrument, [e], aggregated));
    }

    private bool Fault(ExpressionSite site, string message)
    {
        faults.Add(site.File.Name, site.Line, message);
        return false;
    }
}
