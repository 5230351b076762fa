using System.Globalization;
using Reporting.Checking.Reading.Results;
using Reporting.Domain.Collections;

namespace Reporting.Benchmarks;

/// <summary>The file of records, its instrument and its rules. The rules stand in records.py too.</summary>
internal static class RecordsFile
{
    public const int Rows = 2_000_000;

    private static readonly string[] Statuses = ["draft", "final", "moderated"];

    private static readonly string[] Checks =
    [
        "planning between 1 and 4", "oversight between 1 and 4", "minutes >= 0", "minutes <= 500", "staff <= 60", "trained <= staff",
        "seen_on >= date '2017-04-01'", "seen_on <= date '2018-03-31'",
        "status <> 'moderated' or planning >= 1", "status <> 'draft' or not escalated or planning >= 1", "escalated or planning >= 1",
        "planning + oversight <= 8", "abs(planning - oversight) <= 3",
        "minutes / greatest(planning, 1) <= 500", "staff - trained <= 60", "trained * 2 <= staff * 2", "council <> '000'", "length(case_id) = 8",
        "date_diff('day', seen_on, date '2018-03-31') <= 365",
        "planning <> 4 or minutes < 499.5",
    ];

    public static FormQuestion Question { get; } = MakeQuestion();

    /// <summary>The same bytes each time.</summary>
    public static int Write(string path)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        writer.WriteLine("case_id,council,seen_on,planning,oversight,minutes,staff,trained,escalated,status");
        for (var i = 0; i < Rows; i++)
        {
            var staff = i % 61;
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"E{i:0000000},{201 + (i % 150)},{new DateOnly(2017, 4, 1).AddDays(i % 365):yyyy-MM-dd},{1 + (i % 4)},{1 + (i % 3)},{i % 4_000 / 8.0:0.0},"
                + $"{staff},{staff * (i % 7) / 7},{(i % 5 == 0 ? "yes" : "no")},{Statuses[i % 3]}\n"));
        }

        return 0;
    }

    private static FormQuestion MakeQuestion()
    {
        Item[] items =
        [
            Make("case_id", ItemType.Text), Make("council", ItemType.Text) with { IsAuthority = true }, Make("seen_on", ItemType.Date),
            Make("planning", ItemType.Integer), Make("oversight", ItemType.Integer),
            Make("minutes", ItemType.Decimal), Make("staff", ItemType.Integer), Make("trained", ItemType.Integer), Make("escalated", ItemType.YesNo),
            Make("status", ItemType.Choice) with { Choices = [.. Statuses.Select(s => new Choice(s, s, false))] },
        ];
        var nothing = new RuleExample(new Dictionary<string, object?>());
        var rules = Checks.Select((c, i) =>
            new Rule($"R{i + 1:00}", 1, Severity.Error, RuleClass.CrossField, PeriodRange.Always, c, ["planning"], "", "", "", false, nothing, nothing));
        var instrument = new Instrument("cases", "Cases", InstrumentKind.Records, true, items, [.. rules]);
        var period = new Period("2018", "2018", new(2017, 4, 1), new(2018, 3, 31), new(2018, 4, 1), new(2018, 6, 30), "2021");
        var collection = new Collection(
            "benchmark", "Benchmark", "", true, "", [], 5, 10, "", "", new("", ""), [], [period], [instrument], [], PublishedFigures.None,
            DefinitionHashes.None);
        return new(collection, instrument, period, Body.Inspectorate)
        {
            Authorities = [.. Enumerable.Range(201, 150).Select(i => i.ToString(CultureInfo.InvariantCulture))],
        };
    }

    private static Item Make(string code, ItemType type) => new(code, code, type, "", PeriodRange.Always, null, null, true, [], null, null, null, false, null);
}
