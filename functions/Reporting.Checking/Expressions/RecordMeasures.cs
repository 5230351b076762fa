using DuckDB.NET.Data;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Checking.Expressions;

/// <summary>What a table of records comes to for one authority.</summary>
/// <param name="Authority">Three digits; null where the records are not about authorities, and give figures for England alone.</param>
public sealed record RecordFigures(string? Authority, IReadOnlyList<MeasureParts> Measures);

/// <summary>Computes the parts of measures over records, grouped by authority.</summary>
internal sealed class RecordMeasures(DuckDBConnection connection, string answers, Period period, Func<string, Expression.Accepted> inspected)
{
    public IReadOnlyList<RecordFigures> Run(IReadOnlyList<Measure> measures, Func<string, ReturnConstants> constantsOf)
    {
        var authorities = connection.Read($"select distinct authority from {answers} order by 1", r => r.IsDBNull(0) ? null : r.GetString(0));
        var constants = authorities.OfType<string>().ToDictionary(a => a, constantsOf, StringComparer.Ordinal);
        var parts = authorities.Select(_ => new List<MeasureParts>()).ToList();
        foreach (var some in measures.Chunk(EngineSession.MostTogether / 2))
        {
            var source = TableSource.Of(answers, period, some.SelectMany(m => inspected(m.Numerator).Columns.Concat(inspected(m.Denominator).Columns)), constants);
            var selected = some.SelectMany(m => (string[])[$"({m.Numerator})::double", $"({m.Denominator})::double", .. Spread(m)]);
            var rows = connection.Read(
                $"select authority, {string.Join(", ", selected)} from {source.Sql} group by authority{string.Concat(source.Groups.Select(g => $", {g}"))} order by 1",
                r => some.Select((m, i) => Part(m, Number(r, 1 + (4 * i)), Number(r, 2 + (4 * i)), Number(r, 3 + (4 * i)), Number(r, 4 + (4 * i)))).ToList());
            for (var i = 0; i < rows.Count; i++)
                parts[i].AddRange(rows[i]);
        }

        return [.. authorities.Zip(parts).Select(a => new RecordFigures(a.First, a.Second))];
    }

    /// <summary>How many numbers a mean is of, and their standard deviation.</summary>
    private string[] Spread(Measure measure) => measure is { Method: Method.Mean, HasInterval: true } && inspected(measure.Numerator) is { IsSum: true } sum
        ? [$"({sum.OfSame("count")})::double", $"({sum.OfSame("stddev_samp")})::double"]
        : ["null::double", "null::double"];

    private static double? Number(DuckDBDataReader reader, int at) => !reader.IsDBNull(at) && reader.GetDouble(at) is var value && double.IsFinite(value) ? value : null;

    // Where the mean is not over the numbers that are summed, their spread is not its own.
    private static MeasureParts Part(Measure measure, double? numerator, double? denominator, double? count, double? deviation) => (numerator, denominator) switch
    {
        (_, 0) => new(measure.Id, numerator, denominator, Symbol.NotApplicable, false, "There is nothing to divide by", false),
        (null, _) or (_, null) => new(measure.Id, numerator, denominator, Symbol.NotAvailable, false, "No row has a value", false),
        _ => new(measure.Id, numerator, denominator, null, false, null, false) { Deviation = count == denominator ? deviation : null },
    };
}
