using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Reporting.Checking.Expressions;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Results;
using Reporting.Domain.Collections;
using Xunit;

namespace Reporting.Checking.Tests.Reading.Records;

public sealed class RecordsTests(SampleRecords records) : IClassFixture<SampleRecords>
{
    private static readonly Gen<ARow> Rows = Gen.Select(
        Gen.Char["abcdeghij"].Array[4, 11].Select(c => "K" + new string(c)), Gen.OneOfConst("204", "205", "301"),
        Gen.Int[0, 20_000].Select(d => new DateOnly(1990, 1, 1).AddDays(d)),
        Gen.Int[1, 4].Select(i => (int?)i), Gen.OneOf(Gen.Const((double?)null), Gen.Double[0, 1e6].Select(d => (double?)Math.Round(d, 3))), Gen.Bool,
        Gen.OneOfConst("draft", "final", "in-doubt", "NA", ""),
        Gen.OneOfConst("", "a, b and “c”", "two\nlines", "it said \"stop\"", "; | \t tab", "£5 – é"),
        (id, council, day, planning, hours, escalated, status, words) => new ARow(id, council, day, planning!.Value, hours, escalated, status, words));

    [Fact]
    public void ReadRecords_WrittenAsCsv_ComeBack() => Rows.Array[1, 40].Sample(rows =>
    {
        var (reading, table) = records.Csv(string.Concat(rows.Select(r => r.Csv)));
        using (table)
        {
            Assert.DoesNotContain(reading.Issues, i => i.Severity is Severity.Error);
            Assert.Equal(rows.Select(r => r.Told), SampleRecords.Rows(table));
        }
    }, iter: 60);

    [Fact]
    public void ReadRecords_WrittenAsJson_ComeBack() => Rows.Array[1, 40].Sample(rows =>
    {
        using var table = records.Open(SampleRecords.Question);
        var reading = SampleRecords.Read(
            table, Encoding.UTF8.GetBytes($"{{\"rows\":[{string.Join(",\n", rows.Select(r => r.Json))}]}}"), ReturnFormat.Json, SampleRecords.Question);
        Assert.DoesNotContain(reading.Issues, i => i.Severity is Severity.Error);
        Assert.Equal(rows.Select(r => r.Told), SampleRecords.Rows(table));
    }, iter: 60);

    [Fact]
    public void ReadRecords_TwoChunksAndMore_KeepTheirPlaces()
    {
        var (_, table) = records.Csv(
            string.Concat(Enumerable.Range(0, 5_000).Select(i => $"K{i:000000},204,2018-02-01,{1 + (i % 4)},{i}.5,yes,final,,word number {i},no\n")));
        using (table)
        {
            Assert.Equal(5_000, table.Rows);
            Assert.Equal(
                Enumerable.Range(0, 5_000).Select(i =>
                    $"case_id K{i:000000}, council 204, seen_on 2018-02-01, planning {1 + (i % 4)}, hours {i}.5, escalated True, status final, "
                    + $"words word number {i}"),
                SampleRecords.Rows(table));
        }
    }

    [Fact]
    public void ReadRecords_WrongInEveryRow_ListsAHundredOfEachAndCountsTheRest()
    {
        var (reading, table) = records.Csv(string.Concat(Enumerable.Range(0, 1_234).Select(i => $"K{i},204,2018-02-01,9,1,maybe,final,,,no\n")));
        using (table)
        {
            foreach (var check in new[] { ReadingCheck.Maximum, ReadingCheck.YesNo })
            {
                Assert.Equal(101, reading.Issues.Count(i => i.Rule == check));
                Assert.Contains(reading.Issues, i =>
                    i.Rule == check && i.Severity is Severity.Error && i.Message.Contains("1,134 more rows", StringComparison.Ordinal));
            }

            Assert.Equal(reading.Issues.Count, reading.Issues.Select(i => i.Id).Distinct().Count());
        }
    }

