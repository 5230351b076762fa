using Reporting.Domain.Disclosure;
using Reporting.Functions.Rendering.Charts;
using Xunit;

namespace Reporting.Functions.Tests.Rendering.Charts;

public sealed class DotsChartTests
{
    private static readonly DotsOptions Options = new("dots", "DfE", false);

    [Fact]
    public void From_SymbolsAmongValues_DrawsOnlyValuesAndNamesTheRestByTheAlphabet()
    {
        var chart = DotsChart.From(Samples.National(), Options);
        Assert.Equal(150, chart.Dots.Count + chart.Unreliable.Count);
        Assert.Equal(
            "3 authorities are not shown. Confidential (c): City of London. Confidential in the source (c): Northamptonshire 13. "
            + "Not available (x): Rutland 11.",
            chart.Frame.Notes[0]);
    }

    [Fact]
    public void From_Values_RiseFromLeftToRight()
    {
        var dots = DotsChart.From(Samples.National(), Options).Dots;
        Assert.Equal(dots.Select(d => d.X).Order(), dots.Select(d => d.X));
        Assert.Equal(dots.Select(d => d.Y).OrderDescending(), dots.Select(d => d.Y));
    }

    // Two values that are printed alike must not be told apart by height or by order.
    [Fact]
    public void From_ValuesPrintedAlike_AreDrawnAlikeInTheOrderOfTheirNames()
    {
        var chart = DotsChart.From(
            Samples.Measured([Samples.Of(1, Samples.Figure(10.04)), Samples.Of(0, Samples.Figure(10.0449)), Samples.Of(2, Samples.Figure(9.96))]), Options);
        Assert.Equal(["Bournemouth, Christchurch and Poole: 10.0%", "Kingston upon Hull, City of: 10.0%", "Rutland: 10.0%"], chart.Dots.Select(d => d.Title));
        Assert.Single(chart.Dots.Select(d => d.Y).Distinct());
    }

    [Fact]
    public void From_HighlightAndGroup_AreSetApartByShape()
    {
        var chart = DotsChart.From(
            Samples.National(),
            Options with
            {
                Highlight = Samples.Authority(0).Code,
                Group = [Samples.Authority(1).Code, Samples.Authority(7).Code],
                GroupName = "statistical neighbours",
            });
        Assert.Equal((1, 1, 148), (chart.Highlighted.Count, chart.Grouped.Count, chart.Dots.Count + chart.Unreliable.Count));
        Assert.Contains(chart.Labels.Narrow, l => l.Kind == "strong");
        Assert.Contains(new KeyEntry("group", "Statistical neighbours"), chart.Frame.Key);
    }

    [Fact]
    public void From_AllEqual_SaysSoAndCountsThemInOneLabel()
    {
        var chart = DotsChart.From(Samples.Measured(Enumerable.Range(0, 20).Select(i => Samples.Of(i, Samples.Figure(0))), Samples.Figure(0)), Options);
        Assert.Contains("All have 0.0%.", chart.Frame.Description);
        Assert.Single(chart.Labels.Wide, l => l.Kind == "name" && l.Lines[0].Text == "20 authorities 0.0%");
    }

    [Fact]
    public void From_OneAuthority_IsNamed()
    {
        var chart = DotsChart.From(Samples.Measured([Samples.Of(1, Samples.Figure(5))]), Options);
        Assert.Contains("Rutland has 5.0%.", chart.Frame.Description);
        Assert.Single(chart.Labels.Wide, l => l.Kind == "name");
    }

    [Fact]
    public void From_NothingToShow_SaysSoInWords()
    {
        Assert.Equal(
            "There is no chart: no authority has a value that can be shown.",
            DotsChart.From(Samples.Measured([Samples.Of(1, Published.Confidential)]), Options).Frame.Absence);
        Assert.Equal("There is no chart: no authority was due.", DotsChart.From(Samples.Measured([]), Options).Frame.Absence);
    }

    [Fact]
    public void From_EnglandWithheld_HasNoLineAndSaysWhy()
    {
        var chart = DotsChart.From(Samples.National() with { England = Samples.Area(null, Published.Confidential) }, Options);
        Assert.Null(chart.England);
        Assert.Contains("England has no value: confidential (c).", chart.Frame.Notes);
    }

    [Fact]
    public void From_Description_IsMadeOfTheValues() => Assert.Equal(
        "Dot chart of Children who went missing, year to 31 March 2024: 2 authorities in order of value. "
        + "From 5.0% (Rutland) to 20.5% (Bournemouth, Christchurch and Poole). The middle half lie between 5.0% and 5.0%. Median 5.0%. England 11.2%. "
        + "Upright lines are 95% confidence intervals. 1 authority is not shown. Confidential (c): Northamptonshire. The data are synthetic.",
        DotsChart.From(
            Samples.Measured([Samples.Of(0, Samples.Figure(20.5), 2), Samples.Of(1, Samples.Figure(5), 2), Samples.Of(3, Published.Confidential)]),
            Options with { Synthetic = true }).Frame.Description);

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\"onload")]
    [InlineData("1a")]
    public void From_IdUnsafeInAnAttribute_IsRefused(string id) =>
        Assert.Throws<ArgumentException>(() => DotsChart.From(Samples.National(), Options with { Id = id }));
}
