using System.Diagnostics;
using System.Text;
using System.Xml.Linq;
using Reporting.Functions.Reports.Charts;
using Xunit;

namespace Reporting.Functions.Tests.Reports.Charts;

public sealed class PartialsTests
{
    private static readonly ChartEngine Engine = new();
    private static readonly IReadOnlyList<Tile> Tiles = [.. Enumerable.Range(0, 153).Select(i => new Tile(Samples.Authority(i).Code, i % 17, i / 17))];

    public static TheoryData<string> Kinds => ["dots", "tilemap", "multiples"];

    private static string Render(string kind, string id = "one", bool synthetic = false) => Engine.Render($"report/charts/{kind}", Chart(kind, id, synthetic));

    private static object Chart(string kind, string id, bool synthetic)
    {
        var measure = Samples.Measure(breaks: "2022");
        return kind switch
        {
            "dots" => DotsChart.From(Samples.National(), new(id, "DfE & others", synthetic) { Highlight = Samples.Authority(9).Code, Group = [Samples.Authority(3).Code], GroupName = "neighbours", TableId = "t" }),
            "tilemap" => TileMap.From(Samples.National(), new(id, "DfE & others", synthetic, Tiles, "2023") { Highlight = Samples.Authority(9).Code }),
            "multiples" => Multiples.From(measure, [.. Enumerable.Range(2018, 7).Select(y => Samples.Regional(y, measure, r => Samples.Figure(r + (y % 5))))], new(id, "DfE & others", synthetic)),
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
    [MemberData(nameof(Kinds))]
    public void Partial_SyntheticData_SaysSoInEveryImage(string kind)
    {
        var images = XElement.Parse(Render(kind, synthetic: true)).Descendants().Where(e => e.Attribute("role")?.Value == "img");
        Assert.All(images, i => Assert.Contains(i.Elements(), e => e.Name.LocalName == "text" && e.Value == "Synthetic data"));
        Assert.DoesNotContain("ynthetic", Render(kind));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Partial_NamesAndSources_AreEscaped(string kind)
    {
        var html = Render(kind);
        Assert.Contains("DfE &amp; others", html);
        Assert.DoesNotContain("<Bracknell>", html);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Partial_OfAllAuthorities_IsSmall(string kind) => Assert.InRange(Encoding.UTF8.GetByteCount(Render(kind)), 1000, 40_000);

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
