using Reporting.Domain.Disclosure;
using Xunit;

namespace Reporting.Domain.Tests.Disclosure;

/// <summary>Totals of regions and England, beside earlier editions and what the source prints.</summary>
public sealed class PublicationOfTotalsTests
{
    [Fact]
    public void Protect_NothingHidden_RegionsAndEnglandAreTheSumsOfTheirAuthorities()
    {
        var made = new PublishedPeriods(6, 2, roundTo: 1);
        var measure = made.Publish(made.Returned(2024, [.. Enumerable.Range(1, 6).Select(i => ((long, long, long)?)(100 * i, 1000, 50))]))[0].Measure("M1")!;
        Assert.Equal([(900, 3000, 30), (1200, 3000, 40)], measure.Regions.Select(r => (r.Numerator.Number, r.Denominator.Number, r.Value.Number)));
        Assert.Equal((2100, 6000, 35), (measure.England.Numerator.Number, measure.England.Denominator.Number, measure.England.Value.Number));
    }

    [Fact]
    public void Protect_RegionOfOneAuthorityWithASmallCount_WithholdsItsTotal()
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
    public void Protect_ShareOfHiddenCounts_IsPrintedToItsDecimalsOnly()
    {
        var made = new PublishedPeriods(30, 3);
        var period = made.Publish(made.Returned(2024, PublishedPeriods.Random(30, 11)))[0];
        var hidden = period.Measures.Where(m => m.Authorities.Any(a => a.Numerator == Published.Confidential)).ToList();
        Assert.NotEmpty(hidden);
        Assert.All(hidden.Select(m => m.England.Value.Number).OfType<double>(), share => Assert.Equal(Math.Round(share, 1), share));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(60)]
    public void Protect_SecondEditionWithOneLateReturn_GivesNothingAway(long late)
    {
        var made = new PublishedPeriods(30, 3);
        var counts = PublishedPeriods.Random(30, 12);
        counts[7] = null;
        var first = made.Returned(2024, counts);
        counts = [.. counts];
        counts[7] = (late, 200, 2);
        var period = made.Protect(made.Returned(2024, counts), made.Protect(first).Edition).Published;
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
        Assert.Equal(1, period.Protection.Editions);

        // What the first edition printed, the second prints too, unless it hides it as a small count's cover that was never printed.
        var before = made.Publish(first)[0];
        foreach (var (one, two) in before.Measures.SelectMany(m => m.Authorities).Zip(period.Measures.SelectMany(m => m.Authorities)))
        {
            Assert.False(
                one.Authority.Code != made.Authorities[7].Code && one.Numerator == Published.Confidential && two.Numerator is Published.Figure,
                $"{one.Authority.Code} was hidden and is printed");
        }

        // By hand: the late count lies between the differences of the printed totals, which must leave a small one its whole band.
        foreach (var (one, two) in before.Measures.SelectMany(AreasOf).Zip(period.Measures.SelectMany(AreasOf)))
        {
            if (late <= 5 && two.Numerator.Number - one.Numerator.Number is { } difference && two.Supplied == one.Supplied + 1)
                Assert.InRange(difference, -9, 14);
        }
    }

    [Theory]
    [InlineData(147)]
    [InlineData(149)]
    public void Protect_AllButAFewOfThoseAskedInEngland_WithholdsTheShare(long yes)
    {
        var made = new PublishedPeriods(30, 3);
        var period = made.Publish(made.Returned(2024, PublishedPeriods.Random(30, 16)) with { England = PublishedPeriods.Asked(yes, 150) })[0];
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
        Assert.Contains("Y1, England", period.Protection.Withheld);
        Assert.Equal(Published.Confidential, period.Measure("Y1")!.England.Value);
        Assert.Equal(Published.Confidential, period.Measure("Y1")!.England.Denominator);
    }

    [Fact]
    public void Protect_AllButAFewOfVeryManyAskedInEngland_RoundsTheShare()
    {
        var made = new PublishedPeriods(30, 3);
        var period = made.Publish(made.Returned(2024, PublishedPeriods.Random(30, 16)) with { England = PublishedPeriods.Asked(149_997, 150_000) })[0];
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
        Assert.Equal(100, period.Measure("Y1")!.England.Value.Number);
    }

    [Fact]
    public void Protect_HalfOfThoseAskedInEngland_IsPrinted()
    {
        var made = new PublishedPeriods(30, 3);
        var period = made.Publish(made.Returned(2024, PublishedPeriods.Random(30, 16)) with { England = PublishedPeriods.Asked(75, 150) })[0];
        var england = period.Measure("Y1")!.England;
        Assert.Equal((75, 150, 50), (england.Numerator.Number, england.Denominator.Number, england.Value.Number));
    }

    [Fact]
    public void Protect_SourcePrintsEnglandToFourDecimals_HidesNoLess()
    {
        var counts = PublishedPeriods.Random(30, 17);
        counts[4] = (3, 300, 0);
        var sum = counts.Aggregate((A: 0L, B: 0L), (s, c) => (s.A + c!.Value.A, s.B + c.Value.B));
        var printed = (double)Math.Round(100m * sum.A / sum.B, 4, MidpointRounding.AwayFromZero);
        var made = new PublishedPeriods(30, 3, source: printed);
        var (with, without) = (made.Publish(made.Returned(2024, counts))[0], new PublishedPeriods(30, 3).Publish(made.Returned(2024, counts))[0]);
        Assert.IsType<AttackVerdict.Held>(with.Protection!.Verdict);
        Assert.True(with.Protection.Complementary + with.Protection.Withheld.Count >= without.Protection!.Complementary + without.Protection.Withheld.Count);
        Assert.Equal(printed, with.Measure("M1")!.England.SourceValue);
    }

    [Fact]
    public void Protect_NothingHidden_TotalsAreExactWhateverTheBase()
    {
        var made = new PublishedPeriods(2, 1, roundTo: 100);
        var england = made.Publish(made.Returned(2024, [(10, 60, 0), (12, 80, 0)]))[0].Measure("M1")!.England;
        Assert.Equal((22, 140), (england.Numerator.Number, england.Denominator.Number));
        Assert.Equal(22 / 140.0 * 100, england.Value.Number!.Value, 1e-9);
    }

    [Fact]
    public void Protect_TotalWithAHiddenPartThatRoundsTo0_IsLow()
    {
        var made = new PublishedPeriods(4, 1, roundTo: 100);
        var england = made.Publish(made.Returned(2024, [(3, 6000, 0), (4, 8000, 0), (4, 5000, 0), (20, 9000, 0)]))[0].Measure("M1")!.England;
        Assert.Equal(("low", "28000", "low"), (
            PublishedPeriods.Printed(england.Numerator), PublishedPeriods.Printed(england.Denominator), PublishedPeriods.Printed(england.Value)));
    }

    private static IEnumerable<PublishedArea> AreasOf(PublishedMeasure measure) => measure.Regions.Append(measure.England);
}
