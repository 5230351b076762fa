using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Reporting.Domain.Disclosure;
using Xunit;

namespace Reporting.Domain.Tests.Disclosure;

/// <summary>Records that were chosen or volunteered are counted together, of no area and without an interval.</summary>
public sealed class ChosenSamplesTests
{
    private readonly PublishedPeriods made = new(
        30, 3,
        more: [PublishedPeriods.MeasureOf("C1", "count(*) filter (where good)", "count(good)", Method.Proportion, 100, false) with
        {
            Instrument = "cases", Among = "in the cases examined", HasInterval = false, CountsThings = true,
        }]);

    [Theory]
    [InlineData(Drawn.Chosen)]
    [InlineData(Drawn.Volunteers)]
    public void Protect_Chosen_IsOfAllTogetherAndOfNoArea(Drawn drawn)
    {
        var measure = Protect(drawn).Measure("C1")!;
        Assert.Equal((30, 105), (measure.England.Numerator.Number, measure.England.Denominator.Number));
        Assert.Equal(30 / 105.0 * 100, measure.England.Value.Number!.Value, 1e-12);
        Assert.Equal((Published.NotApplicable, Published.NotApplicable), (measure.England.Lower, measure.England.Upper));
        Assert.Empty(measure.Authorities);
        Assert.Empty(measure.Regions);
        Assert.Equal("in the cases examined", measure.TotalName);
        Assert.Equal("The figure speaks for those in it alone.", measure.NotRanked);
    }

    [Theory]
    [InlineData(Drawn.All)]
    [InlineData(Drawn.Random)]
    public void Protect_AllOrRandom_HasAreas(Drawn drawn) => Assert.Equal(3, Protect(drawn).Measure("C1")!.Authorities.Count);

    /// <summary>A mean of grades 1 to 4: of one record, of two, of ten; limits lie within the grades.</summary>
    [Theory]
    [InlineData(4, 1, null, false, null, null)]
    [InlineData(5, 2, 2.1213203435596424, false, 1.0, 4.0)]
    [InlineData(38, 10, 0.42, true, 3.4995501, 4.0)]
    public void ValueOf_MeanOfFewRecords_IsUnreliableAndWithinItsScale(
        double sum, double records, double? deviation, bool reliable, double? lower, double? upper)
    {
        var measure = PublishedPeriods.MeasureOf("G1", "sum(grade)", "count(grade)", Method.Mean, 1, false) with
        {
            IsOfRecords = true,
            ScaleFrom = 1,
            ScaleTo = 4,
        };
        var summary = MeanSummary.OfGroups([(sum, records, deviation)]);
        var value = Assert.IsType<MeasureValue.Value>(Publication.ValueOf(measure, sum, records, summary));
        Assert.Equal(reliable, value.IsReliable);
        var interval = value.IntervalAt(Confidence.NinetyFive);
        Assert.Equal(lower is null, interval is null);
        if (interval is { } limits)
            Assert.Equal((lower!.Value, upper!.Value), (Math.Round(limits.Lower, 7), Math.Round(limits.Upper, 7)));
    }

    private PublishedPeriod Protect(Drawn drawn)
    {
        var collection = made.Collection with
        {
            Instruments =
            [
                .. made.Collection.Instruments,
                new("cases", "Cases", InstrumentKind.Records, true, [Council], []) { Drawn = drawn, Among = "in the cases examined" },
            ],
        };
        var own = made.Returned(2024, PublishedPeriods.Random(30, 1));
        var figures = own.Figures.ToDictionary(f => f.Key, f => f.Value);
        foreach (var (authority, good) in made.Authorities.Take(3).Zip([4, 6, 20]))
            figures[authority.Code] = new Dictionary<string, Own>(figures[authority.Code]) { ["C1"] = Own.Of("C1", good, 35, null, false, false, null) };
        return new Publication(collection, new(made.Authorities, [.. made.Authorities.Select(a => a.Region).Distinct()]), PublishedPeriods.NoNeighbours)
            .Protect(own with { Figures = figures }, null).Published;
    }

    private static Item Council => new(
        "council", "Council", ItemType.Text, "", PeriodRange.Always, null, null, true, [], null, null, null, true, null);
}
