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
    public void Protect_AnyCounts_AttackHoldsAndNoSmallCountIsPrinted(int authorities, int regions, int seed)
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
                    Assert.All([a.Value, a.Lower, a.Upper], v => Assert.Null(v.Number));
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Protect_MeanOfRecords_HasAnIntervalOfPeopleForEnglandAlone(bool things)
    {
        var measure = PublishedPeriods.MeasureOf("M4", "sum(H)", "count(H)", Method.Mean, 1, false) with { CountsThings = things };
        var made = new PublishedPeriods(6, 3, more: [measure]);
        var period = made.Returned(2024, [.. Enumerable.Range(0, 6).Select(i => ((long, long, long)?)(100 + i, 400, 50))]);
        var hours = Own.Of("M4", 240, 60, null, false, false, null, 1.5);
        var figures = period.Figures.ToDictionary(f => f.Key, IReadOnlyDictionary<string, Own> (f) => new Dictionary<string, Own>(f.Value) { ["M4"] = hours });
        var mean = made.Publish(period with { Figures = figures })[0].Measure("M4")!;

        // Means are all 4, so the deviation of all 360 is within the groups alone.
        var all = MeanSummary.OfGroups([.. Enumerable.Repeat((240.0, 60.0, (double?)1.5), 6)])!.Interval(Confidence.NinetyFive);
        Assert.Equal((4, all.Lower, all.Upper), (mean.England.Value.Number, mean.England.Lower.Number, mean.England.Upper.Number));
        Assert.All(mean.Regions, r => Assert.Equal(things, r.Upper.Number is not null));
        Assert.All(mean.Authorities, a => Assert.Equal(things, a.Upper.Number is not null));
    }

    [Fact]
    public void Protect_CountHiddenInOneMeasure_IsHiddenInEveryOther()
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
    public void Protect_ChangeFromHiddenCount_PrintsNone()
    {
        var made = new PublishedPeriods(30, 3);
        var (before, now) = (PublishedPeriods.Random(30, 8), PublishedPeriods.Random(30, 8));
        (before[4], now[4]) = ((3, 400, 1), (12, 400, 9));
        var periods = made.Publish(made.Returned(2023, before), made.Returned(2024, now));
        Assert.All(periods[1].Measures.Where(m => m.Authorities.Count > 0), m => Assert.Null(m.Authorities[4].Change.Number));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Protect_MeanDaysOfFewChildren_IsHiddenUnlessThingsAreCounted(bool things)
    {
        var measure = PublishedPeriods.MeasureOf("M4", "sum(days)", "count(days)", Method.Days, 1, false) with { CountsThings = things, HasInterval = false };
        var made = new PublishedPeriods(30, 3, more: [measure]);
        var period = made.Publish(PublishedPeriods.With(made.Returned(2024, PublishedPeriods.Random(30, 24)), "M4", a => a == 4 ? (17, 2) : (200, 30)))[0];
        Assert.Equal(things ? "8.5" : "c", PublishedPeriods.Printed(period.Measure("M4")!.Authorities[4].Value));
        Assert.Equal(things ? 2 : null, period.Measure("M4")!.Authorities[4].Denominator.Number);
        Assert.Equal(things, period.Measure("M4")!.England.Denominator.Number == 872);
    }

    [Fact]
    public void Protect_FiguresThatArePublic_HidesSmallOnesAlone()
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
    [InlineData(3, 12, "3", false)]
    [InlineData(3, 9, "3", true)]
    [InlineData(40.5, 12, "40.5", false)]
    [InlineData(40.5, 4, "c", false)]
    public void Protect_MedianOfRecords_IsNoCount_AndIsHiddenWhereFewHaveANumber(double median, double records, string printed, bool unreliable)
    {
        var measure = PublishedPeriods.MeasureOf("Q1", "median(days)", "count(days)", Method.Median, 1, false) with
        {
            Instrument = "people",
            HasInterval = false,
        };
        var made = new PublishedPeriods(12, 3, more: [measure]);
        var own = made.Returned(2024, PublishedPeriods.Random(12, 18)) with
        {
            England = new Dictionary<string, Own> { ["Q1"] = Own.Of("Q1", median, records, null, false, false, null) },
        };
        var published = made.Publish(own)[0];
        Assert.IsType<AttackVerdict.Held>(published.Protection!.Verdict);
        var england = published.Measure("Q1")!.England;
        Assert.Equal(printed, PublishedPeriods.Printed(england.Value));
        Assert.Equal(
            printed == "c" ? ("c", "c") : ("z", $"{records}"),
            (PublishedPeriods.Printed(england.Numerator), PublishedPeriods.Printed(england.Denominator)));
        Assert.Equal(unreliable, england.Value is Published.Figure { Unreliable: true });
        Assert.Empty(published.Measure("Q1")!.Regions);
    }

    [Fact]
    public void Protect_ImpossibleFigures_PrintsNoNumber()
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
    public void Protect_NobodyAnswered_HidesNothing()
    {
        var made = new PublishedPeriods(12, 3);
        var period = made.Publish(made.Returned(2024, [.. Enumerable.Repeat<(long, long, long)?>(null, 12)]))[0];
        Assert.Equal(new AttackVerdict.Held(0), period.Protection!.Verdict);
        Assert.All(period.Measures, m => Assert.Equal(Published.NotAvailable, m.England.Value));
    }

    [Fact]
    public void Protect_WholeCountry_Holds()
    {
        var made = new PublishedPeriods(153, 9);
        var clock = Stopwatch.StartNew();
        var period = made.Publish(made.Returned(2024, PublishedPeriods.Random(153, 15)))[0];
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
        var account = period.Protection;
        TestContext.Current.SendDiagnosticMessage(
            $"{account.Primary} small, {account.Complementary} more, {account.Withheld.Count} totals withheld, {clock.Elapsed.TotalSeconds:f2} s");
    }
}
