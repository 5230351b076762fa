using DuckDB.NET.Native;
using Reporting.Checking.Expressions;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Definitions;

/// <summary>Checks all expressions of a collection: few statements where all is well, one for each expression where something is not.</summary>
internal sealed class ExpressionCheck(ExpressionEngine engine, Faults faults)
{
    private static readonly HashSet<DuckDBType> Numeric =
    [
        DuckDBType.TinyInt, DuckDBType.SmallInt, DuckDBType.Integer, DuckDBType.BigInt, DuckDBType.HugeInt, DuckDBType.Float, DuckDBType.Double, DuckDBType.Decimal,
    ];

    public void Run(ReadCollection read)
    {
        var expressions = engine.Inspect([.. read.Expressions.Select(s => s.Text)]);
        var sound = new List<(ExpressionSite Site, Expression.Accepted Expression)>();
        foreach (var (site, expression) in read.Expressions.Zip(expressions))
        {
            if (expression is Expression.Refused refused)
                Fault(site, refused.Message);
            else if (expression is Expression.Accepted accepted && Names(site, accepted, read.Names[site.Instrument]) && Shape(site, accepted, read.Collection.Instrument(site.Instrument)!.Kind, site.Kind is ExpressionKind.Check ? null : read.Collection.Measures.FirstOrDefault(m => m.Id == site.Owner)))
                sound.Add((site, accepted));
        }

        foreach (var group in sound.GroupBy(s => (s.Site.Instrument, Aggregated: s.Site.Kind is not ExpressionKind.Check || s.Expression.Aggregates)))
        {
            foreach (var some in group.Chunk(EngineSession.MostTogether))
                Prepare(read.Collection.Instrument(group.Key.Instrument)!, [.. some], group.Key.Aggregated);
        }
    }

    private bool Names(ExpressionSite site, Expression.Accepted expression, ItemNames names)
    {
        var unknown = expression.Columns.Where(c => !names.Knows(c)).ToList();
        foreach (var name in unknown)
            faults.Unknown(site.File, site.Line, "item", name, names.All);
        return unknown.Count == 0;
    }

    private bool Shape(ExpressionSite site, Expression.Accepted expression, InstrumentKind kind, Measure? measure)
    {
        if (site.Kind is ExpressionKind.Check && expression.Aggregates && kind is InstrumentKind.Form)
            return Fault(site, "A check of a form is about one row: sum, count and the like belong in measures, or in checks of records.");
        if (site.Kind is ExpressionKind.Check && !expression.Aggregates)
            return true;
        if (expression.SumsConstants)
            return Fault(site, "ref, last, peers, published and period are the same for every row of an authority, so they are never summed: write the name alone.");
        if (expression.Outside.FirstOrDefault(c => !c.Contains('.', StringComparison.Ordinal)) is { } item)
            return Fault(site, $"'{item}' must stand in an aggregate: write sum({item}), or count, min, max, avg, median.");
        if (!expression.Aggregates && expression.Columns.Count == 0)
            return Fault(site, "A part of a measure needs an aggregate, as sum or count, or a reference figure.");
        if (site.Kind is ExpressionKind.Numerator && measure is { Method: Method.Mean, HasInterval: true } && !(kind is InstrumentKind.Records && expression.IsSum))
            return Fault(site, "A mean has an interval where its numerator is one sum over records, as sum(x). Write that, or interval: none.");
        return true;
    }

    private void Prepare(Instrument instrument, List<(ExpressionSite Site, Expression.Accepted Expression)> expressions, bool aggregated)
    {
        var refusal = engine.Lend(session => Types(session, expressions));
        if (refusal is null)
            return;
        if (expressions.Count == 1)
            Fault(expressions[0].Site, refusal);
        else
            expressions.ForEach(e => Prepare(instrument, [e], aggregated));

        string? Types(EngineSession session, List<(ExpressionSite Site, Expression.Accepted Expression)> tried)
        {
            var (prepared, reason) = session.TryPrepare(instrument, tried.SelectMany(e => e.Expression.Columns), [.. tried.Select(e => $"({e.Site.Text})")], aggregated);
            using (prepared)
                return prepared is null ? $"The expression does not fit its items: {FirstLine(reason!)}" : tried.Zip(prepared.Types()).Select(e => Wrong(e.First.Site, e.Second)).FirstOrDefault(w => w is not null);
        }
    }

    private static string? Wrong(ExpressionSite site, DuckDBType type) => site.Kind switch
    {
        ExpressionKind.Check => type is DuckDBType.Boolean ? null : $"A check must be true or false, not a value of type {Name(type)}.",
        _ => Numeric.Contains(type) ? null : $"A {(site.Kind is ExpressionKind.Numerator ? "numerator" : "denominator")} must be a number, not a value of type {Name(type)}.",
    };

    private static string Name(DuckDBType type) => type.ToString().ToLowerInvariant();

    private static string FirstLine(string message) => message.Split('\n')[0].TrimEnd('.') + ".";

    private bool Fault(ExpressionSite site, string message)
    {
        faults.Add(site.File, site.Line, message);
        return false;
    }
}
