using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Functions.Rendering.Charts;
using Xunit;

namespace Reporting.Functions.Tests.Rendering.Charts;

public sealed class FunnelChartTests
{
    private static readonly Measure Judged = Samples.Measure() with { Polarity = Polarity.Lower, DenominatorLabel = "Children looked after" };

    public static FunnelOptions Options(string id) => new(
        id, "DfE", false, 12, [.. Enumerable.Range(1, 40).Select(i => Limit(i * 25, 60 / Math.Sqrt(i), 90 / Math.Sqrt(i)))],
        [Samples.Authority(3).Code, Samples.Authority(4).Code], "Limits are adjusted.");

    private static FunnelLimit Limit(int denominator, double inner, double outer) => new(denominator, 12 - inner, 12 + inner, 12 - outer, 12 + outer);

    private static FunnelChart Of(PublishedMeasure measure) => FunnelChart.From(measure, Options("funnel"));

    [Fact]
    public void From_Beyond_IsSetApartByShapeAndNamed()
    {
        var chart = Of(Samples.National() with { Measure = Judged });
        Assert.Equal(2, chart.Beyond.Count);
        Assert.Equal(148, chart.Dots.Count);
        Assert.Contains("Northamptonshire", chart.Frame.Description);
        Assert.Equal("Percentage, by number of children looked after (from left to right)", chart.Frame.Subtitle);
    }

    // The place of a point tells its denominator.
    [Fact]
    public void From_DenominatorWithheld_IsNotShown()
    {
        var national = Samples.National() with { Measure = Judged };
        var chart = Of(
            national with { Authorities = [.. national.Authorities.Select((a, i) => i == 3 ? a with { Denominator = Published.Confidential } : a)] });
        Assert.Single(chart.Beyond);
        Assert.DoesNotContain("Northamptonshire", chart.Frame.Description);
        Assert.Contains(chart.Frame.Notes, n => n.StartsWith("4 authorities are not shown.", StringComparison.Ordinal));
    }

    [Fact]
    public void From_WhereComparisonIsNotAllowed_SaysWhyInWords()
    {
        var national = Samples.National();
        Assert.StartsWith("There is no funnel: neither high nor low is better", Of(national).Frame.Absence);
        Assert.StartsWith(
            "There is no funnel: the events are not independent", Of(national with { Measure = Judged with { HasInterval = false } }).Frame.Absence);
        Assert.StartsWith(
            "There is no funnel: fewer than 20 authorities",
            Of(national with { Measure = Judged, Authorities = [.. national.Authorities.Take(20)] }).Frame.Absence);
    }

    [Fact]
    public void From_Labels_NeitherOverlapNorLeaveTheDrawing()
    {
        var chart = FunnelChart.From(
            Samples.National() with { Measure = Judged },
            Options("funnel") with { Beyond = [.. Enumerable.Range(14, 100).Select(i => Samples.Authority(i).Code)] });
        foreach (var labels in new[] { chart.Labels.Wide, chart.Labels.Narrow })
        {
            Assert.NotEmpty(labels);
            Assert.All(labels, l => Assert.True(new Box(0, 0, chart.Frame.Width, chart.Frame.Height).Contains(l.Box)));
            Assert.DoesNotContain(labels, one => labels.Any(other => one != other && one.Box.Overlaps(other.Box)));
        }
    }
}
