using Google.OrTools.LinearSolver;

namespace Reporting.Domain.Disclosure;

/// <summary>
/// The cheapest way in which one column can differ from its true count by so many while all facts stay true, as a linear programme: the cells that it moves
/// are those to hide for it.
/// </summary>
internal sealed class CheapestMove(Component component)
{
    private const double Tolerance = 1e-6;

    // Of a component with thousands of cells the nearest are tried first: the way back is short.
    private const int Near = 400;
    private readonly Neighbourhood neighbourhood = new(component);

    /// <param name="Moved">The columns that differ.</param>
    /// <param name="Counts">All counts after the move; null where they are not whole numbers.</param>
    public sealed record Move(IReadOnlyList<int> Moved, long[]? Counts);

    /// <summary>The cheapest move; null where there is none.</summary>
    /// <param name="direction">Up (1) or down (-1).</param>
    /// <param name="cost">What it costs to move a column; null where it may not move.</param>
    public Move? Find(int column, int direction, long by, Func<int, double?> cost)
    {
        var limit = direction > 0 ? component.Upper[column] - component.Value[column] : component.Value[column] - component.Lower[column];
        if (by > limit)
            return null;
        var near = neighbourhood.Around(column, Near, c => cost(c) is not null);
        return Solve(near, column, direction, by, cost)
            ?? (near.Count < Near ? null : Solve(neighbourhood.Around(column, component.Width, c => cost(c) is not null), column, direction, by, cost));
    }

    private Move? Solve(IReadOnlyList<int> columns, int column, int direction, long by, Func<int, double?> cost)
    {
        using var solver = Solver.CreateSolver("GLOP");
        // From no move at all, which costs nothing, a few steps of the dual simplex lead to the answer.
        solver.SetSolverSpecificParametersAsString("use_preprocessing: false use_dual_simplex: true");
        var moves = new Dictionary<int, (Variable Up, Variable Down)>(columns.Count);
        foreach (var other in columns)
        {
            var (up, down) = (component.Upper[other] - component.Value[other], Math.Max(0, component.Value[other] - component.Lower[other]));
            var variables = (Up: solver.MakeNumVar(0, up, ""), Down: solver.MakeNumVar(0, down, ""));
            moves.Add(other, variables);
            if (other == column)
                continue;
            // A cell that can carry the whole move costs its price for all of it; one that can carry less costs its price for that.
            solver.Objective().SetCoefficient(variables.Up, cost(other)!.Value / Math.Max(1, Math.Min(by, up)));
            solver.Objective().SetCoefficient(variables.Down, cost(other)!.Value / Math.Max(1, Math.Min(by, down)));
        }

        solver.Objective().SetMinimization();
        var (towards, away) = direction > 0 ? moves[column] : (moves[column].Down, moves[column].Up);
        towards.SetLb(by);
        away.SetUb(0);
        foreach (var row in neighbourhood.RowsOf(columns))
            Constrain(solver, component.Rows[row], moves);
        return solver.Solve() is Solver.ResultStatus.OPTIMAL ? Answer(moves) : null;
    }

    private Move Answer(Dictionary<int, (Variable Up, Variable Down)> moves)
    {
        long[] counts = [.. component.Value];
        var whole = true;
        var moved = new List<int>();
        foreach (var (column, (up, down)) in moves)
        {
            var by = up.SolutionValue() - down.SolutionValue();
            if (Math.Abs(by) <= Tolerance)
                continue;
            moved.Add(column);
            whole &= Math.Abs(by - Math.Round(by)) < 1e-5;
            counts[column] += (long)Math.Round(by);
        }

        return new(moved, whole && component.Admits(counts) ? counts : null);
    }

    private void Constrain(Solver solver, Row row, Dictionary<int, (Variable Up, Variable Down)> moves)
    {
        var now = 0L;
        for (var k = 0; k < row.Columns.Length; k++)
            now += row.Times[k] * component.Value[row.Columns[k]];
        var low = row.Low <= -Component.Unbounded ? double.NegativeInfinity : row.Low - now;
        var high = row.High >= Component.Unbounded ? double.PositiveInfinity : row.High - now;
        var constraint = solver.MakeConstraint(low, high);
        for (var k = 0; k < row.Columns.Length; k++)
        {
            if (!moves.TryGetValue(row.Columns[k], out var move))
                continue;
            constraint.SetCoefficient(move.Up, row.Times[k]);
            constraint.SetCoefficient(move.Down, -row.Times[k]);
        }
    }
}
