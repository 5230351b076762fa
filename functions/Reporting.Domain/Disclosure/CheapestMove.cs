using Google.OrTools.LinearSolver;

namespace Reporting.Domain.Disclosure;

/// <summary>
/// The cheapest way in which one column can differ from its true count by so many while all facts stay true, as a linear programme: the cells that it moves
/// are those to hide for it. Hidden ones move for next to nothing.
/// </summary>
internal sealed class CheapestMove : IDisposable
{
    private const double Tolerance = 1e-6;
    private readonly Component component;
    private readonly Solver solver;
    private readonly Variable[] up;
    private readonly Variable[] down;
    private readonly double[] cost;
    private readonly double[] weight;
    private readonly bool[] barred;

    /// <param name="cost">What hiding each column costs.</param>
    /// <param name="barred">Columns that may not move for now.</param>
    public CheapestMove(Component component, double[] cost, bool[] barred)
    {
        this.component = component;
        this.cost = [.. cost];
        weight = new double[cost.Length];
        this.barred = [.. barred];
        solver = Solver.CreateSolver("GLOP");
        // From no move at all, which costs nothing, a few steps of the dual simplex lead to the answer.
        solver.SetSolverSpecificParametersAsString("use_preprocessing: false use_dual_simplex: true");
        up = [.. Enumerable.Range(0, component.Width).Select(_ => solver.MakeNumVar(0, 0, ""))];
        down = [.. Enumerable.Range(0, component.Width).Select(_ => solver.MakeNumVar(0, 0, ""))];
        for (var i = 0; i < up.Length; i++)
            Restore(i);
        foreach (var row in component.Rows)
            AddRow(row);
        solver.Objective().SetMinimization();
    }

    /// <summary>Lets a column move, or not.</summary>
    public void Bar(int column, bool isBarred)
    {
        barred[column] = isBarred;
        Restore(column);
    }

    public void Cost(int column, double now) => cost[column] = now;

    /// <summary>The counts after the move; null where there is no such move, or none in whole numbers.</summary>
    /// <param name="moved">The columns that it moves, in whole numbers or not; none where there is no move.</param>
    public long[]? Find(int column, int direction, long by, out int[] moved)
    {
        moved = [];
        var limit = direction > 0 ? component.Upper[column] - component.Value[column] : component.Value[column] - component.Lower[column];
        if (by > limit)
            return null;
        Weigh(by);
        (direction > 0 ? up : down)[column].SetBounds(by, limit);
        (direction > 0 ? down : up)[column].SetBounds(0, 0);
        var status = solver.Solve();
        var counts = status is Solver.ResultStatus.OPTIMAL ? Counts(out moved) : null;
        Restore(column);
        return counts;
    }

    public void Dispose() => solver.Dispose();

    /// <summary>A cell that can carry the whole move costs its price for all of it; one that can carry less costs its price for that.</summary>
    private void Weigh(long by)
    {
        for (var i = 0; i < cost.Length; i++)
        {
            if (weight[i] == cost[i] / by)
                continue;
            weight[i] = cost[i] / by;
            solver.Objective().SetCoefficient(up[i], cost[i] / Math.Max(1, Math.Min(by, component.Upper[i] - component.Value[i])));
            solver.Objective().SetCoefficient(down[i], cost[i] / Math.Max(1, Math.Min(by, component.Value[i] - component.Lower[i])));
        }
    }

    private long[]? Counts(out int[] moved)
    {
        var counts = new long[up.Length];
        var whole = true;
        var columns = new List<int>();
        for (var i = 0; i < counts.Length; i++)
        {
            var by = up[i].SolutionValue() - down[i].SolutionValue();
            var rounded = Math.Round(by);
            whole &= Math.Abs(by - rounded) < 1e-5;
            counts[i] = component.Value[i] + (long)rounded;
            if (Math.Abs(by) > Tolerance)
                columns.Add(i);
        }

        moved = [.. columns];
        return whole && component.Admits(counts) ? counts : null;
    }

    private void Restore(int column)
    {
        up[column].SetBounds(0, barred[column] ? 0 : component.Upper[column] - component.Value[column]);
        down[column].SetBounds(0, barred[column] ? 0 : Math.Max(0, component.Value[column] - component.Lower[column]));
    }

    private void AddRow(Row row)
    {
        var now = 0L;
        for (var k = 0; k < row.Columns.Length; k++)
            now += row.Times[k] * component.Value[row.Columns[k]];
        var constraint = solver.MakeConstraint(
            row.Low <= -Component.Unbounded ? double.NegativeInfinity : row.Low - now, row.High >= Component.Unbounded ? double.PositiveInfinity : row.High - now);
        for (var k = 0; k < row.Columns.Length; k++)
        {
            constraint.SetCoefficient(up[row.Columns[k]], row.Times[k]);
            constraint.SetCoefficient(down[row.Columns[k]], -row.Times[k]);
        }
    }
}
