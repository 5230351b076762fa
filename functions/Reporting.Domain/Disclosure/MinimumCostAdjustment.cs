using Google.OrTools.LinearSolver;

namespace Reporting.Domain.Disclosure;

/// <summary>
/// The cheapest way in which one column can differ from its true count by so many while all facts stay true, as a linear programme. The cells that it changes
/// are those to hide for that column.
/// </summary>
/// <remarks>
/// The heuristic of cell suppression by cheapest flows. Source: Hundepool A and others. Statistical disclosure control. Wiley, 2012.
/// </remarks>
internal sealed class MinimumCostAdjustment(Component component)
{
    private const double Tolerance = 1e-6;
    private const double WholeTolerance = 1e-5;

    // Of a component with thousands of cells the nearest are tried first: mostly they are enough.
    private const int Near = 400;
    private readonly Neighbourhood neighbourhood = new(component);

    /// <param name="Changed">The columns that differ.</param>
    /// <param name="Counts">All counts after the change; null where they are not whole numbers.</param>
    public sealed record Adjustment(IReadOnlyList<int> Changed, long[]? Counts);

    /// <summary>The cheapest adjustment; null where there is none.</summary>
    /// <param name="column">The column to change.</param>
    /// <param name="direction">Up (1) or down (-1).</param>
    /// <param name="by">How far.</param>
    /// <param name="cost">What it costs to change a column; null where it must keep its count.</param>
    public Adjustment? Find(int column, int direction, long by, Func<int, double?> cost)
    {
        var limit = direction > 0 ? component.Upper[column] - component.Value[column] : component.Value[column] - component.Lower[column];
        if (by > limit)
            return null;
        var near = neighbourhood.Around(column, Near, c => cost(c) is not null);
        if (Solve(near, column, direction, by, cost) is { } found)
            return found;
        return near.Count < Near
            ? null
            : Solve(neighbourhood.Around(column, component.Width, c => cost(c) is not null), column, direction, by, cost);
    }

    private Adjustment? Solve(IReadOnlyList<int> columns, int column, int direction, long by, Func<int, double?> cost)
    {
        using var solver = Solver.CreateSolver("GLOP");
        // From no change at all, which costs nothing, a few steps of the dual simplex lead to the answer.
        solver.SetSolverSpecificParametersAsString("use_preprocessing: false use_dual_simplex: true");
        var changes = new Dictionary<int, (Variable Up, Variable Down)>(columns.Count);
        foreach (var other in columns)
        {
            var (up, down) = (component.Upper[other] - component.Value[other], Math.Max(0, component.Value[other] - component.Lower[other]));
            var variables = (Up: solver.MakeNumVar(0, up, ""), Down: solver.MakeNumVar(0, down, ""));
            changes.Add(other, variables);
            if (other == column)
                continue;
            // A cell that can carry the whole change costs its price for all of it; one that can carry less costs its price for that.
            solver.Objective().SetCoefficient(variables.Up, cost(other)!.Value / Math.Max(1, Math.Min(by, up)));
            solver.Objective().SetCoefficient(variables.Down, cost(other)!.Value / Math.Max(1, Math.Min(by, down)));
        }

        solver.Objective().SetMinimization();
        var (towards, away) = direction > 0 ? changes[column] : (changes[column].Down, changes[column].Up);
        towards.SetLb(by);
        away.SetUb(0);
        foreach (var row in neighbourhood.RowsOf(columns))
            Constrain(solver, component.Rows[row], changes);
        return solver.Solve() is Solver.ResultStatus.OPTIMAL ? Answer(changes) : null;
    }

    private Adjustment Answer(Dictionary<int, (Variable Up, Variable Down)> changes)
    {
        long[] counts = [.. component.Value];
        var isWhole = true;
        var changed = new List<int>();
        foreach (var (column, (up, down)) in changes)
        {
            var by = up.SolutionValue() - down.SolutionValue();
            if (Math.Abs(by) <= Tolerance)
                continue;
            changed.Add(column);
            isWhole &= Math.Abs(by - Math.Round(by)) < WholeTolerance;
            counts[column] += (long)Math.Round(by);
        }

        return new(changed, isWhole && component.Admits(counts) ? counts : null);
    }

    private void Constrain(Solver solver, Row row, Dictionary<int, (Variable Up, Variable Down)> changes)
    {
        var sum = 0L;
        for (var k = 0; k < row.Columns.Length; k++)
            sum += row.Times[k] * component.Value[row.Columns[k]];
        var low = row.Low <= -Component.Unbounded ? double.NegativeInfinity : row.Low - sum;
        var high = row.High >= Component.Unbounded ? double.PositiveInfinity : row.High - sum;
        var constraint = solver.MakeConstraint(low, high);
        for (var k = 0; k < row.Columns.Length; k++)
        {
            if (!changes.TryGetValue(row.Columns[k], out var change))
                continue;
            constraint.SetCoefficient(change.Up, row.Times[k]);
            constraint.SetCoefficient(change.Down, -row.Times[k]);
        }
    }
}
