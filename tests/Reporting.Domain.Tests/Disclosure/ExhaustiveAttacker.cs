using Reporting.Domain.Disclosure;

namespace Reporting.Domain.Tests.Disclosure;

/// <summary>
/// A second attacker that shares no code with the first: it tries whole numbers one by one, and drops those that some fact rules out. For small tables.
/// </summary>
internal sealed class ExhaustiveAttacker(PublishedFacts facts)
{
    private const long Far = 400;
    private readonly string[] hidden = [.. facts.Cells.Where(c => !c.IsKnown).Select(c => c.Id)];

    public IReadOnlyList<string> Leaking(Protection protection) =>
        [.. facts.Cells.Where(c => c.Status is CellStatus.Primary or CellStatus.Complementary).Where(c => !IsProtected(c, protection)).Select(c => c.Id)];

    public long Lowest(string cell) => Range(0, Far).First(v => CanBe(cell, v, v));

    public long Highest(string cell) => Range(0, Far).Reverse().First(v => CanBe(cell, v, v));

    private static IEnumerable<long> Range(long from, long to) => Enumerable.Range((int)from, (int)(to - from + 1)).Select(v => (long)v);

    private bool IsProtected(Cell cell, Protection protection) => protection is Protection.Band && cell.Status is CellStatus.Primary
        ? CanBe(cell.Id, 0, 1) && CanBe(cell.Id, cell.Threshold, Far)
        : CanBe(cell.Id, 0, cell.Value - 1) || CanBe(cell.Id, cell.Value + 1, Far);

    private bool CanBe(string cell, long low, long high)
    {
        var ranges = facts.Cells.ToDictionary(c => c.Id, c => c.IsHidden ? (c.Floor, c.Most ?? Far) : (c.Rounded?.Low ?? c.Value, c.Rounded?.High ?? c.Value));
        ranges[cell] = (Math.Max(low, ranges[cell].Item1), Math.Min(high, ranges[cell].Item2));
        return AnySolution(ranges);
    }

    private bool AnySolution(Dictionary<string, (long Low, long High)> ranges)
    {
        if (!Narrow(ranges))
            return false;
        var open = hidden.Where(h => ranges[h].Low < ranges[h].High).ToList();
        if (open.Count == 0)
            return true;
        var next = open.MinBy(h => ranges[h].High - ranges[h].Low)!;
        var (low, high) = ranges[next];
        return Range(low, high).Any(v => AnySolution(new(ranges) { [next] = (v, v) }));
    }

    /// <summary>Draws ranges in until no fact narrows them more; false when one is empty.</summary>
    private bool Narrow(Dictionary<string, (long Low, long High)> ranges)
    {
        for (var again = true; again;)
        {
            again = false;
            foreach (var relation in facts.Relations)
            {
                foreach (var term in relation.Terms)
                {
                    var (least, most) = (0L, 0L);
                    foreach (var other in relation.Terms.Where(t => t != term))
                    {
                        var (a, b) = (other.Times * ranges[other.Cell].Low, other.Times * ranges[other.Cell].High);
                        (least, most) = (least + Math.Min(a, b), most + Math.Max(a, b));
                    }

                    var (low, high) = ranges[term.Cell];
                    while (low <= high && !Fits(relation, term.Times * low, least, most))
                        low++;
                    while (low <= high && !Fits(relation, term.Times * high, least, most))
                        high--;
                    if (low > high)
                        return false;
                    again |= (low, high) != ranges[term.Cell];
                    ranges[term.Cell] = (low, high);
                }
            }
        }

        return true;
    }

    private static bool Fits(Relation relation, long own, long least, long most) =>
        (relation.High is not { } high || own + least <= high) && (relation.Low is not { } low || own + most >= low);
}
