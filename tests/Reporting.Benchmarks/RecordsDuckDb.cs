using System.Diagnostics;
using DuckDB.NET.Data;

namespace Reporting.Benchmarks;

/// <summary>DuckDB as it comes, taking in the same file as text: no types, no checks.</summary>
internal static class RecordsDuckDb
{
    public static int Run(string file)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"create table records as from read_csv('{file}', all_varchar = true)";
        var begun = Stopwatch.GetTimestamp();
        command.ExecuteNonQuery();
        return Records.Say(Stopwatch.GetElapsedTime(begun).TotalSeconds);
    }
}
