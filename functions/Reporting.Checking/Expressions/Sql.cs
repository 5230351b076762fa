using DuckDB.NET.Data;

namespace Reporting.Checking.Expressions;

/// <summary>What statements in DuckDB's SQL are made of, and statements that are run once.</summary>
internal static class Sql
{
    /// <summary>Between the texts of a list that is handed over as one text.</summary>
    public const char ListSeparator = '\u001f';

    /// <summary>Day number of 1 January 1970 in .NET's count.</summary>
    private const int FirstDay = 719_162;

    /// <summary>A name of a table or a column, in double quotation marks.</summary>
    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A text in single quotation marks.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The list that a text with <see cref="ListSeparator"/> stands for.</summary>
    public static string List(string text) => $"string_split({text}, chr({(int)ListSeparator}))";

    /// <summary>Days since 1 January 1970, as DuckDB keeps a date.</summary>
    public static int DayNumber(DateOnly day) => day.DayNumber - FirstDay;

    /// <summary>Runs a statement that gives nothing back.</summary>
    public static void Run(this DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a statement, and reads its rows.</summary>
    public static IReadOnlyList<T> Read<T>(this DuckDBConnection connection, string sql, Func<DuckDBDataReader, T> of)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(of(reader));
        return rows;
    }
}
