using System.Globalization;
using DuckDB.NET.Data;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Expressions;

/// <summary>A checked form as a Parquet file of one row: authority, period, and four columns an item.</summary>
internal static class FormParquet
{
    /// <param name="folder">The spool folder.</param>
    public static StoredForm Prepare(EngineSession session, Instrument instrument, Period period, string folder)
    {
        var source = RowSource.Stored(instrument.ItemsOf(period.Id));
        var file = Path.Combine(folder, $"{Guid.NewGuid():n}.parquet");

        // One row is too little to compress: for each column the compressor would ask for a megabyte of memory.
        var (prepared, refusal) = PreparedExpressions.Prepare(
            session.Connection.NativeConnection,
            source,
            $"copy (select * from {source.Table}) to {Sql.Literal(file)} (format parquet, compression uncompressed)");
        return new(prepared ?? throw new ExpressionFailedException(refusal!), file);
    }

    /// <exception cref="InvalidDataException">The file holds no row.</exception>
    public static FormAnswers Read(EngineSession session, Instrument instrument, Period period, string path)
    {
        using var command = session.Connection.CreateCommand();
        command.CommandText = $"select * from read_parquet({Sql.Literal(Path.GetFullPath(path))})";
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

    /// <summary>A value in the type that an answer has; null for NULL.</summary>
    public static object? Value(DuckDBDataReader reader, int at, ItemType type) => reader.IsDBNull(at) ? null : type switch
    {
        ItemType.Integer => reader.GetInt64(at),
        ItemType.Decimal => reader.GetDouble(at),
        ItemType.YesNo => reader.GetBoolean(at),
        ItemType.Date => reader.GetFieldValue<DateOnly>(at),
        ItemType.MultiChoice => reader.GetFieldValue<List<string>>(at).ToArray(),
        _ => Convert.ToString(reader.GetValue(at), CultureInfo.InvariantCulture),
    };

    public static string? Text(DuckDBDataReader reader, int at) => reader.IsDBNull(at) ? null : reader.GetString(at);
}

/// <summary>A statement that writes a form, always to one file of its own, since a statement that was planned cannot be given another name.</summary>
internal sealed record StoredForm(PreparedExpressions Statement, string File)
{
    public void Write(FormRow row, string path)
    {
        Statement.Run(row);
        System.IO.File.Move(File, path, true);
    }
}