    [Fact]
    public void Check_EachKindOfRule_SaysWhichRowsAndWhy()
    {
        var question = SampleRecords.Of(
            [
                Rule("R01", "hours <= 10", ["hours"], "{hours} hours are many."),
                Rule("R02", "status <> 'draft' or escalated is null", ["status", "escalated"], "A draft says {escalated}."),
                Rule("R03", "count(distinct case_id) = count(*)", ["case_id"], "Two records have the same number."),
                Rule("R04", "seen_on <= period.last_day", ["seen_on"], "Seen on {seen_on}, after {period.last_day}."),
                Rule("R05", "later > 0", ["later"], "Never asked."),
                Rule("R06", "sum(hours) < 1000", ["hours"], "Too many."),
            ],
            []);
        question = question with { Instrument = question.Instrument with { FirstItemRepeats = true } };
        var (reading, table) = records.Csv(
            "K1,204,2018-02-01,3,12,yes,draft,,,no\nK2,204,2018-04-01,3,NH,,final,,,no\nK2,205,2018-02-01,NA,,,final,,,no\n", question);
        using (table)
        {
            Assert.DoesNotContain(reading.Issues, i => i.Severity is Severity.Error);
            var results = table.Check(new Dictionary<string, ReturnConstants>());
            Assert.Equal(["R01", "R02", "R03", "R04", "R06"], results.Select(r => r.Rule.Id));
            Assert.Equal((1, 2, 2, "K1"), (results[0].Failed, results[0].NotEvaluated, results[0].Rows[0].Row, results[0].Rows[0].Key));
            Assert.Equal("12 hours are many.", results[0].Rows[0].Result.Message);
            Assert.Equal("2 of 3 rows: hours has no value in 2", results[0].Reason);
            Assert.Equal("A draft says yes.", results[1].Rows.Single().Result.Message);
            Assert.Equal((1, null), (results[2].Failed, results[2].Rows.Single().Row));
            Assert.Equal("Seen on 1 April 2018, after 31 March 2018.", results[3].Rows.Single().Result.Message);
            Assert.Equal((0, 0), (results[4].Failed, results[4].NotEvaluated));
        }
    }

    [Fact]
    public void Measure_OfRecords_IsOfEachAuthority_AndTheSameFromItsParquet()
    {
        var question = SampleRecords.Of(
            [], [AMeasure("C01", "count(*) filter (where planning >= 3)", "count(planning)"), AMeasure("C02", "sum(hours)", "count(hours)")]);
        var (_, table) = records.Csv("K1,204,2018-02-01,3,12,,,,,no\nK2,204,2018-02-01,1,NH,,,,,no\nK3,301,2018-02-01,NA,2.5,,,,,no\n", question);
        using (table)
        {
            var measured = table.Measure(_ => ReturnConstants.None);
            Assert.Equal(["204", "301"], measured.Select(m => m.Authority));
            var (of204, of301) = (measured[0].Measures, measured[1].Measures[0]);
            Assert.Equal((1, 2, 12, 1), (of204[0].Numerator, of204[0].Denominator, of204[1].Numerator, of204[1].Denominator));
            Assert.Equal((0, 0, "There is nothing to divide by"), (of301.Numerator, of301.Denominator, of301.Note));

            var (first, second) = (Path.Combine(records.Spool, "first.parquet"), Path.Combine(records.Spool, "second.parquet"));
            table.WriteParquet(first);
            table.WriteParquet(second);
            Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
            var again = records.Engine.MeasureRecords(question.Collection, question.Instrument, question.Period, first, _ => ReturnConstants.None);
            Assert.Equal(measured.SelectMany(m => m.Measures), again.SelectMany(m => m.Measures));
        }
    }

    /// <remarks>R: quantile(c(12, 2.5, 4, 40, 7), c(.5, .9), type = 7) is 7 and 28.8.</remarks>
    [Fact]
    public void Measure_OfAQuantile_IsOfAllRecordsTogetherByTypeSeven()
    {
        var question = SampleRecords.Of(
            [],
            [
                AMeasure("C01", "count(*)", "count(*)"),
                AMeasure("C02", "median(hours)", "count(hours)") with { Method = Method.Median },
                AMeasure("C03", "quantile_cont(hours, 0.9)", "count(hours)") with { Method = Method.Quantile },
            ]);
        var (_, table) = records.Csv(
            "K1,204,2018-02-01,3,12,,,,,no\nK2,204,2018-02-01,1,2.5,,,,,no\nK3,301,2018-02-01,3,4,,,,,no\nK4,301,2018-02-01,3,40,,,,,no\n"
            + "K5,301,2018-02-01,3,7,,,,,no\nK6,301,2018-02-01,3,NH,,,,,no\n", question);
        using (table)
        {
            var measured = table.Measure(_ => ReturnConstants.None);
            Assert.Equal([null, "204", "301"], measured.Select(m => m.Authority));
            Assert.Equal(
                [("C02", 7.0, 5.0), ("C03", 28.8, 5.0)],
                measured[0].Measures.Select(m => (m.MeasureId, Math.Round(m.Numerator!.Value, 9), m.Denominator!.Value)));
            Assert.All(measured.Skip(1), m => Assert.Equal("C01", Assert.Single(m.Measures).MeasureId));
        }
    }

