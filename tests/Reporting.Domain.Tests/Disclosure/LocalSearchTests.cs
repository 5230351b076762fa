using CsCheck;
using Reporting.Domain.Disclosure;
using Xunit;

namespace Reporting.Domain.Tests.Disclosure;

public sealed class LocalSearchTests
{
    private static readonly Gen<PublishedFacts> Table = Gen.Select(Gen.Int[2, 6], Gen.Int[2, 6])
        .SelectMany(size => Gen.Long[1, 30].Array[size.Item2].Array[size.Item1])
        .Select(table => Tables.TwoWay(table, (r, c) => table[r][c] <= 12 ? CellStatus.Primary : CellStatus.Published, threshold: 12));

    [Fact]
    public void Reach_Found_AgreesWithEveryFactAndStandsAtTheAim()
    {
        var found = 0;
        Gen.Select(Table, Gen.Long[1, 12]).Sample(
            (facts, aim) =>
            {
                foreach (var component in Component.Of(facts, c => c.IsHidden))
                {
                    var search = new LocalSearch(component, new(component, _ => true));
                    for (var column = 0; column < component.Width; column++)
                    {
                        if (!search.Reach(column, aim))
                            continue;
                        long[] counts = [.. component.Value];
                        foreach (var (changed, count) in search.Changed)
                            counts[changed] = count;
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
    public void Reach_CornerOfASquare_ChangesAllFourCorners()
    {
        var facts = Tables.TwoWay(
            [[3, 7, 20], [4, 9, 20], [20, 20, 20]], (r, c) => r < 2 && c < 2 ? CellStatus.Primary : CellStatus.Published, threshold: 9);
        var component = Component.Of(facts, c => c.IsHidden).Single();
        var search = new LocalSearch(component, new(component, _ => true));

        Assert.True(search.Reach(0, 5));

        Assert.Equal([(0, 5), (1, 5), (2, 2), (3, 11)], search.Changed.OrderBy(m => m.Column).Select(m => (m.Column, (int)m.Count)));
    }

    [Fact]
    public void Reach_NeedsAColumnThatIsPrinted_FindsNothing()
    {
        var component = Component.Of(Tables.TwoWay([[3, 7], [4, 9]], (_, _) => CellStatus.Primary, threshold: 9), c => c.IsHidden).Single();

        Assert.False(new LocalSearch(component, new(component, column => column != 3)).Reach(0, 5));
    }
}
