using CsCheck;
using Reporting.Domain.Disclosure;
using Xunit;

namespace Reporting.Domain.Tests.Disclosure;

/// <summary>Counts found with a pencil: they agree with every fact, and where a cell stands as asked.</summary>
public sealed class NearbyCountsTests
{
    private static readonly Gen<PublishedFacts> Table = Gen.Select(Gen.Int[2, 6], Gen.Int[2, 6])
        .SelectMany(size => Gen.Long[1, 30].Array[size.Item2].Array[size.Item1])
        .Select(table => Tables.TwoWay(table, (r, c) => table[r][c] <= 12 ? CellStatus.Primary : CellStatus.Published, threshold: 12));

    [Fact]
    public void What_is_found_agrees_with_every_fact_and_stands_at_the_aim()
    {
        var found = 0;
        Gen.Select(Table, Gen.Long[1, 12]).Sample(
            (facts, aim) =>
            {
                foreach (var component in Component.Of(facts, c => c.IsHidden))
                {
                    var nearby = new NearbyCounts(component, _ => true);
                    for (var column = 0; column < component.Width; column++)
                    {
                        if (!nearby.Reach(column, aim))
                            continue;
                        long[] counts = [.. component.Value];
                        foreach (var (moved, count) in nearby.Moved)
                            counts[moved] = count;
                        Assert.Equal(aim, counts[column]);
                        Assert.True(component.Admits(counts));
                        found++;
                    }
                }
            },
            threads: 1);
        Assert.True(found > 0);
    }

    [Fact]
    public void A_square_is_mended_in_three_moves()
    {
        var component = Component.Of(Tables.TwoWay([[3, 7, 20], [4, 9, 20], [20, 20, 20]], (r, c) => r < 2 && c < 2 ? CellStatus.Primary : CellStatus.Published, threshold: 9), c => c.IsHidden).Single();
        var nearby = new NearbyCounts(component, _ => true);

        Assert.True(nearby.Reach(0, 5));

        Assert.Equal([(0, 5), (1, 5), (2, 2), (3, 11)], nearby.Moved.OrderBy(m => m.Column).Select(m => (m.Column, (int)m.Count)));
    }

    [Fact]
    public void A_column_that_is_not_hidden_stays()
    {
        var component = Component.Of(Tables.TwoWay([[3, 7], [4, 9]], (_, _) => CellStatus.Primary, threshold: 9), c => c.IsHidden).Single();

        Assert.False(new NearbyCounts(component, column => column != 3).Reach(0, 5));
    }
}