    [Fact]
    public void Measure_OfAMean_HasTheSpreadOfTheNumbersThatItIsOver()
    {
        Measure Mean(string id, string numerator, string denominator) =>
            AMeasure(id, numerator, denominator) with { Method = Method.Mean, Multiplier = 1, HasInterval = true };
        var question = SampleRecords.Of(
            [],
            [
                Mean("C01", "sum(hours)", "count(hours)"),
                Mean("C02", "sum(hours) filter (where planning = 3)", "count(hours) filter (where planning = 3)"),
                Mean("C03", "sum(hours)", "count(*)"),
                Mean("C04", "sum(hours) + 0", "count(hours)"),
            ]);
        var (_, table) = records.Csv(
            "K1,204,2018-02-01,3,2,,,,,no\nK2,204,2018-02-01,3,4,,,,,no\nK3,204,2018-02-01,1,9,,,,,no\nK4,204,2018-02-01,1,NH,,,,,no\n", question);
        using (table)
        {
            var measures = table.Measure(_ => ReturnConstants.None)[0].Measures;
            Assert.Equal(Math.Sqrt(13), measures[0].Deviation!.Value, 1e-12);
            Assert.Equal(Math.Sqrt(2), measures[1].Deviation!.Value, 1e-12);
            Assert.Null(measures[2].Deviation);
            Assert.Null(measures[3].Deviation);
        }
    }

    [Fact]
    public void ReadRecords_TwoHundredThousand_AreReadAndChecked()
    {
        var question = SampleRecords.Of(
            [.. Enumerable.Range(1, 20).Select(i => Rule($"R{i:00}", $"hours <= {100_000 + i} or planning >= 1", ["hours"], "{hours}"))], []);
        var rows = new StringBuilder();
        for (var i = 0; i < 200_000; i++)
            rows.Append(CultureInfo.InvariantCulture, $"K{i:000000},204,2018-02-{1 + (i % 28):00},{1 + (i % 4)},{i % 100}.25,yes,final,,,no\n");
        var (reading, table) = records.Csv(rows.ToString(), question);
        using (table)
        {
            Assert.Empty(reading.Issues);
            Assert.All(table.Check(new Dictionary<string, ReturnConstants>()), r => Assert.Equal((0, 0), (r.Failed, r.NotEvaluated)));
            Assert.Equal(200_000, table.Rows);
        }
    }

    internal static Rule Rule(string id, string check, IReadOnlyList<string> items, string message) => new(
        id, 1, Severity.Error, RuleClass.CrossField, PeriodRange.Always, check, items, message, "", "", false,
        new(new Dictionary<string, object?>()), new(new Dictionary<string, object?>()));

    private static Measure AMeasure(string id, string numerator, string denominator) => new(
        id, id, id, "", "cases", PeriodRange.Always, numerator, denominator, "", "", Method.Proportion, 100, "%", 1, Polarity.Neutral, false, false,
        null, [], false, "", null, null);

    /// <summary>A record, as it is written and as it comes back.</summary>
    private sealed record ARow(string Id, string Council, DateOnly Day, int Planning, double? Hours, bool Escalated, string Status, string Words)
    {
        private string Seen => Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        private string HoursText => Hours?.ToString("0.###", CultureInfo.InvariantCulture) ?? "NH";

        public string Csv =>
            $"{Id},{Council},{Seen},{Planning},{HoursText},{(Escalated ? "yes" : "no")},{Status},,"
            + $"\"{Words.Replace("\"", "\"\"", StringComparison.Ordinal)}\",no\r\n";

        public string Json => JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["case_id"] = Id,
            ["council"] = Council,
            ["seen_on"] = Seen,
            ["planning"] = Planning,
            ["hours"] = Hours is { } hours ? (object)Math.Round(hours, 3) : "NH",
            ["escalated"] = Escalated,
            ["status"] = Status,
            ["words"] = Words,
            ["danger"] = false,
        });

        public string Told
        {
            get
            {
                var told = new StringBuilder().Append(CultureInfo.InvariantCulture, $"case_id {Id}, council {Council}, seen_on {Seen}, planning {Planning}, ");
                told.Append(Hours is null ? "hours [NH]" : $"hours {HoursText}").Append(CultureInfo.InvariantCulture, $", escalated {Escalated}");
                if (Status.Length > 0)
                    told.Append(Status == "NA" ? ", status [NA]" : $", status {Status}");
                return (Words.Length == 0 ? told : told.Append(", words ").Append(Words)).ToString();
            }
        }
    }
}
