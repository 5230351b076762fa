using Google.OrTools.Sat;

namespace Reporting.Domain.Disclosure;

/// <summary>
/// The fewest cells, then the smallest sum, that protect a component: exact. A choice of cells is put to the attacker; each cell that it tells gives, by
/// duality, a set of cells of which more must be hidden (a capacity constraint of Fischetti and Salazar-González), and the next choice is the cheapest that
/// obeys all of them.
/// </summary>
internal sealed class FewestCells
{
    private const int Scale = 1_000_000;
    private const double LeastCost = 0.005;
    private readonly Component component;
    private readonly Protection protection;
    private readonly IReadOnlyList<int> guarded;
    private readonly int[] candidates;
    private readonly BoolVar?[] hide;
    private readonly CpModel model = new();
    private readonly bool[] hidden;

    public FewestCells(Component component, Protection protection, IReadOnlyList<int> guarded, IReadOnlyList<int> candidates)
    {
        this.component = component;
        this.protection = protection;
        this.guarded = guarded;
        this.candidates = [.. candidates];
        hide = new BoolVar?[component.Width];
        foreach (var candidate in candidates)
            hide[candidate] = model.NewBoolVar("");
        hidden = [.. Enumerable.Range(0, component.Width).Select(i => component.CellAt(i).IsHidden)];
        var sum = candidates.Sum(c => component.Value[c]);
        model.Minimize(LinearExpr.WeightedSum(candidates.Select(c => hide[c]!), candidates.Select(c => sum + 1 + component.Value[c])));
        ForbidLonelyCells();
    }

    /// <summary>What a search came to.</summary>
    /// <param name="Columns">The columns to hide: the last choice made.</param>
    /// <param name="Safe">Whether they protect.</param>
    /// <param name="Proved">Whether fewer, or as few with a smaller sum, are impossible.</param>
    public readonly record struct Choice(IReadOnlyList<int> Columns, bool Safe, bool Proved);

    /// <summary>Searches until the choice is safe, nothing can be, or its part of the budget runs out.</summary>
    /// <param name="part">How much of the budget it may use; a single choice no more than a quarter of that.</param>
    public Choice Find(SearchBudget budget, double part)
    {
        var proved = true;
        for (var end = budget.Left - part; budget.Left > Math.Max(end, 0);)
        {
            var solver = new CpSolver { StringParameters = $"num_workers: 1, random_seed: 1, max_deterministic_time: {part / 4}" };
            var status = solver.Solve(model);
            budget.Left -= LeastCost + (solver.Response?.DeterministicTime ?? 0);
            if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible))
                break;
            proved &= status is CpSolverStatus.Optimal;
            model.ClearHints();
            foreach (var candidate in candidates)
            {
                hidden[candidate] = solver.BooleanValue(hide[candidate]!);
                model.AddHint(hide[candidate]!, hidden[candidate]);
            }

            if (IsSafe())
                return new([.. candidates.Where(c => hidden[c])], true, proved);
        }

        return new([.. candidates.Where(c => hidden[c])], false, false);
    }

    /// <summary>In a sum that is known exactly, one hidden cell alone is known too: so never one alone.</summary>
    private void ForbidLonelyCells()
    {
        foreach (var row in component.Rows.Where(r => r.IsEquality))
        {
            var others = row.Columns.Where(c => hide[c] is not null).ToList();
            var given = row.Columns.Where(c => hidden[c]).ToList();
            if (given.Count > 1 || (given.Count == 1 && !guarded.Contains(given[0])))
                continue;
            var any = LinearExpr.Sum(others.Select(c => hide[c]!));
            if (given.Count == 1)
            {
                model.Add(any >= 1);
                continue;
            }

            var some = model.NewBoolVar("");
            model.Add(any >= 2 * some);
            foreach (var column in others)
                model.AddImplication(hide[column]!, some);
        }
    }

    private bool IsSafe()
    {
        using var attacker = new Attacker(component, i => hidden[i]);
        attacker.SettleTogether(guarded, protection);
        var safe = true;
        foreach (var column in guarded.Where(c => !attacker.Settled(c, protection)))
            safe &= Withstands(attacker, column);
        return safe;
    }

    private bool Withstands(Attacker attacker, int column)
    {
        var (down, up, both) = Attacker.AimsOf(component.CellAt(column), protection);
        var needed = new Dictionary<int, double>();
        var held = both;
        foreach (var (direction, aim) in new[] { (1, up), (-1, down) })
        {
            if (attacker.Reaches(column, direction, aim))
            {
                if (!both)
                    return true;
                continue;
            }

            held = false;
            foreach (var (candidate, share) in Capacities(attacker, column, direction, aim))
                needed[candidate] = Math.Max(share, needed.GetValueOrDefault(candidate));
            if (!both)
                continue;
            Demand(needed);
            needed.Clear();
        }

        if (!both)
            Demand(needed);
        return held;
    }

    /// <summary>The share of what is lacking that hiding each cell could give at most.</summary>
    private IEnumerable<(int Candidate, double Share)> Capacities(Attacker attacker, int column, int direction, long aim)
    {
        var unhidden = candidates.Where(c => !hidden[c]);
        if (!attacker.ByLinear)
            return unhidden.Select(c => (c, 1.0));
        var lacking = direction * (aim - attacker.Region.Extreme(column, direction));
        return unhidden.Select(c => (c, Math.Min(1, Gain(attacker.Region.GainOf(c), c) / lacking))).Where(c => c.Item2 > 0);
    }

    /// <summary>How far hiding a cell can take the last answer at most: its gain a step, times the steps that it can go that way.</summary>
    private double Gain(double step, int column) =>
        step * (step > 0 ? component.Upper[column] - component.Value[column] : component.Lower[column] - component.Value[column]);

    private void Demand(Dictionary<int, double> needed)
    {
        var shares = needed.OrderBy(n => n.Key).ToList();
        // Rounded up, a share is never too small for a choice that does protect. The present choice has none of these cells, so it never passes.
        var whole = protection is Protection.Open;
        var times = shares.Select(s => whole ? 1L : (long)Math.Ceiling(s.Value * Scale));
        model.AddLinearConstraint(LinearExpr.WeightedSum(shares.Select(s => hide[s.Key]!), times), whole ? 1 : Scale, Component.Unbounded);
    }
}

/// <summary>How much more the search may do, in the solver's own count of its steps: the same on every machine, and about a second each.</summary>
internal sealed class SearchBudget(double left)
{
    public double Left { get; set; } = left;
}
