using System.Diagnostics;
using System.Text;
using System.Xml.Linq;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Functions.Rendering.Charts;
using Xunit;

namespace Reporting.Functions.Tests.Rendering.Charts;

public sealed class PartialsTests
{
    private static readonly ChartEngine Engine = new();
    private static readonly IReadOnlyList<Tile> Tiles = [.. Enumerable.Range(0, 153).Select(i => new Tile(Samples.Authority(i).Code, i % 17, i / 17))];

    public static TheoryData<string> Kinds => ["dots", "tilemap", "multiples", "intervals", "distribution", "funnel"];

    private static string Render(string kind, string id = "one", bool synthetic = false) => Engine.Render($"report/charts/{kind}", Chart(kind, id, synthetic));

    private static object Chart(string kind, string id, bool synthetic)
    {
        var measure = Samples.Measure(breaks: "2022");
        return kind switch
        {
            "dots" => DotsChart.From(
                Samples.National(),
                new(id, "DfE & others", synthetic)
                {
                    Highlight = Samples.Authority(9).Code,
                    Group = [Samples.Authority(3).Code],
                    GroupName = "neighbours",
                    TableId = "t",
                }),
            "tilemap" => TileMap.From(Samples.National(), new(id, "DfE & others", synthetic, Tiles, "2023") { Highlight = Samples.Authority(9).Code }),
            "multiples" => SmallMultiples.From(
                measure, [.. Enumerable.Range(2018, 7).Select(y => Samples.Regional(y, measure, r => Samples.Figure(r + (y % 5))))],
                new(id, "DfE & others", synthetic)),
            "intervals" => IntervalRows.From(
                Samples.National(),
                new(id, "DfE & others", synthetic, Samples.Authority(9).Code) { Neighbours = [Samples.Authority(7).Code, Samples.Authority(0).Code] }),
            "distribution" => DistributionChart.From(
                [new("None", Samples.Figure(3)), new("<All>", Published.Confidential)], new(id, "DfE & others", synthetic, "Plans", "authorities")),
            "funnel" => FunnelChart.From(
                Samples.National() with { Measure = measure with { Polarity = Polarity.Lower } },
                FunnelChartTests.Options(id) with { Source = "DfE & others", Synthetic = synthetic }),
            _ => throw new UnreachableException(kind),
        };
    }

    // SVG in HTML that is also well-formed XML has no tag left open and nothing unescaped.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Partial_AnyChart_IsWellFormedWithUniqueIdsAndNoScript(string kind)
    {
        var page = XElement.Parse($"<div>{Render(kind, "one")}{Render(kind, "two")}</div>");
        var ids = page.Descendants().Attributes("id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName is "script" or "style");
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || a.Name.LocalName == "style");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Partial_AnyChart_EveryImageHasANameAndADescription(string kind)
    {
        var page = XElement.Parse(Render(kind));
        var texts = page.Descendants().Where(e => e.Attribute("id") is not null).ToDictionary(e => e.Attribute("id")!.Value, e => e.Value);
        var images = page.Descendants().Where(e => e.Attribute("role")?.Value == "img").ToList();
        Assert.NotEmpty(images);
        Assert.All(images, i =>
        {
            Assert.NotEmpty(texts[i.Attribute("aria-labelledby")!.Value]);
            Assert.NotEmpty(texts[i.Attribute("aria-describedby")!.Value]);
        });
    }

    [Theory]
    [InlineData("dots")]
    [InlineData("tilemap")]
    [InlineData("multiples")]
    [InlineData("funnel")]
    public void Partial_SyntheticData_SaysSoInEveryImage(string kind)
    {
        var images = XElement.Parse(Render(kind, synthetic: true)).Descendants().Where(e => e.Attribute("role")?.Value == "img");
        Assert.All(images, i => Assert.Contains(i.Elements(), e => e.Name.LocalName == "text" && e.Value == "Synthetic data"));
    }

    // Rows are many small images: their axis says it once for all.
    [Theory]
    [InlineData("intervals")]
    [InlineData("distribution")]
    public void Partial_SyntheticData_SaysSoBelowTheRows(string kind) =>
        Assert.Contains(XElement.Parse(Render(kind, synthetic: true)).Descendants(), e =>
            e.Attribute("class")?.Value == "row row-axis" && e.Value.Contains("Synthetic data"));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Partial_RealData_IsNotCalledSynthetic(string kind) => Assert.DoesNotContain("ynthetic", Render(kind));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Partial_NamesAndSources_AreEscaped(string kind)
    {
        var html = Render(kind);
        Assert.Contains("DfE &amp; others", html);
        Assert.DoesNotContain("<Bracknell>", html);
        Assert.DoesNotContain("<All>", html);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Partial_OfAllAuthorities_IsSmall(string kind) => Assert.InRange(Encoding.UTF8.GetByteCount(Render(kind)), 500, 40_000);

    [Fact]
    public void Partial_NothingToShow_HasWordsAndNoDrawing()
    {
        var html = Engine.Render("report/charts/dots", DotsChart.From(Samples.Measured([]), new("none", "DfE", false)));
        Assert.Contains("There is no chart: no authority was due.", html);
        Assert.DoesNotContain("<svg", html);
    }

    [Fact]
    public void Style_OfThePalette_HasNoColourOfItsOwn()
    {
        var template = File.ReadAllText(Path.Combine(ChartEngine.Folder(), "report/charts/style.sbn-css"));
        Assert.DoesNotMatch("#[0-9a-fA-F]{3,6}\\b", template);
        Assert.Contains(Palette.Instance.Mark, Engine.Render("report/charts/style", Palette.Instance));
    }
}
