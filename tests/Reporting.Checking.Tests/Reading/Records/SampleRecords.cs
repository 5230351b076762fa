using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using Reporting.Checking.Expressions;
using Reporting.Checking.Reading;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Results;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Tests.Reading.Records;

/// <summary>A small table of records with an item of each type, of the inspectorate for 2018, and an engine to hold it.</summary>
public sealed class SampleRecords : IDisposable
{
    public const string Header = "case_id,council,seen_on,planning,hours,escalated,status,agencies,words,danger\n";
    public const string Row = "K001,204,2018-02-01,3,1.5,yes,final,police;health,,no\n";

    private readonly DirectoryInfo spool = Directory.CreateTempSubdirectory("spool");

    public SampleRecords() => Engine = new(spool.FullName);

    public ExpressionEngine Engine { get; }

    public string Spool => spool.FullName;

    public static FormQuestion Question { get; } = Of([], []);

    public static FormQuestion Of(IReadOnlyList<Rule> rules, IReadOnlyList<Measure> measures)
    {
        Item[] items =
        [
            Make("case_id", "Case", ItemType.Text) with { Required = true, MaximumLength = 12 },
            Make("council", "Council", ItemType.Text) with { Required = true, IsAuthority = true },
            Make("seen_on", "Seen on", ItemType.Date) with { Required = true },
            Make("planning", "Planning", ItemType.Integer) with { Required = true, Minimum = 1, Maximum = 4 },
            Make("hours", "Hours", ItemType.Decimal),
            Make("escalated", "Referred back", ItemType.YesNo),
            Make("status", "Status", ItemType.Choice) with
            {
                Choices = [new("draft", "Draft", false), new("final", "Final", false), new("in-doubt", "In doubt", false)],
            },
            Make("agencies", "Agencies", ItemType.MultiChoice) with
            {
                Choices = [new("police", "Police", false), new("health", "Health", false), new("none", "None", true)],
            },
            Make("words", "In words", ItemType.Text) with { MaximumLength = 60 },
            Make("danger", "Somebody may be in danger", ItemType.YesNo) with { IsSafeguarding = true },
            Make("later", "Asked later", ItemType.Integer) with { Periods = new("2022", null) },
        ];
        var cases = new Instrument("cases", "Case examinations", InstrumentKind.Records, true, items, rules);
        var asked = new Period("2018", "2018", new(2017, 4, 1), new(2018, 3, 31), new(2018, 4, 1), new(2018, 6, 30), "2021");
        var collection = new Collection(
            "missing", "Missing", "", false, "", [], 5, 10, "", "", new("", ""), [], [asked], [cases], measures, PublishedFigures.None, DefinitionHashes.None);
        return new(collection, cases, asked, Body.Inspectorate) { Authorities = ["204", "205", "301"] };
    }

    // Never waits: a test has one table at a time.
    public ReturnTable Open(FormQuestion question) =>
        Engine.OpenTableAsync(question.Collection, question.Instrument, question.Period, question.Body, CancellationToken.None).GetAwaiter().GetResult();

    public FormReading Read(ReadOnlySpan<byte> bytes, ReturnFormat format)
    {
        using var table = Open(Question);
        return Read(table, bytes, format, Question);
    }

    /// <summary>Reads what follows the header as CSV.</summary>
    public (FormReading Reading, ReturnTable Table) Csv(string rows, FormQuestion? question = null)
    {
        var table = Open(question ?? Question);
        return (Read(table, Encoding.UTF8.GetBytes(Header + rows), ReturnFormat.Csv, question ?? Question), table);
    }

    public static FormReading Read(ReturnTable table, ReadOnlySpan<byte> bytes, ReturnFormat format, FormQuestion question)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, bytes);
            return ReturnReader.ReadRecords(path, format, question, table);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The rows as text: a value, or a missing code in brackets.</summary>
    public static IReadOnlyList<string> Rows(ReturnTable table) =>
        table.Connection.Read("select * from answers order by \"row\"", reader => string.Join(", ", Cells(table, reader)));

    private static IEnumerable<string> Cells(ReturnTable table, DuckDBDataReader reader)
    {
        foreach (var item in table.Items)
        {
            var at = reader.GetOrdinal(item.Code);
            if (!reader.IsDBNull(at + 1))
                yield return $"{item.Code} [{reader.GetString(at + 1)}]";
            else if (FormParquet.Value(reader, at, item.Type) is { } value)
                yield return $"{item.Code} {Text(value)}";
        }
    }

    private static string? Text(object value) => value switch
    {
        string[] several => string.Join('+', several),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    public void Dispose()
    {
        Engine.Dispose();
        spool.Delete(true);
    }

    private static Item Make(string code, string label, ItemType type) =>
        new(code, label, type, "", PeriodRange.Always, null, null, false, [], null, null, null, false, null);
}
