using Reporting.Domain.Disclosure;
using Xunit;

namespace Reporting.Domain.Tests.Disclosure;

public sealed class AttackTests
{
    [Fact]
    public void BoundsOf_Vectors_AreAsExpected()
    {
        foreach (var (name, given, expected) in Vectors.Of("suppression_attack"))
        {
            var table = Vectors.Table(given.GetProperty("table"));
            var suppressed = Vectors.Table(given.GetProperty("suppressed"));
            var bounds = Tables.Bounds(Suppressed(table, suppressed)).ToDictionary(b => b.Cell.Id);
            var (rows, columns) = (Vectors.Numbers(expected.GetProperty("row")), Vectors.Numbers(expected.GetProperty("col")));
            var (lowest, highest) = (Vectors.Numbers(expected.GetProperty("lower")), Vectors.Numbers(expected.GetProperty("upper")));
            Assert.Equal(rows.Length, bounds.Count);
            for (var i = 0; i < rows.Length; i++)
            {
                var cell = bounds[Tables.Id((int)rows[i], (int)columns[i])];
                Assert.True((lowest[i], highest[i]) == (cell.Lowest, cell.Highest), $"{name}: {cell}");
            }
        }
    }

    [Fact]
    public void Run_VectorsUnderOpenProtection_LeaksExactlyTheUnprotected()
    {
        foreach (var (name, given, expected) in Vectors.Of("suppression_attack"))
        {
            var table = Vectors.Table(given.GetProperty("table"));
            var suppressed = Vectors.Table(given.GetProperty("suppressed"));
            var verdict = Attack.Run(Suppressed(table, suppressed), Protection.Open);
            var (rows, columns) = (Vectors.Numbers(expected.GetProperty("row")), Vectors.Numbers(expected.GetProperty("col")));
            var safe = expected.GetProperty("protected").EnumerateArray().Select(p => p.GetBoolean()).ToList();
            var leaking = safe.Select((p, i) => (p, i)).Where(x => !x.p).Select(x => Tables.Id((int)rows[x.i], (int)columns[x.i])).Order();
            var found = verdict is AttackVerdict.Leaks leaks ? leaks.Found.Select(l => l.Cell).Order() : Enumerable.Empty<string>();
            Assert.True(leaking.SequenceEqual(found), name);
        }
    }

    [Fact]
    public void Run_NoCells_Holds()
    {
        var nothing = new PublishedFacts([], []);
        Assert.Equal(new AttackVerdict.Held(0), Attack.Run(nothing));
        Assert.Empty(Tables.Bounds(nothing));
    }

    private static PublishedFacts Suppressed(long[][] table, long[][] suppressed) =>
        Tables.TwoWay(table, (r, c) => suppressed[r][c] == 1 ? CellStatus.Primary : CellStatus.Published, floor: 0);
}
