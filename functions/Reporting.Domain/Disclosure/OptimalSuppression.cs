using Google.OrTools.Sat;

namespace Reporting.Domain.Disclosure;

/// <summary>
/// The fewest cells, then the smallest sum, that protect a component: exact. A choice of cells is put to the attacker; each target that it finds unprotected
/// gives, by duality, a set of cells of which more must be hidden (a capacity constraint), and the next choice is the cheapest that obeys all of them.
/// </summary>
/// <remarks>
/// Source: Fischetti M, Salazar-González JJ. Solving the cell suppression problem on tabular data with linear constraints. Management Science 2001; 47:
/// 1008–1027.
/// </remarks>
internal sealed class OptimalSuppression
{
    private const int Scale = 1_000_000;
    private const double LeastCost = 0.005;
    private readonly Component component;
    private readonly Protection protection;
    private readonly IReadOnlyList<int> targets;
    private readonly int[] candidates;
    private readonly BoolVar?[] hide;
    private readonly CpModel model = new();
    private readonly bool[] isHidden;
    private Ranges ranges;

    /// <param name="component">The cells and relations.</param>
    /// <param name="protection">When a cell counts as protected.</param>
    /// <param name="targets">Columns to protect.</param>
    /// <param name="candidates">Columns that may be hidden.</param>
    public OptimalSuppression(Component component, Protection protection, IReadOnlyList<int> targets, IReadOnlyList<int> candidates)
    {
        this.component = component;
        this.protection = protection;
        this.targets = targets;
        this.candidates = [.. candidates];
        hide = new BoolVar?[component.Width];
        foreach (var candidate in candidates)
            hide[candidate] = model.NewBoolVar("");
        isHidden = [.. Enumerable.Range(0, component.Width).Select(i => component.CellAt(i).IsHidden)];
        ranges = new(component, i => isHidden[i]);
        var sum = candidates.Sum(c => component.Value[c]);
        model.Minimize(LinearExpr.WeightedSum(candidates.Select(c => hide[c]!), candidates.Select(c => sum + 1 + component.Value[c])));
        ForbidSingleCells();
    }

    /// <summary>What a search came to.</summary>
    /// <param name="Columns">The columns to hide: the last choice made.</param>
    /// <param name="IsSafe">Whether they protect.</param>
    /// <param name="IsOptimal">Whether it is proved that fewer, or as few with a smaller sum, are impossible.</param>
    public readonly record struct Choice(IReadOnlyList<int> Columns, bool IsSafe, bool IsOptimal);

    /// <summary>Searches until the choice is safe, nothing can be, or its part of the budget runs out.</summary>
    /// <param name="budget">What is left of the budget; what the search uses is taken off.</param>
    /// <param name="part">How much of it this search may use; a single choice no more than a quarter of that.</param>
    public Choice Find(SearchBudget budget, double part)
    {
        var isOptimal = true;
        for (var end = budget.Remaining - part; budget.Remaining > Math.Max(end, 0);)
        {
            var solver = new CpSolver { StringParameters = $"num_workers: 1, random_seed: 1, max_deterministic_time: {part / 4}" };
            var status = solver.Solve(model);
            budget.Remaining -= LeastCost + (solver.Response?.DeterministicTime ?? 0);
            if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible))
                break;
            isOptimal &= status is CpSolverStatus.Optimal;
            model.ClearHints();
            foreach (var candidate in candidates)
            {
                isHidden[candidate] = solver.BooleanValue(hide[candidate]!);
                model.AddHint(hide[candidate]!, isHidden[candidate]);
            }

            if (IsSafe())
                return new([.. candidates.Where(c => isHidden[c])], true, isOptimal);
        }

        return new([.. candidates.Where(c => isHidden[c])], false, false);
    }

    /// <summary>In a sum that is known exactly, one hidden cell alone follows from the others, so there is never one alone.</summary>
    private void ForbidSingleCells()
    {
        // A rounded total in it leaves the sum open.
        foreach (var row in component.Rows.Where(r => r.IsEquality && r.Columns.All(c => component.CellAt(c).Rounded is null)))
        {
            var others = row.Columns.Where(c => hide[c] is not null).ToList();
            var hidden = row.Columns.Where(c => isHidden[c]).ToList();
            if (hidden.Count > 1 || (hidden.Count == 1 && !targets.Contains(hidden[0])))
                continue;
            var number = LinearExpr.Sum(others.Select(c => hide[c]!));
            if (hidden.Count == 1)
            {
                model.Add(number >= 1);
                continue;
            }

            var any = model.NewBoolVar("");
            model.Add(number >= 2 * any);
            foreach (var column in others)
                model.AddImplication(hide[column]!, any);
        }
    }

    private bool IsSafe()
    {
        ranges = new(component, i => isHidden[i]);
        using var attacker = new Attacker(component, ranges);
        attacker.TryAllTogether(targets, protection);
        var safe = true;
        foreach (var column in targets.Where(c => !attacker.IsSeenProtected(c, protection)))
            safe &= IsProtectedOrConstrained(attacker, column);
        return safe;
    }

    /// <summary>Whether a target is protected; where it is not, what the next choice must hide for it becomes a constraint.</summary>
    private bool IsProtectedOrConstrained(Attacker attacker, int column)
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
            Require(needed);
            needed.Clear();
        }

        if (!both)
            Require(needed);
        return held;
    }

    /// <summary>The share of what is lacking that hiding each cell could give at most.</summary>
    private IEnumerable<(int Candidate, double Share)> Capacities(Attacker attacker, int column, int direction, long aim)
    {
        var printed = candidates.Where(c => !isHidden[c]);
        if (!attacker.ByLinear)
            return printed.Select(c => (c, 1.0));
        var lacking = direction * (aim - attacker.Region.Extreme(column, direction));
        return printed.Select(c => (c, Math.Min(1, GainWith(c) / lacking))).Where(c => c.Item2 > 0);

        double GainWith(int c) => component.SlacksOf(c).Append(c).Sum(s => Gain(attacker.Region.GainOf(s), s));
    }

    /// <summary>How far hiding a cell can take the last answer at most: its gain a step, times the steps that it can go that way.</summary>
    private double Gain(double step, int column) =>
        step * (step > 0 ? Math.Max(0, component.Upper[column] - ranges.High[column]) : Math.Min(0, component.Lower[column] - ranges.Low[column]));

    private void Require(Dictionary<int, double> needed)
    {
        var shares = needed.OrderBy(n => n.Key).ToList();
        // Shares are rounded up, so that no choice that protects is ruled out. The present choice hides none of these cells, so it is ruled out.
        var whole = protection is Protection.Open;
        var times = shares.Select(s => whole ? 1L : (long)Math.Ceiling(s.Value * Scale));
        model.AddLinearConstraint(LinearExpr.WeightedSum(shares.Select(s => hide[s.Key]!), times), whole ? 1 : Scale, Component.Unbounded);
    }
}

/// <summary>How much more a search may do, in the solver's own count of its steps: the same on every machine, and about a second each.</summary>
internal sealed class SearchBudget(double remaining)
{
    public double Remaining { get; set; } = remaining;
}
