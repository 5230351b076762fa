using System.Text.RegularExpressions;
using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;
using Xunit;

namespace Reporting.Domain.Tests.Findings;

/// <summary>Every statement in every state of its figures: a new one is in the list that templates are given, and so in this test.</summary>
public sealed partial class StatementTests
{
    private static readonly Published[] Instead = [Published.Confidential, Published.NotAvailable, Published.NotApplicable, Published.Low];

    public static TheoryData<string, string> StatementsAndStates => new(
        from statement in Statement.All from state in States().Keys select (statement.Name, state));

    [Theory]
    [MemberData(nameof(StatementsAndStates))]
    public void Of_AnyState_IsASentencesPartOrNotGiven(string name, string state)
    {
        var measure = States()[state];
        PublishedPeriod[] periods = [new(measure.Period, [measure])];
        var ledger = new EvidenceLedger(periods, new(false, []), [], StatisticalNeighbours.None);
        var sentences = new Sentences(periods, new(false, []), Sample.Scale, ledger);
        var passages = Statement.All.Single(s => s.Name == name).Of(sentences, measure);
        if (passages is null)
            return;
        var text = string.Concat(passages.Select(p => p.Text));
        Assert.NotEmpty(text.Trim());
        Assert.DoesNotMatch(Symbols(), text);
        Assert.DoesNotMatch(WrongNumber(), text);
        Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        Assert.DoesNotContain("no figure", text, StringComparison.Ordinal);
        // A statement that lacks a figure is wholly one that cannot be given, or states every number with its evidence.
        Assert.All(passages.Where(p => p.Evidence is null && p != Passage.NotGiven), p => Assert.DoesNotMatch("[0-9]", PeriodNames().Replace(p.Text, "")));
        Assert.All(passages.Where(p => p.Evidence is not null), p => Assert.Contains(ledger.Cited, e => e.Id == p.Evidence && e.Printed == p.Text));
    }

    [Fact]
    public void All_Names_AreDistinct() => Assert.Equal(Statement.All.Count, Statement.All.Select(s => s.Name).Distinct().Count());

    private static Dictionary<string, PublishedMeasure> States()
    {
        var full = Sample.Of(Sample.Measure, 2024, 12, Sample.Figures(30, i => i)) with { Trend = Trend(25) };
        var states = new Dictionary<string, PublishedMeasure>(StringComparer.Ordinal)
        {
            ["all there"] = full,
            ["nobody due"] = Sample.Of(Sample.Measure, 2024, 12) with { Regions = [] },
            ["one authority"] = Sample.Of(Sample.Measure, 2024, 12, Published.Of(13)) with { Trend = Trend(1) },
            ["two authorities"] = Sample.Of(Sample.Measure, 2024, 12, Published.Of(13), Published.Of(11)),
            ["one of many"] = full with { England = full.England with { Supplied = 1 } },
            ["none of many"] = full with { England = full.England with { Supplied = 0 } },
            ["unreliable"] = full with
            {
                England = full.England with { Value = Published.Of(12, unreliable: true) },
                Authorities = [.. full.Authorities.Select(a => a with { Value = Published.Of(3, unreliable: true) })],
            },
            ["of the source"] = full with { England = full.England with { Returns = full.England } },
            ["of the source, returns hidden"] = full with
            {
                England = full.England with { Returns = full.England with { Value = Published.Confidential, Numerator = Published.Confidential } },
            },
            ["bounds"] = full with { England = full.England with { Bounds = new(Published.Of(11), Published.Of(13), 4) } },
            ["at least"] = full with { England = full.England with { Bounds = new(Published.Of(11), null, 1) } },
            ["chosen"] = full with { Measure = Sample.Measure with { Among = "in the cases examined" }, Authorities = [], Regions = [] },
            ["few chosen"] = full with
            {
                Measure = Sample.Measure with { Among = "in the cases examined" },
                Authorities = [],
                Regions = [],
                England = full.England with { Numerator = Published.Of(1), Denominator = Published.Of(1), Due = 0, Supplied = 0 },
            },
            ["trend with hidden counts"] = full with { Trend = PublishedTrend.Of(Periods, new TotalTrend.Known(ChangeWord.Up, 25, null), []) },
        };
        foreach (var symbol in Instead)
        {
            states[$"England {symbol}"] = full with
            {
                England = full.England with { Numerator = symbol, Denominator = symbol, Value = symbol, Lower = symbol, Upper = symbol, SourceValue = null },
            };
            states[$"numerator {symbol}"] = full with { England = full.England with { Numerator = symbol } };
            states[$"denominator {symbol}"] = full with { England = full.England with { Denominator = symbol } };
            states[$"limits {symbol}"] = full with { England = full.England with { Lower = symbol, Upper = symbol } };
            states[$"authorities {symbol}"] = Sample.Of(Sample.Measure, 2024, 12, [.. Enumerable.Repeat(symbol, 30)]) with
            {
                LowerQuartile = symbol,
                Median = symbol,
                UpperQuartile = symbol,
            };
            states[$"regions {symbol}"] = full with { Regions = [.. full.Regions.Select(r => r with { Value = symbol })] };
        }

        return states;
    }

    private static Period[] Periods => [.. Enumerable.Range(2020, 5).Select(Sample.Period)];

    private static PublishedTrend Trend(int authorities) => PublishedTrend.Of(
        Periods, new TotalTrend.Known(ChangeWord.Up, authorities, new(0.5, 0.1, 5, true)),
        [.. Enumerable.Range(301, authorities).Select(c => AuthorityCode.Parse($"{c}"))]);

    [GeneratedRegex(@"\((?:c|x|z|low|u)\)|^(?:c|x|z|low|u)$|\b(?:of|from|to) (?:c|x|z|low)\b")]
    private static partial Regex Symbols();

    [GeneratedRegex(@"\b(?:one|1) authorities\b|(?<!one|1|\bof) authority\b(?! with)", RegexOptions.IgnoreCase)]
    private static partial Regex WrongNumber();

    [GeneratedRegex("the year to 31 March 20[0-9]{2}")]
    private static partial Regex PeriodNames();
}
