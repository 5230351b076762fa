using Reporting.Domain.Disclosure;
using Reporting.Functions.Rendering.Charts;
using Xunit;

namespace Reporting.Functions.Tests.Rendering.Charts;

public sealed class DistributionChartTests
{
    private static readonly DistributionOptions Options = new("bands", "DfE", false, "Plans", "authorities");

    [Fact]
    public void From_Counts_AreAsLongAsTheyAreMany() =>
        Assert.Equal(
            [0, 50, 100],
            DistributionChart.From(
                [new("none", Samples.Figure(0)), new("some", Samples.Figure(20)), new("all", Samples.Figure(40))], Options).Rows.Select(r => r.Width));

    [Fact]
    public void From_CountWithheld_HasNoBarAndNoTotalToTakeItFrom()
    {
        var chart = DistributionChart.From([new("none", Samples.Figure(12)), new("some", Published.Confidential)], Options);
        Assert.Null(chart.Rows[1].Width);
        Assert.Equal("Bar chart of the number of authorities. none: 12; some: confidential (c).", chart.Frame.Description);
    }

    [Fact]
    public void From_NothingToShow_SaysSoInWords()
    {
        Assert.Equal(
            "There is no chart: no band has a number that can be shown.", DistributionChart.From([new("some", Published.Confidential)], Options).Frame.Absence);
        Assert.Equal("There is no chart: there are no bands.", DistributionChart.From([], Options).Frame.Absence);
    }
}
