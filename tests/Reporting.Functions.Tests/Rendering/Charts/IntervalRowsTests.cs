using Reporting.Domain.Disclosure;
using Reporting.Functions.Rendering.Charts;
using Xunit;

namespace Reporting.Functions.Tests.Rendering.Charts;

public sealed class IntervalRowsTests
{
    private static readonly IntervalRowsOptions Options = new("rows", "DfE", false, Samples.Authority(1).Code);

    private static PublishedMeasure Three() =>
        Samples.Measured([Samples.Of(0, Samples.Figure(4), 1), Samples.Of(1, Samples.Figure(8), 2), Samples.Of(2, Published.Confidential)]);

    [Fact]
    public void From_Neighbours_ComeAfterTheAuthorityInTheOrderGiven()
    {
        var chart = IntervalRows.From(Three(), Options with { Neighbours = [Samples.Authority(2).Code, Samples.Authority(0).Code] });
        Assert.Equal(["Rutland", "Kingston upon Hull, City of", "Bournemouth, Christchurch and Poole", "England"], chart.Rows.Select(r => r.Name));
        Assert.Equal("8.0%, 95% confidence interval 6.0% to 10.0%", chart.Rows[0].Description);
    }

    [Fact]
    public void From_ValueWithheld_HasNoPlace()
    {
        var row = IntervalRows.From(Three(), Options with { Neighbours = [Samples.Authority(2).Code] }).Rows[1];
        Assert.Equal((null, null, null, "confidential (c)"), (row.X, row.Low, row.High, row.Text));
    }

    [Fact]
    public void From_NeighbourThatDidNotExist_IsCounted() =>
        Assert.Contains(
            "1 neighbour is left out, which did not exist in this period.",
            IntervalRows.From(Three(), Options with { Neighbours = [Samples.Authority(50).Code] }).Frame.Notes);

    [Fact]
    public void From_AuthorityNotDue_SaysSoInWords() =>
        Assert.Equal(
            "There is no chart: the authority was not due.", IntervalRows.From(Three(), Options with { Authority = Samples.Authority(50).Code }).Frame.Absence);

    [Fact]
    public void From_EverythingWithheld_IsRowsOfWordsWithoutAxis()
    {
        var chart = IntervalRows.From(Samples.Measured([Samples.Of(1, Published.Confidential)], Published.NotAvailable), Options);
        Assert.Empty(chart.Ticks);
        Assert.All(chart.Rows, r => Assert.Null(r.X));
    }
}
