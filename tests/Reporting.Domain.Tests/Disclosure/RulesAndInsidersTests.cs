using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Xunit;

namespace Reporting.Domain.Tests.Disclosure;

/// <summary>
/// Readers who know more than what is printed: the rules that every accepted return obeys, and the returns that they sent themselves. What they can tell is
/// worked out here by hand, from what is printed alone.
/// </summary>
public sealed class RulesAndInsidersTests
{
    private const int Place = 5;
    private const int Fewest = 3;

    [Fact]
    public void Protect_CountThatARuleBindsToPrintedOnes_CannotBeToldFromThem()
    {
        // 39 >= 36 + 2D leaves D no more than 1.
        var own = Answered(["T >= P + 2 * D"], (39, 36, 1), i => (90 + i, 40 + i, i));
        var (_, whole, part) = CountsOf(own);
        Assert.False(whole is not null && part is not null, $"{whole} and {part} say that the third is at most {(whole - part) / 2}");
        Assert.Equal(Published.Confidential, own.Measure("M2")!.Authorities[Place].Numerator);
    }

    [Fact]
    public void Protect_CountThatTwoRulesPinDown_CannotBeToldFromThem()
    {
        // Eleven of ten: something was counted twice, so the third is not 0, and no more than 1.
        var own = Answered(["P < T or D > T or P >= T + D", "P <= T or D > 0"], (10, 11, 1), i => (60 + i, 60 + (2 * i), i));
        var (_, whole, part) = CountsOf(own);
        Assert.False(whole is not null && part is not null, $"{whole} and {part} say that the third is 1");
    }

