using CsCheck;
using Reporting.Checking.Definitions;
using Reporting.Domain.Disclosure;
using Reporting.Functions.Rendering.Charts;
using Xunit;

namespace Reporting.Functions.Tests.Rendering.Charts;

public sealed class TileMapTests
{
    private static readonly IReadOnlyList<Tile> Tiles = [.. Enumerable.Range(0, 153).Select(i => new Tile(Samples.Authority(i).Code, i % 17, i / 17))];

    private static TileMapOptions Options(IReadOnlyList<Tile>? tiles = null) => new("map", "DfE", false, tiles ?? Tiles, "2023");

    [Fact]
    public void From_SymbolsAmongValues_GivesEachATile()
    {
        var map = TileMap.From(Samples.National(), Options());
        Assert.Equal((150, 3), (map.Shaded.Count, map.Symbols.Count));
        Assert.Equal(["c", "x", "c"], map.Symbols.Select(s => s.Text));
        Assert.Equal("City of London: confidential (c)", map.Symbols[0].Title);
    }

    [Fact]
    public void From_Tiles_DoNotOverlap()
    {
        var map = TileMap.From(Samples.National(), Options());
        var places = map.Shaded.Select(t => (t.X, t.Y)).ToList();
        var nearest = places.SelectMany((a, i) => places.Skip(i + 1).Select(b => Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2)))).Min();
        Assert.Equal(ChartFrame.FullWidth / 17.5, nearest, 0.2);
        Assert.All(places, p => Assert.True(p is { X: > 27 and < 933 } && p.Y < map.Frame.Height - 27));
    }

    // Odd rows are half a tile to the right.
    [Fact]
    public void From_OddRow_IsShovedRight()
    {
        var map = TileMap.From(
            Samples.Measured([Samples.Of(0, Samples.Figure(1)), Samples.Of(1, Samples.Figure(2))]),
            Options([new(Samples.Authority(0).Code, 3, 4), new(Samples.Authority(1).Code, 3, 5)]));
        Assert.Equal(36, map.Shaded[1].X - map.Shaded[0].X, 0.11);
    }

    [Fact]
    public void Of_AnyValues_ClassesHoldAllInOrderAndKeepTiesTogether() => Gen.Int[0, 40].Select(i => i / 10.0).Array[1, 160].Sample(values =>
    {
        var classes = TileClasses.Of(values);
        Assert.InRange(classes.Count, 1, 5);
        Assert.Equal(values.Length, classes.Limits.Sum(c => c.Count));
        Assert.All(classes.Limits.Zip(classes.Limits.Skip(1)), p => Assert.True(p.First.High < p.Second.Low));
        Assert.All(values, v => Assert.InRange(v, classes.Limits[classes.IndexOf(v)].Low, classes.Limits[classes.IndexOf(v)].High));
    });

    [Fact]
    public void Of_DifferentValues_AreAboutEquallyMany() =>
        Assert.Equal([20, 20, 20, 20, 20], TileClasses.Of([.. Enumerable.Range(0, 100).Select(i => (double)i)]).Limits.Select(c => c.Count));

    [Fact]
    public void From_AllEqual_IsOneClass()
    {
        var map = TileMap.From(Samples.Measured(Enumerable.Range(0, 20).Select(i => Samples.Of(i, Samples.Figure(3)))), Options());
        Assert.All(map.Shaded, t => Assert.Equal((3, "1"), (t.Level, t.Text)));
        Assert.Equal("All authorities with a value have the same.", map.Frame.Subtitle);
    }

    [Fact]
    public void From_NothingToShow_SaysSoInWords()
    {
        Assert.Equal(
            "There is no map: no authority has a value that can be shown.",
            TileMap.From(Samples.Measured([Samples.Of(1, Published.Confidential)]), Options()).Frame.Absence);
        Assert.Equal("There is no map: no authority was due.", TileMap.From(Samples.Measured([]), Options()).Frame.Absence);
        Assert.Equal("There is no map: no tiles are known for these authorities.", TileMap.From(Samples.National(), Options([])).Frame.Absence);
    }

    [Fact]
    public void From_AuthorityWithoutTile_IsNamed() => Assert.Contains(
        "1 authority has no tile on the map: Bournemouth, Christchurch and Poole.", TileMap.From(Samples.National(), Options([.. Tiles.Skip(1)])).Frame.Notes);

    [Fact]
    public void From_TileOfNoAuthority_StaysBlank() =>
        Assert.Equal(152, TileMap.From(Samples.Measured([Samples.Of(0, Samples.Figure(3))]), Options()).Blank.Count);

    [Fact]
    public void For_ManyAlikeNames_GivesEachItsOwnShortName()
    {
        var codes = TileAbbreviations.For(Enumerable.Range(0, 153).Select(Samples.Authority));
        Assert.Equal(153, codes.Values.Distinct().Count());
        Assert.All(codes.Values, c => Assert.InRange(c.Length, 1, 3));
        Assert.Equal("BCP", codes[Samples.Authority(0).Code]);
    }
}
