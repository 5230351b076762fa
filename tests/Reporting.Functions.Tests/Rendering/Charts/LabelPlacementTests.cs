using CsCheck;
using Reporting.Functions.Rendering.Charts;
using Xunit;

namespace Reporting.Functions.Tests.Rendering.Charts;

public sealed class LabelsTests
{
    // Many ties, long names, intervals of any width, a highlighted authority, England anywhere.
    private static readonly Gen<DotsChart> Charts =
        from values in Gen.OneOf(Gen.Double[0, 100], Gen.Double[40, 42], Gen.Int[0, 3].Select(i => (double)i)).Array[1, 160]
        from half in Gen.Double[0, 30]
        from england in Gen.Double[0, 100]
        from own in Gen.Int[0, 159]
        from synthetic in Gen.Bool
        select DotsChart.From(
            Samples.Measured(values.Select((v, i) => Samples.Of(i, Samples.Figure(v), half)), Samples.Figure(england)),
            new("c", "s", synthetic) { Highlight = Samples.Authority(own).Code });

    [Fact]
    public void Near_AnyDots_LabelsNeitherOverlapNorLeaveTheDrawing() => Charts.Sample(
        chart =>
        {
            var drawing = new Box(0, 0, chart.Frame.Width, chart.Frame.Height);
            foreach (var (labels, size) in new[] { (chart.Labels.Wide, TextMetrics.WideSize), (chart.Labels.Narrow, TextMetrics.NarrowSize) })
            {
                var boxes = labels.Select(l => l.Box).ToList();
                boxes.AddRange(chart.Ticks.Select(t => TextMetrics.BoxAround(chart.Left - 10, t.At, TextMetrics.Width(t.Text, size), size, TextAnchor.End)));
                Assert.All(boxes, b => Assert.True(drawing.Contains(b), b.ToString()));
                for (var i = 0; i < boxes.Count; i++)
                    for (var j = i + 1; j < boxes.Count; j++)
                        Assert.False(boxes[i].Overlaps(boxes[j]), $"{boxes[i]} {boxes[j]}");
            }
        },
        iter: 300);

    [Fact]
    public void Near_AnyDots_NoLeaderCrossesALabelOrAnotherLeader() => Charts.Sample(
        chart =>
        {
            foreach (var labels in new[] { chart.Labels.Wide, chart.Labels.Narrow })
                foreach (var one in labels)
                    foreach (var other in labels)
                        if (one != other && one.Leader is { } leader)
                            Assert.False(
                                other.Box.Crosses(leader) || (other.Leader is { } its && leader.Crosses(its)), $"{one.Lines[0].Text} {other.Lines[0].Text}");
        },
        iter: 300);

    [Fact]
    public void Wrap_LongText_BreaksAtTheSpaceNearestTheMiddle() =>
        Assert.Equal(["Bournemouth,", "Christchurch and Poole"], TextMetrics.Wrap("Bournemouth, Christchurch and Poole", TextMetrics.NarrowSize, 480));

    [Theory]
    [InlineData(0, 5, 10, 5, true)]
    [InlineData(0, 0, 10, 0, false)]
    [InlineData(4, 0, 4, 10, true)]
    [InlineData(0, 0, 1, 1, false)]
    public void Crosses_ALineAndABox_IsTrueWhereTheyMeet(double x1, double y1, double x2, double y2, bool meet) =>
        Assert.Equal(meet, new Box(3, 3, 6, 6).Crosses(new Leader(x1, y1, x2, y2)));
}
