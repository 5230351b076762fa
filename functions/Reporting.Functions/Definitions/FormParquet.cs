using System.Globalization;
using DuckDB.NET.Data;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Definitions;

/// <summary>A checked form as a Parquet file of one row: authority, period, and four columns an item.</summary>
internal static class FormParquet
{
    public static void Write(EngineSession session, Instrument instrument, FormRow row, string path)
    {
        var source = RowSource.Stored(instrument.ItemsOf(row.Period.Id));
        using var command = session.Connection.CreateCommand();
        command.CommandText = $"copy (select * from {source.Sql}) to {ExpressionEngine.Literal(Path.GetFullPath(path))} (format parquet, compression zstd)";
        var (wholes, numbers, texts) = source.Parameters(row);
        command.Parameters.Add(new DuckDBParameter(wholes.ToList()));
        command.Parameters.Add(new DuckDBParameter(numbers.ToList()));
        command.Parameters.Add(new DuckDBParameter(texts.ToList()));
        command.ExecuteNonQuery();
    }

    public static FormAnswers Read(EngineSession session, Instrument instrument, Period period, string path)
    {
        using var command = session.Connection.CreateCommand();
        command.CommandText = $"select * from read_parquet({ExpressionEngine.Literal(Path.GetFullPath(path))})";
        using var reader = command.ExecuteReader();
        if (!reader.Read())
            throw new InvalidDataException($"{path} holds no row.");
        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var item in instrument.ItemsOf(period.Id))
        {
            var at = reader.GetOrdinal(item.Code);
            var answer = new Answer(Value(reader, at, item.Type), Text(reader, at + 1), reader.GetBoolean(at + 2), Text(reader, at + 3));
            if (!answer.IsBlank || answer.Note is not null)
                answers[item.Code] = answer;
        }

        return new(answers, new Dictionary<string, int>());
    }

    private static object? Value(DuckDBDataReader reader, int at, ItemType type) => reader.IsDBNull(at) ? null : type switch
    {
        ItemType.Integer => reader.GetInt64(at),
        ItemType.Decimal => reader.GetDouble(at),
        ItemType.YesNo => reader.GetBoolean(at),
        ItemType.Date => reader.GetFieldValue<DateOnly>(at),
        ItemType.MultiChoice => reader.GetFieldValue<List<string>>(at).ToArray(),
        _ => Convert.ToString(reader.GetValue(at), CultureInfo.InvariantCulture),
    };

    private static string? Text(DuckDBDataReader reader, int at) => reader.IsDBNull(at) ? null : reader.GetString(at);
}
