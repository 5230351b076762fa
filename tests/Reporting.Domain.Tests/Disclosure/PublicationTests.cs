using System.Diagnostics;
using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;
using Xunit;

namespace Reporting.Domain.Tests.Disclosure;

public sealed class PublicationTests
{
    [Theory]
    [InlineData(12, 3, 1)]
    [InlineData(30, 3, 2)]
    [InlineData(30, 9, 3)]
    [InlineData(60, 9, 4)]
    public void Make_RandomCounts_AttackHoldsAndNoSmallCountIsPrinted(int authorities, int regions, int seed)
    {
        var made = new PublishedPeriods(authorities, regions);
        var counts = PublishedPeriods.Random(authorities, seed);
        var period = made.Publish(made.Returned(2024, counts))[0];
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
        foreach (var measure in period.Measures)
        {
            foreach (var a in measure.Authorities)
            {
                Assert.False(a.Numerator.Number is >= 1 and <= 5, $"{measure.Measure.Id} {a.Authority.Code} prints {a.Numerator.Number}");
                Assert.False(a.Denominator.Number is >= 1 and <= 5, $"{measure.Measure.Id} {a.Authority.Code} prints {a.Denominator.Number}");
                if (a.Numerator is Published.Withheld || a.Denominator is Published.Withheld)
                    Assert.Equal([Published.NotApplicable], new[] { a.Value, a.Lower, a.Upper }.Select(v => v.Number is null ? Published.NotApplicable : v).Distinct());
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Make_MeanOfRecords_HasTheIntervalOfAllOfThem_AndOfPeopleForEnglandAlone(bool things)
    {
        var made = new PublishedPeriods(6, 3, more: [PublishedPeriods.MeasureOf("M4", "sum(H)", "count(H)", Method.Mean, 1, false) with { CountsThings = things }]);
        var period = made.Returned(2024, [.. Enumerable.Range(0, 6).Select(i => ((long, long, long)?)(100 + i, 400, 50))]);
        var figures = period.Figures.ToDictionary(f => f.Key, f => (IReadOnlyDictionary<string, Own>)f.Value.Append(new("M4", Own.Of("M4", 240, 60, null, false, false, null, 1.5))).ToDictionary());
        var mean = made.Publish(period with { Figures = figures })[0].Measure("M4")!;

        // Means are all 4, so the deviation of all 360 is within the groups alone.
        var all = MeanSummary.OfGroups([.. Enumerable.Repeat((240.0, 60.0, (double?)1.5), 6)])!.Interval(Confidence.NinetyFive);
        Assert.Equal((4, all.Lower, all.Upper), (mean.England.Value.Number, mean.England.Lower.Number, mean.England.Upper.Number));
        Assert.All(mean.Regions, r => Assert.Equal(things, r.Upper.Number is not null));
        Assert.All(mean.Authorities, a => Assert.Equal(things, a.Upper.Number is not null));
    }

    [Fact]
    public void Make_CountHiddenInOneMeasure_HiddenInEveryOther()
    {
        var made = new PublishedPeriods(30, 3);
        var period = made.Publish(made.Returned(2024, PublishedPeriods.Random(30, 7)))[0];
        var (m1, m2, m3) = (period.Measure("M1")!, period.Measure("M2")!, period.Measure("M3")!);
        Assert.Contains(m1.Authorities, a => a.Numerator == Published.Confidential);
        foreach (var (one, two, three) in m1.Authorities.Zip(m2.Authorities, m3.Authorities))
        {
            Assert.Equal(one.Numerator, three.Numerator);
            Assert.Equal(one.Numerator, two.Denominator);
        }
    }

    [Fact]
    public void Make_ChangeFromHiddenCount_PrintsNone()
    {
        var made = new PublishedPeriods(30, 3);
        var (before, now) = (PublishedPeriods.Random(30, 8), PublishedPeriods.Random(30, 8));
        (before[4], now[4]) = ((3, 400, 1), (12, 400, 9));
        var periods = made.Publish(made.Returned(2023, before), made.Returned(2024, now));
        Assert.All(periods[1].Measures.Where(m => m.Authorities.Count > 0), m => Assert.Null(m.Authorities[4].Change.Number));
    }

    [Fact]
    public void Make_RegionOfOneAuthorityWithSmallCount_TotalWithheld()
    {
        var made = new PublishedPeriods(9, 9);
        var counts = PublishedPeriods.Random(9, 9);
        counts[2] = (3, 300, 0);
        var period = made.Publish(made.Returned(2024, counts))[0];
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
        Assert.Equal(Published.Confidential, period.Measure("M1")!.Regions[2].Numerator);
        Assert.Equal(Published.Confidential, period.Measure("M1")!.Regions[2].Value);
    }

    [Fact]
    public void Make_AllButAFewOfAGroup_PartHidden()
    {
        var made = new PublishedPeriods(30, 3);
        var counts = PublishedPeriods.Random(30, 10);
        counts[5] = (40, 42, 20);
        counts[6] = (40, 40, 20);
        var period = made.Publish(made.Returned(2024, counts))[0];
        Assert.Equal(Published.Confidential, period.Measure("M1")!.Authorities[5].Numerator);
        Assert.Equal(Published.Confidential, period.Measure("M1")!.Authorities[6].Value);
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
    }

    [Fact]
    public void Make_AllButAFewOfAPublicGroup_PartHidden()
    {
        // How many children are looked after is public, so 38 of 40 tells of the two that are left.
        var made = new PublishedPeriods(30, 3, more: [PublishedPeriods.MeasureOf("M4", "sum(D)", "ref.looked_after", Method.Proportion, 100, true)]);
        long[] parts = [20, 38, 40, 0, 33, 3];
        var period = made.Publish(With(made.Returned(2024, PublishedPeriods.Random(30, 20)), "M4", a => (a < parts.Length ? parts[a] : 20, 40)))[0];
        Assert.Equal(["20", "c", "c", "0", "33", "c"], period.Measure("M4")!.Authorities.Take(6).Select(a => Printed(a.Numerator)));
        Assert.All(period.Measure("M4")!.Authorities, a => Assert.Equal(40, a.Denominator.Number));
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
    }

    [Theory]
    [InlineData("sum(A - C)")]
    [InlineData("sum(A) - sum(C)")]
    [InlineData("SUM(A) - SUM(C)")]
    [InlineData("- sum(C) + sum(A)")]
    public void Make_DifferenceOfAPrintedAndAHiddenCount_Hidden(string difference)
    {
        var made = new PublishedPeriods(30, 3, more: [PublishedPeriods.MeasureOf("M4", difference, "sum(B)", Method.Proportion, 100, false)]);
        var counts = PublishedPeriods.Random(30, 21);
        counts[4] = (60, 300, 3);
        var period = made.Publish(With(made.Returned(2024, counts), "M4", a => (counts[a]!.Value.A - counts[a]!.Value.C, counts[a]!.Value.B)))[0];
        Assert.Equal("c", Printed(period.Measure("M2")!.Authorities[4].Numerator));
        foreach (var (whole, left) in period.Measure("M2")!.Authorities.Zip(period.Measure("M4")!.Authorities).Where(p => p.First.Numerator == Published.Confidential))
            Assert.True(whole.Denominator.Number is null || left.Numerator.Number is null, $"{whole.Denominator.Number} less {left.Numerator.Number} is what is hidden of {whole.Authority.Code}");
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
    }

    /// <remarks>A hidden whole of two hidden parts, neither of which can be 0, would be at least 2. So where a whole is hidden, a part of it that is 0 is hidden too.</remarks>
    [Theory]
    [InlineData(4, 1)]
    [InlineData(2, 1)]
    [InlineData(1, 0)]
    [InlineData(5, 0)]
    [InlineData(5, 5)]
    public void Make_SmallWholeOfSmallParts_MayBeAnythingSmall(long whole, long part)
    {
        var made = new PublishedPeriods(30, 3, more: [PublishedPeriods.MeasureOf("M4", "sum(A - C)", "sum(B)", Method.Proportion, 100, false)]);
        var counts = PublishedPeriods.Random(30, 25);
        counts[4] = (whole, 300, part);
        var period = made.Publish(With(made.Returned(2024, counts), "M4", a => (counts[a]!.Value.A - counts[a]!.Value.C, counts[a]!.Value.B)))[0];
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
        Assert.All(period.Measures.Take(2).Append(period.Measure("M4")!), m => Assert.Equal("c", Printed(m.Authorities[4].Numerator)));
        foreach (var (of, a) in period.Measure("M2")!.Authorities.Select((of, a) => (of, a)).Where(p => p.of.Denominator == Published.Confidential && counts[p.a]!.Value.C == 0))
            Assert.Equal("c", Printed(of.Numerator));
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(4, 0)]
    public void Make_SmallWholeAndWhatIsLeftOfIt_MayBeAnythingSmall(long whole, long part)
    {
        // What is taken away is printed nowhere, so that nobody knows whether it is 0.
        var made = new PublishedPeriods(30, 3, more: [PublishedPeriods.MeasureOf("M4", "sum(A - D)", "sum(A)", Method.Proportion, 100, false)]);
        var counts = PublishedPeriods.Random(30, 26);
        counts[4] = (whole, 300, 0);
        var period = made.Publish(With(made.Returned(2024, counts), "M4", a => (counts[a]!.Value.A - (a == 4 ? part : 0), counts[a]!.Value.A)))[0];
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
        Assert.Equal("c", Printed(period.Measure("M4")!.Authorities[4].Numerator));
    }

    [Theory]
    [InlineData(Method.Distribution)]
    [InlineData(Method.Proportion)]
    public void Make_AnswersToOneQuestion_OneHiddenIsNotWhatTheOthersLeave(Method method)
    {
        var answers = new[] { "'high'", "'medium'", "'low'" };
        var made = new PublishedPeriods(30, 3, more: [.. answers.Select((a, i) => PublishedPeriods.MeasureOf($"D{i}", $"count(*) filter (where level = {a})", "count(level)", method, 100, false))]);
        var own = made.Returned(2024, PublishedPeriods.Random(30, 22));
        for (var i = 0; i < answers.Length; i++)
        {
            var answer = i;
            own = With(own, $"D{i}", a => (Answered(a)[answer], Answered(a).Sum()));
        }

        var period = made.Publish(own)[0];
        for (var a = 0; a < 30; a++)
        {
            var shown = Enumerable.Range(0, 3).Select(i => period.Measure($"D{i}")!.Authorities[a]).ToList();
            Assert.All(shown.Zip(Answered(a)), s => Assert.True(s.First.Numerator.Number is null || s.Second > 5));
            Assert.False(shown.Count(s => s.Numerator.Number is null) == 1 && shown[0].Denominator.Number is not null, $"of {shown[0].Authority.Code} the whole and all parts but one are printed");
        }

        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);

        static long[] Answered(int authority) => authority % 4 == 0 ? [40, 3, 20] : [40 + authority, 30, 20];
    }

    [Fact]
    public void Make_AnswersToOneQuestionOfEngland_OneHiddenIsNotWhatTheOthersLeave()
    {
        long[] answered = [100, 47, 3];
        var made = new PublishedPeriods(30, 3, more:
            [.. answered.Select((_, i) => PublishedPeriods.MeasureOf($"D{i}", $"count(*) filter (where level = {i})", "count(level)", Method.Distribution, 100, false) with { Instrument = "people" })]);
        var england = answered.Select((n, i) => Own.Of($"D{i}", n, 150, null, false, false, null)).ToDictionary(o => o.Measure);
        var period = made.Publish(made.Returned(2024, PublishedPeriods.Random(30, 23)) with { England = england })[0];
        Assert.Equal("c", Printed(period.Measure("D2")!.England.Value));
        Assert.False(period.Measure("D0")!.England.Value.Number is not null && period.Measure("D1")!.England.Value.Number is not null, "100% less both is what is hidden");
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Make_MeanDaysOfFewChildren_HiddenUnlessThingsAreCounted(bool things)
    {
        var made = new PublishedPeriods(30, 3, more: [PublishedPeriods.MeasureOf("M4", "sum(days)", "count(days)", Method.Days, 1, false) with { CountsThings = things, HasInterval = false }]);
        var period = made.Publish(With(made.Returned(2024, PublishedPeriods.Random(30, 24)), "M4", a => a == 4 ? (17, 2) : (200, 30)))[0];
        Assert.Equal(things ? "8.5" : "c", Printed(period.Measure("M4")!.Authorities[4].Value));
        Assert.Equal(things ? 2 : null, period.Measure("M4")!.Authorities[4].Denominator.Number);
        Assert.Equal(things, period.Measure("M4")!.England.Denominator.Number == 872);
    }

    [Fact]
    public void Make_ShareOfHiddenCounts_PrintedToItsDecimalsOnly()
    {
        var made = new PublishedPeriods(30, 3);
        var period = made.Publish(made.Returned(2024, PublishedPeriods.Random(30, 11)))[0];
        var hidden = period.Measures.Where(m => m.Authorities.Any(a => a.Numerator == Published.Confidential)).ToList();
        Assert.NotEmpty(hidden);
        Assert.All(hidden.Where(m => m.England.Value.Number is not null), m => Assert.Equal(Math.Round(m.England.Value.Number!.Value, 1), m.England.Value.Number.Value));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(60)]
    public void Make_SecondEditionWithOneLateReturn_GivesNothingAway(long late)
    {
        var made = new PublishedPeriods(30, 3);
        var counts = PublishedPeriods.Random(30, 12);
        counts[7] = null;
        var first = made.Returned(2024, counts);
        counts = [.. counts];
        counts[7] = (late, 200, 2);
        var period = made.Publish(made.Returned(2024, counts) with { EarlierEditions = [first] })[0];
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
        Assert.Equal(1, period.Protection.Editions);

        // What the first edition printed, the second prints too, unless it hides it as a small count's cover that was never printed.
        var before = made.Publish(first)[0];
        foreach (var (one, two) in before.Measures.SelectMany(m => m.Authorities).Zip(period.Measures.SelectMany(m => m.Authorities)).Where(p => p.First.Authority.Code != made.Authorities[7].Code))
            Assert.False(one.Numerator == Published.Confidential && two.Numerator is Published.Figure, $"{one.Authority.Code} was hidden and is printed");

        // By hand: the late count lies between the differences of the printed totals, which must leave a small one its whole band.
        foreach (var (one, two) in before.Measures.Zip(period.Measures).SelectMany(m => m.First.Regions.Append(m.First.England).Zip(m.Second.Regions.Append(m.Second.England))))
        {
            if (late <= 5 && two.Numerator.Number - one.Numerator.Number is { } difference && two.Supplied == one.Supplied + 1)
                Assert.InRange(difference, -9, 14);
        }
    }

    [Fact]
    public void Make_FiguresThatAreTheirSourcesOwn_OnlySmallOnesHidden()
    {
        var made = new PublishedPeriods(30, 3, figuresArePublic: true);
        var counts = PublishedPeriods.Random(30, 13);
        counts[3] = (4, 300, 0);
        var period = made.Publish(made.Returned(2024, counts))[0];
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
        foreach (var (authority, count) in period.Measure("M1")!.Authorities.Zip(counts))
            Assert.Equal(count!.Value.A is >= 1 and <= 5, authority.Numerator == Published.Confidential);
    }

    [Theory]
    [InlineData(147)]
    [InlineData(149)]
    public void Make_AllButAFewOfThoseAskedInEngland_ShareWithheld(long yes)
    {
        var made = new PublishedPeriods(30, 3);
        var period = made.Publish(made.Returned(2024, PublishedPeriods.Random(30, 16)) with { England = PublishedPeriods.Asked(yes, 150) })[0];
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
        Assert.Contains("Y1, England", period.Protection.Withheld);
        Assert.Equal(Published.Confidential, period.Measure("Y1")!.England.Value);
        Assert.Equal(Published.Confidential, period.Measure("Y1")!.England.Denominator);
    }

    [Fact]
    public void Make_AllButAFewOfVeryManyAsked_ShareRounded()
    {
        var made = new PublishedPeriods(30, 3);
        var period = made.Publish(made.Returned(2024, PublishedPeriods.Random(30, 16)) with { England = PublishedPeriods.Asked(149_997, 150_000) })[0];
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
        Assert.Equal(100, period.Measure("Y1")!.England.Value.Number);
    }

    [Fact]
    public void Make_HalfOfThoseAskedInEngland_Printed()
    {
        var made = new PublishedPeriods(30, 3);
        var period = made.Publish(made.Returned(2024, PublishedPeriods.Random(30, 16)) with { England = PublishedPeriods.Asked(75, 150) })[0];
        Assert.Equal((80, 150, 50), (period.Measure("Y1")!.England.Numerator.Number, period.Measure("Y1")!.England.Denominator.Number, period.Measure("Y1")!.England.Value.Number));
    }

    [Fact]
    public void Make_SourcePrintsEnglandToFourDecimals_NothingFollowsFromIt()
    {
        var counts = PublishedPeriods.Random(30, 17);
        counts[4] = (3, 300, 0);
        var sum = counts.Aggregate((A: 0L, B: 0L), (s, c) => (s.A + c!.Value.A, s.B + c.Value.B));
        var printed = (double)Math.Round(100m * sum.A / sum.B, 4, MidpointRounding.AwayFromZero);
        var made = new PublishedPeriods(30, 3, source: printed);
        var (with, without) = (made.Publish(made.Returned(2024, counts))[0], new PublishedPeriods(30, 3).Publish(made.Returned(2024, counts))[0]);
        Assert.IsType<AttackVerdict.Held>(with.Protection!.Verdict);
        Assert.True(with.Protection.More + with.Protection.Withheld.Count >= without.Protection!.More + without.Protection.Withheld.Count);
        Assert.Equal(printed, with.Measure("M1")!.England.SourceValue);
    }

    [Fact]
    public void Make_ImpossibleFigures_SayNoNumber()
    {
        var made = new PublishedPeriods(12, 3);
        var counts = PublishedPeriods.Random(12, 14);
        counts[1] = (3, 2, 0);
        counts[2] = (-4, 10, 0);
        counts[3] = (0, 0, 0);
        var period = made.Publish(made.Returned(2024, counts))[0];
        var (wrong, negative, nothing) = (period.Measure("M1")!.Authorities[1], period.Measure("M1")!.Authorities[2], period.Measure("M1")!.Authorities[3]);
        Assert.All(new[] { wrong, negative, nothing }, a => Assert.Null(a.Value.Number));
        Assert.DoesNotContain(wrong.Note!, char.IsDigit);
        Assert.Equal(Published.NotApplicable, nothing.Value);
    }

    [Fact]
    public void Make_TotalThatRoundsTo0_IsLow()
    {
        var made = new PublishedPeriods(2, 1, roundTo: 100);
        var england = made.Publish(made.Returned(2024, [(10, 60, 0), (12, 80, 0)]))[0].Measures;
        Assert.Equal(("low", "100"), (Printed(england[0].England.Numerator), Printed(england[0].England.Denominator)));
        Assert.Equal(("0", "low"), (Printed(england[1].England.Numerator), Printed(england[1].England.Denominator)));
        Assert.Equal(22 / 140.0 * 100, england[0].England.Value.Number!.Value, 1e-9);
    }

    [Fact]
    public void Make_NobodyAnswered_NothingToHide()
    {
        var made = new PublishedPeriods(12, 3);
        var period = made.Publish(made.Returned(2024, [.. Enumerable.Repeat<(long, long, long)?>(null, 12)]))[0];
        Assert.Equal(new AttackVerdict.Held(0), period.Protection!.Verdict);
        Assert.All(period.Measures, m => Assert.Equal(Published.NotAvailable, m.England.Value));
    }

    [Fact]
    public void Make_TheCountry_Holds()
    {
        var made = new PublishedPeriods(153, 9);
        var clock = Stopwatch.StartNew();
        var period = made.Publish(made.Returned(2024, PublishedPeriods.Random(153, 15)))[0];
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
        TestContext.Current.SendDiagnosticMessage($"{period.Protection.Small} small, {period.Protection.More} more, {period.Protection.Withheld.Count} totals withheld, {clock.Elapsed.TotalSeconds:f2} s");
    }

    private static string Printed(Published value) => value is Published.Withheld withheld ? withheld.Symbol.Text() : FormattableString.Invariant($"{value.Number}");

    /// <summary>The same period with one more measure, of every authority by its place.</summary>
    private static PeriodOwn With(PeriodOwn own, string measure, Func<int, (long Numerator, long Denominator)> counts) => own with
    {
        Figures = own.Due.Select((authority, place) => (authority.Code, Counts: counts(place))).ToDictionary(
            a => a.Code,
            a => (IReadOnlyDictionary<string, Own>)own.Figures[a.Code].Append(new(measure, Own.Of(measure, a.Counts.Numerator, a.Counts.Denominator, null, false, false, null))).ToDictionary()),
    };
}