    [Theory]
    [InlineData(10, 3, 1)]
    [InlineData(3, 1, 1)]
    [InlineData(2, 2, 2)]
    [InlineData(5, 4, 6)]
    public void Protect_SmallWholeOfSmallParts_IsHiddenAsFarAsItMustBe_AndTheRestIsPrinted(long a, long b, long c)
    {
        var made = new PublishedPeriods(30, 3, more:
        [
            .. "ABC".Select(p => PublishedPeriods.MeasureOf($"F{p}", $"sum(F{p})", "sum(FA + FB + FC)", Method.Proportion, 100, false)),
        ]);
        var own = made.Returned(2024, PublishedPeriods.Random(30, 31));
        foreach (var (measure, at) in new[] { ("FA", 0), ("FB", 1), ("FC", 2) })
        {
            own = PublishedPeriods.With(own, measure, i =>
            {
                long[] parts = i == Place ? [a, b, c] : [40 + i, 30 + i, 20 + i];
                return (parts[at], parts.Sum());
            });
        }

        var period = made.Publish(own)[0];
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
        long[] counts = [a, b, c];
        for (var at = 0; at < 3; at++)
        {
            var measure = period.Measure($"F{"ABC"[at]}")!;
            if (counts[at] <= 5)
                Assert.Equal(Published.Confidential, measure.Authorities[Place].Numerator);
            Assert.IsType<Published.Figure>(measure.England.Value);
            Assert.InRange(measure.Authorities.Count(o => o.Numerator is Published.Figure), 20, 30);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Protect_ExactTotals_LeaveEveryAuthorityThreeValuesForEachOther(int seed)
    {
        // Totals of fewer than 800 are printed exactly, so whoever knows one of two hidden counts knows the other.
        var made = new PublishedPeriods(24, 4);
        var random = new Random(seed);
        var counts = Enumerable.Range(0, 24).Select(_ => ((long, long, long)?)(random.NextInt64(1, 14), random.NextInt64(30, 60), 0)).ToList();
        var own = made.Returned(2024, counts);
        Assert.IsType<AttackVerdict.Held>(made.Publish(own)[0].Protection!.Verdict);
        foreach (var person in new[] { [], new HashSet<AuthorityCode> { made.Authorities[0].Code, made.Authorities[4].Code, made.Authorities[8].Code } })
        {
            var measure = made.Publish(own with { People = [person] })[0].Measure("M1")!;
            foreach (var region in measure.Regions.Where(r => r is { Numerator: Published.Figure, IsRounded: false }))
            {
                var hidden = measure.Authorities.Where(a => a.Authority.Region.Gss == region.Region!.Gss && a.Numerator is Published.Withheld)
                    .Select(a => a.Authority.Code).ToList();
                var groups = hidden.Select(h => new HashSet<AuthorityCode> { h }).Append([.. hidden.Where(person.Contains)]).Where(g => g.Count > 0);
                foreach (var known in groups)
                {
                    var others = hidden.Where(h => !known.Contains(h)).ToList();
                    var rest = others.Sum(o => CountOf(made, counts, o));
                    // Each of the others is at least 1, so one of them lies between 1 and what they leave it.
                    Assert.True(
                        others.Count == 0 || rest - (others.Count - 1) >= Fewest, $"{string.Join(' ', known)} of {region.Region!.Name} knows the others");
                }
            }
        }
    }

    [Fact]
    public void Protect_TwoHiddenOfARegion_DoNotTellEachOther_EvenWhereManyAreHiddenElsewhere()
    {
        // One small count in each region. A cover that serves two needs must not be printed again while either needs it.
        var made = new PublishedPeriods(40, 4);
        var counts = Enumerable.Range(0, 40).Select(i => ((long, long, long)?)(i < 4 ? 5 : 10 + i, 60 + i, 0)).ToList();
        var period = made.Publish(made.Returned(2024, counts))[0];
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
        var measure = period.Measure("M1")!;
        foreach (var region in measure.Regions.Where(r => r is { Numerator: Published.Figure, IsRounded: false }))
        {
            var hidden = measure.Authorities.Count(a => a.Authority.Region.Gss == region.Region!.Gss && a.Numerator is Published.Withheld);
            Assert.True(hidden is 0 or >= 3, $"{hidden} hidden in {region.Region!.Name}, of which the total is printed");
        }
    }

    [Theory]
    [InlineData(10, 41)]
    [InlineData(10, 42)]
    [InlineData(5, 43)]
    [InlineData(1, 44)]
    public void Protect_EveryPrintedQuotient_IsThatOfItsPrintedParts(int roundTo, int seed)
    {
        var made = new PublishedPeriods(60, 9, roundTo: roundTo);
        var period = made.Publish(made.Returned(2024, PublishedPeriods.Random(60, seed)))[0];
        var printed = 0;
        foreach (var measure in period.Measures)
        {
            foreach (var area in measure.Regions.Append(measure.England))
            {
                if (area is not { Numerator: Published.Figure part, Denominator: Published.Figure whole, Value: Published.Figure value })
                    continue;
                var quotient = part.Value / whole.Value * measure.Measure.Multiplier;
                var expected = value.Decimals is { } decimals ? Math.Round(quotient, decimals, MidpointRounding.AwayFromZero) : quotient;
                Assert.Equal(expected, value.Value, 9);
                printed++;
            }
        }

        Assert.InRange(printed, 20, 40);
    }

    [Fact]
    public void HiddenCounts_OfAnEdition_SayWhetherSmallOrWhatTheyProtect()
    {
        var made = new PublishedPeriods(24, 4);
        var counts = Enumerable.Range(0, 24).Select(i => ((long, long, long)?)(i == 2 ? 3 : 10 + i, 60, 0)).ToList();
        var protectedPeriod = made.Protect(made.Returned(2024, counts));
        var hidden = HiddenCount.Of(made.Collection, protectedPeriod.Edition);
        var small = Assert.Single(hidden, h => h.Why is HiddenWhy.Small && h.Authority is not null);
        Assert.Equal((made.Authorities[2].Code.ToString(), "203 council sum(A)"), (small.Authority, small.Count));
        Assert.Equal(["M1", "M2", "M3"], small.Measures);
        var covers = hidden.Where(h => h.Why is HiddenWhy.Protects).ToList();
        Assert.NotEmpty(covers);
        Assert.All(covers, c => Assert.All(c.Protects, p => Assert.Contains(hidden, h => h.Count == p.Protects)));
        Assert.Contains(covers, c => c.Protects.Any(p => p.Protects == small.Count && p.By.Words.StartsWith("Region 2", StringComparison.Ordinal)));

        // What an authority's page hides is what is listed.
        var printed = protectedPeriod.Published.Measure("M1")!.Authorities.Where(a => a.Numerator == Published.Confidential).Select(a => $"{a.Authority.Code}");
        Assert.Equal(printed.Order(), hidden.Where(h => h.Authority is not null && h.Measures.Contains("M1")).Select(h => h.Authority).Distinct().Order());
    }

    private static long CountOf(PublishedPeriods made, List<(long A, long B, long C)?> counts, AuthorityCode authority) =>
        counts[made.Authorities.ToList().FindIndex(a => a.Code == authority)]!.Value.A;

    private static (Published Hidden, double? Whole, double? Part) CountsOf(PublishedPeriod period)
    {
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
        var (ratio, share) = (period.Measure("M1")!.Authorities[Place], period.Measure("M2")!.Authorities[Place]);
        return (share.Numerator, ratio.Numerator.Number, ratio.Denominator.Number);
    }

    /// <summary>M1 = T ÷ P and M2 = D ÷ P of 30 authorities in three regions, whose returns obey rules.</summary>
    /// <param name="rules">In SQL; each blocks.</param>
    /// <param name="one">T, P and D of one authority.</param>
    /// <param name="others">The same of the others, by their places.</param>
    private static PublishedPeriod Answered(string[] rules, (long T, long P, long D) one, Func<int, (long T, long P, long D)> others)
    {
        var made = new PublishedPeriods(30, 3);
        Item[] items =
        [
            .. "TPD".Select(c => new Item(
                $"{c}", $"{c}", ItemType.Integer, "children", PeriodRange.Always, null, null, true, [], 0, null, null, false, null)),
        ];
        var example = new RuleExample(new Dictionary<string, object?>());
        Rule[] checks =
        [
            .. rules.Select((check, i) => new Rule(
                $"R{i}", 1, Severity.Error, RuleClass.CrossField, PeriodRange.Always, check, ["T", "P", "D"], "", "", "", false, example, example)),
        ];
        var collection = made.Collection with
        {
            Instruments = [new("council", "Council return", InstrumentKind.Form, false, items, checks)],
            Measures =
            [
                PublishedPeriods.MeasureOf("M1", "sum(T)", "sum(P)", Method.Ratio, 1, false),
                PublishedPeriods.MeasureOf("M2", "sum(D)", "sum(P)", Method.Ratio, 100, false),
            ],
        };
        var counts = made.Authorities.Select((a, i) => (a.Code, Counts: i == Place ? one : others(i))).ToDictionary(a => a.Code, a => a.Counts);
        var own = new PeriodOwn(
            collection.Period("2024")!, made.Authorities,
            counts.ToDictionary(c => c.Key, c => (IReadOnlyDictionary<string, Own>)new Dictionary<string, Own>
            {
                ["M1"] = Own.Of("M1", c.Value.T, c.Value.P, null, false, false, null),
                ["M2"] = Own.Of("M2", c.Value.D, c.Value.P, null, false, false, null),
            }),
            new HashSet<AuthorityCode>())
        {
            Answers = counts.ToDictionary(c => (c.Key, "council"), c => (IReadOnlyDictionary<string, double>)new Dictionary<string, double>
            {
                ["T"] = c.Value.T,
                ["P"] = c.Value.P,
                ["D"] = c.Value.D,
            }),
        };
        var regions = made.Authorities.Select(a => a.Region).Distinct().ToList();
        return new Publication(collection, new(made.Authorities, regions), PublishedPeriods.NoNeighbours).Protect(own, null).Published;
    }
}
