using DuckDB.NET.Data;

namespace Reporting.Checking.Expressions;

/// <summary>Statements that are run once.</summary>
internal static class Statements
{
    public static void Run(this DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

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
