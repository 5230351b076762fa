using Reporting.Functions.Rendering.Charts;
using Xunit;

namespace Reporting.Functions.Tests.Rendering.Charts;

public sealed class PaletteTests
{
    private static readonly Palette Colours = Palette.Instance;

    [Fact]
    public void Contrast_BlackOnWhite_IsTwentyOne() => Assert.Equal(21, Palette.Contrast("#000000", "#ffffff"), 1e-9);

    // A published worked value: #767676 is the lightest grey that passes on white.
    [Fact]
    public void Contrast_GreyOnWhite_IsAsPublished() => Assert.Equal(4.54, Palette.Contrast("#767676", "#ffffff"), 0.005);

    [Fact]
    public void Text_OnEveryTint_IsReadable() => Assert.All(Colours.Tints, t => Assert.True(Palette.Contrast(t.Text, t.Fill) >= 4.5, t.Fill));

    [Fact]
    public void Text_OnThePageAndOnHatching_IsReadable() =>
        Assert.All([(Colours.Text, Colours.Page), (Colours.QuietText, Colours.Page), (Colours.Text, Colours.Hatch)], p =>
            Assert.True(Palette.Contrast(p.Item1, p.Item2) >= 4.5, p.Item1));

    [Fact]
    public void Marks_OnThePage_StandOut() =>
        Assert.All([Colours.Mark, Colours.Interval, Colours.Group, Colours.Strong, Colours.Faint, Colours.TileEdge, Colours.QuietText], c =>
            Assert.True(Palette.Contrast(c, Colours.Page) >= 3, c));

    [Fact]
    public void Tints_FromLittleToMuch_EachDarkerThanTheLast() =>
        Assert.All(Colours.Tints.Zip(Colours.Tints.Skip(1)), p =>
            Assert.True(Palette.Contrast(p.First.Fill, Colours.Page) * 1.25 < Palette.Contrast(p.Second.Fill, Colours.Page), p.Second.Fill));

    [Fact]
    public void Tints_Lightest_HasAnEdgeThatStandsOutFromItAndThePage() =>
        Assert.All([Colours.Page, Colours.Tints[0].Fill], c => Assert.True(Palette.Contrast(Colours.TileEdge, c) >= 3));
}
