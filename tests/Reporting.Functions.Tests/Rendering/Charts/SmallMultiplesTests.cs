using CsCheck;
using Reporting.Domain.Disclosure;
using Reporting.Functions.Rendering.Charts;
using Xunit;

namespace Reporting.Functions.Tests.Rendering.Charts;

public sealed class SmallMultiplesTests
{
    private static readonly SmallMultiplesOptions Options = new("lines", "DfE", false);

    private static SmallMultiples Seven(Func<int, int, Published> value, params string[] breaks)
    {
        var measure = Samples.Measure(breaks: breaks);
        return SmallMultiples.From(
            measure, [.. Enumerable.Range(2018, 7).Select(y => Samples.Regional(y, measure, r => value(y, r), Samples.Figure(11)))], Options);
    }

    [Fact]
    public void From_NineRegions_IsEnglandAndNinePanels()
    {
        var chart = Seven((y, r) => Samples.Figure(y - 2010 + r));
        Assert.Equal(["England", .. Samples.Regions.Select(r => r.Name)], chart.Panels.Select(p => p.Name));
        Assert.Empty(chart.Panels[0].England);
        Assert.All(chart.Panels.Skip(1), p => Assert.Equal(chart.Panels[0].Line, p.England));
        Assert.Equal(["14.0%", "8.0%"], chart.Panels[1].Labels.Where(l => l.Kind == "value").Select(l => l.Lines[0].Text));
        Assert.Equal(("2018", "2024"), (chart.First, chart.Last));
    }

    [Fact]
    public void From_ValueWithheld_LeavesAGapWithItsSymbol()
    {
        var panel = Seven((y, r) => y == 2020 ? Published.Confidential : Samples.Figure(10)).Panels[1];
        Assert.Equal(2, panel.Line.Count(c => c == 'M'));
        Assert.Equal(6, panel.Points.Count);
        Assert.Equal("c", Assert.Single(panel.Gaps).Text);
        Assert.Equal("North East: 2018 10.0%, 2019 10.0%, 2020 confidential (c), 2021 10.0%, 2022 10.0%, 2023 10.0%, 2024 10.0%.", panel.Description);
    }

    [Fact]
    public void From_BreakInTheSeries_CutsTheLineAndSaysSo()
    {
        var chart = Seven((y, r) => Samples.Figure(10), "2022");
        Assert.Single(chart.Breaks);
        Assert.All(chart.Panels, p => Assert.Equal(2, p.Line.Count(c => c == 'M')));
        Assert.Contains("A dashed upright line marks a break in the series: figures from 2022 on are not comparable with those before.", chart.Frame.Notes);
    }

    [Fact]
    public void From_NothingToShow_SaysSoInWords()
    {
        var measure = Samples.Measure();
        Assert.NotNull(SmallMultiples.From(measure, [], Options).Frame.Absence);
        Assert.NotNull(
            SmallMultiples.From(measure, [Samples.Regional(2024, measure, _ => Published.Confidential, Published.Confidential)], Options).Frame.Absence);
    }

    [Fact]
    public void From_OnePeriod_IsAPointWithOneLabel()
    {
        var measure = Samples.Measure();
        var panel = SmallMultiples.From(measure, [Samples.Regional(2024, measure, _ => Samples.Figure(5))], Options).Panels[1];
        Assert.Single(panel.Points);
        Assert.Single(panel.Labels);
    }

    [Fact]
    public void From_AnyValues_LabelsNeitherOverlapNorLeaveThePanel() => Gen.Select(Gen.Double[0, 99999].Array[70], Gen.Bool.Array[70]).Sample(
        (values, hidden) =>
        {
            var chart = Seven((y, r) => hidden[(r * 7) + y - 2018] ? Published.NotAvailable : Samples.Figure(values[(r * 7) + y - 2018]));
            foreach (var panel in chart.Panels)
            {
                Assert.All(panel.Labels, l => Assert.True(new Box(0, 0, SmallMultiples.Width, SmallMultiples.Height).Contains(l.Box)));
                Assert.DoesNotContain(panel.Labels, one => panel.Labels.Any(other => one != other && one.Box.Overlaps(other.Box)));
            }
        },
        iter: 100);
}
