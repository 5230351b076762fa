using System.Diagnostics;
using System.Globalization;
using Reporting.Checking.Expressions;
using Reporting.Checking.Reading;
using Reporting.Checking.Reading.Formats;

namespace Reporting.Benchmarks;

/// <summary>What the service does with an uploaded file: reads every cell, and runs every rule.</summary>
internal static class RecordsOurs
{
    public static int Run(string file)
    {
        var spool = Directory.CreateTempSubdirectory("records");
        try
        {
            using var engine = new ExpressionEngine(spool.FullName);
            var question = RecordsFile.Question;
            var begun = Stopwatch.GetTimestamp();
            using var table = engine.OpenTableAsync(question.Collection, question.Instrument, question.Period, question.Body, CancellationToken.None)
                .GetAwaiter().GetResult();
            var reading = ReturnReader.ReadRecords(file, ReturnFormat.Csv, question, table);
            var read = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            var results = table.Check(new Dictionary<string, ReturnConstants>());
            var all = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            if (reading.Issues.Count > 0 || table.Rows != RecordsFile.Rows || results.Count != 20)
                throw new InvalidOperationException(
                    $"{table.Rows} records, {results.Count} rules, {reading.Issues.Count} issues: "
                    + string.Join(' ', reading.Issues.Take(3).Select(i => i.Message)));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture, $"ours: read {read:0.00} s, rules {all - read:0.00} s, {results.Sum(r => r.Failed)} rows break a rule"));
            return Records.Say(all);
        }
        finally
        {
            spool.Delete(true);
        }
    }
}
