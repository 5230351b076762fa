using Google.OrTools.Sat;

namespace Reporting.Domain.Disclosure;

/// <summary>
/// What a component's hidden cells can be in whole numbers, for where the linear programme answers with a fraction: 33.3% of a few can only be one in three.
/// </summary>
internal static class IntegerProgram
{
    // One thread and a limit in steps, not seconds: the same facts give the same answer on every machine.
    private const string Parameters = "num_workers: 1, random_seed: 1, max_deterministic_time: 5";

    /// <summary>Counts at which a column is as high (direction 1) or low (-1) as the aim, or beyond; null where none were found.</summary>
    public static long[]? Reaching(Component component, Ranges ranges, int column, int direction, long aim)
    {
        var (model, columns) = Model(component, ranges);
        if (direction > 0)
            model.Add(columns[column] >= aim);
        else
            model.Add(columns[column] <= aim);
        return Solve(model, columns);
    }

    /// <summary>The counts at which a column is highest (direction 1) or lowest (-1), as far as the search came; the true counts at worst.</summary>
    public static long[] Extreme(Component component, Ranges ranges, int column, int direction)
    {
        var (model, columns) = Model(component, ranges);
        model.Maximize(columns[column] * direction);
        for (var i = 0; i < columns.Length; i++)
            model.AddHint(columns[i], component.Value[i]);
        return Solve(model, columns) ?? component.Value;
    }

    private static (CpModel Model, IntVar[] Columns) Model(Component component, Ranges ranges)
    {
        var model = new CpModel();
        var columns = new IntVar[component.Width];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = ranges.Moves(i) ? model.NewIntVar(ranges.Low[i], ranges.High[i], "") : model.NewConstant(component.Value[i]);
        }

        foreach (var row in component.Rows)
            model.AddLinearConstraint(LinearExpr.WeightedSum(row.Columns.Select(c => columns[c]), row.Times), row.Low, row.High);
        return (model, columns);
    }

    private static long[]? Solve(CpModel model, IntVar[] columns)
    {
        var solver = new CpSolver { StringParameters = Parameters };
        return solver.Solve(model) is CpSolverStatus.Optimal or CpSolverStatus.Feasible ? [.. columns.Select(c => solver.Value(c))] : null;
    }
}
