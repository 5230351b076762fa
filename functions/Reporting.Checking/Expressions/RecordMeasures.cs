using DuckDB.NET.Data;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Checking.Expressions;

/// <summary>What a table of records comes to for one authority, unprotected.</summary>
/// <param name="Authority">Three digits; null where the records are not about authorities, and give figures for England alone.</param>
/// <param name="Measures">The parts of each measure.</param>
public sealed record RecordFigures(string? Authority, IReadOnlyList<MeasureParts> Measures);

/// <summary>Computes the parts of measures over records, grouped by authority.</summary>
/// <param name="answers">SQL of the table of records.</param>
internal sealed class RecordMeasures(DuckDBConnection connection, string answers, Period period, Func<string, Expression.Accepted> inspected)
{
    /// <summary>Columns that each measure takes in the statement: numerator, denominator, count and deviation.</summary>
    private const int Columns = 4;

    public IReadOnlyList<RecordFigures> Run(IReadOnlyList<Measure> measures, Func<string, ReturnConstants> constantsOf)
    {
        var authorities = connection.Read($"select distinct authority from {answers} order by 1", r => r.IsDBNull(0) ? null : r.GetString(0));
        var constants = authorities.OfType<string>().ToDictionary(a => a, constantsOf, StringComparer.Ordinal);
        var parts = authorities.Select(_ => new List<MeasureParts>()).ToList();
        foreach (var some in Statements(measures.Where(m => !m.IsQuantile)))
        {
            var (source, selected) = Selection(some, constants);
            var groups = string.Concat(source.Groups.Select(g => $", {g}"));
            var rows = connection.Read(
                $"select authority, {selected} from {source.Table} group by authority{groups} order by 1", r => PartsOf(some, r, 1));
            for (var i = 0; i < rows.Count; i++)
                parts[i].AddRange(rows[i]);
        }

        var figures = authorities.Zip(parts).Select(a => new RecordFigures(a.First, a.Second)).ToList();
        return authorities.Count == 0 ? figures : WithQuantiles(figures, measures.Where(m => m.IsQuantile), constants);
    }

    /// <summary>A quantile is of all records together, whatever authorities they are about.</summary>
    private List<RecordFigures> WithQuantiles(
        List<RecordFigures> figures, IEnumerable<Measure> measures, Dictionary<string, ReturnConstants> constants)
    {
        var together = new List<MeasureParts>();
        foreach (var some in Statements(measures))
        {
            var (source, selected) = Selection(some, constants);
            together.AddRange(connection.Read($"select {selected} from {source.Table}", r => PartsOf(some, r, 0))[0]);
        }

        if (together.Count == 0)
            return figures;
        var whole = figures.Find(f => f.Authority is null);
        return [new(null, [.. whole?.Measures ?? [], .. together]), .. figures.Where(f => f != whole)];
    }

    private IEnumerable<IReadOnlyList<Measure>> Statements(IEnumerable<Measure> measures) =>
        EngineSession.Statements([.. measures], EngineSession.MostExpressions / 2, CostOf);

    private (TableSource Source, string Selected) Selection(IReadOnlyList<Measure> measures, Dictionary<string, ReturnConstants> constants)
    {
        var used = measures.SelectMany(m => inspected(m.Numerator).Columns.Concat(inspected(m.Denominator).Columns));
        var selected = measures.SelectMany(m => (string[])[$"({m.Numerator})::double", $"({m.Denominator})::double", .. Spread(m)]);
        return (TableSource.Of(answers, period, used, constants), string.Join(", ", selected));
    }

    private static List<MeasureParts> PartsOf(IReadOnlyList<Measure> measures, DuckDBDataReader reader, int first) =>
        [.. measures.Select((m, i) => Part(m, reader, first + (Columns * i)))];

    private double CostOf(Measure measure) => inspected(measure.Numerator).TextCost + inspected(measure.Denominator).TextCost;

    /// <summary>How many numbers a mean is of, and their standard deviation.</summary>
    private string[] Spread(Measure measure) => measure is { Method: Method.Mean, HasInterval: true } && inspected(measure.Numerator) is { IsSum: true } sum
        ? [$"({sum.WithFunction("count")})::double", $"({sum.WithFunction("stddev_samp")})::double"]
        : ["null::double", "null::double"];

    private static MeasureParts Part(Measure measure, DuckDBDataReader reader, int at)
    {
        var (numerator, denominator, count, deviation) = (Number(reader, at), Number(reader, at + 1), Number(reader, at + 2), Number(reader, at + 3));
        return (numerator, denominator) switch
        {
            (_, 0) => new(measure.Id, numerator, denominator, Symbol.NotApplicable, false, "There is nothing to divide by", false),
            (null, _) or (_, null) => new(measure.Id, numerator, denominator, Symbol.NotAvailable, false, "No row has a value", false),
            // Where the mean is not over the numbers that are summed, their spread is not its own.
            _ => new(measure.Id, numerator, denominator, null, false, null, false) { Deviation = count == denominator ? deviation : null },
        };
    }

    private static double? Number(DuckDBDataReader reader, int at) =>
        !reader.IsDBNull(at) && reader.GetDouble(at) is var value && double.IsFinite(value) ? value : null;
}
