using Google.OrTools.LinearSolver;

namespace Reporting.Domain.Disclosure;

/// <summary>
/// What a component's hidden cells can be, as a linear programme: the highest or lowest of a column, the counts at which it is reached, and the facts that
/// bind it.
/// </summary>
/// <remarks>The attacker's problem of Fischetti and Salazar-González (2001).</remarks>
internal sealed class FeasibleRegion : IDisposable
{
    private const double Tolerance = 1e-6;
    private const double WholeTolerance = 1e-5;
    private readonly Component component;
    private readonly Solver solver;
    private readonly Variable[] columns;
    private readonly Constraint[] rows;
    private readonly Objective objective;
    private readonly List<int> aimed = [];

    /// <param name="component">The cells and relations.</param>
    /// <param name="ranges">What each column can be.</param>
    public FeasibleRegion(Component component, Ranges ranges)
    {
        this.component = component;
        solver = Solver.CreateSolver("GLOP");
        // Successive questions differ in the objective alone, so each starts from the last answer. Preprocessing would throw that away.
        solver.SetSolverSpecificParametersAsString("use_preprocessing: false");
        columns = [.. Enumerable.Range(0, component.Width).Select(i => solver.MakeNumVar(ranges.Low[i], ranges.High[i], ""))];
        rows = [.. component.Rows.Select(RowOf)];
        objective = solver.Objective();
        objective.SetMaximization();
    }

    /// <summary>The highest (direction 1) or lowest (-1) of a column.</summary>
    public double Extreme(int column, int direction)
    {
        Solve([(column, direction)]);
        return direction * objective.Value();
    }

    /// <summary>Solves for many columns at once, each as far up (1) or down (-1) as the others let it.</summary>
    public void Stretch(IEnumerable<(int Column, int Direction)> aims) => Solve(aims);

    /// <summary>The counts at the last answer, where they are whole numbers and agree exactly; otherwise null.</summary>
    public long[]? WholeSolution()
    {
        var counts = new long[columns.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            var value = columns[i].SolutionValue();
            counts[i] = (long)Math.Round(value);
            if (Math.Abs(value - counts[i]) > WholeTolerance)
                return null;
        }

        return component.Admits(counts) ? counts : null;
    }

    /// <summary>By how much the last answer would grow if the column could be one higher.</summary>
    public double GainOf(int column)
    {
        var gain = columns[column].ReducedCost();
        return Math.Abs(gain) < Tolerance ? 0 : gain;
    }

    /// <summary>The facts without which the last answer would have gone further.</summary>
    public IEnumerable<RouteTaken> Binding()
    {
        for (var r = 0; r < rows.Length; r++)
        {
            if (Math.Abs(rows[r].DualValue()) > Tolerance)
                yield return RouteOf(component.Rows[r].Relation);
        }

        for (var i = 0; i < columns.Length; i++)
        {
            var gain = GainOf(i);
            var from = gain switch { > 0 => component.UpperFrom[i], < 0 => component.LowerFrom[i], _ => -1 };
            if (gain != 0 && component.CellAt(i) is { IsHidden: false, Rounded: not null } rounded)
                yield return new(Route.Total, rounded.Id);
            else if (from >= 0)
                yield return RouteOf(from);
        }
    }

    public void Dispose() => solver.Dispose();

    private void Solve(IEnumerable<(int Column, int Direction)> aims)
    {
        foreach (var column in aimed)
            objective.SetCoefficient(columns[column], 0);
        aimed.Clear();
        foreach (var (column, direction) in aims)
        {
            objective.SetCoefficient(columns[column], direction);
            aimed.Add(column);
        }

        var status = solver.Solve();
        if (status is not Solver.ResultStatus.OPTIMAL)
            throw new InvalidOperationException($"The linear programme of {component.Width} cells ended as {status}: the true counts are always an answer.");
    }

    private RouteTaken RouteOf(int relation) => new(component.Facts.Relations[relation].Route, component.Facts.Relations[relation].Words);

    private Constraint RowOf(Row row)
    {
        var constraint = solver.MakeConstraint(
            row.Low <= -Component.Unbounded ? double.NegativeInfinity : row.Low, row.High >= Component.Unbounded ? double.PositiveInfinity : row.High);
        for (var k = 0; k < row.Columns.Length; k++)
            constraint.SetCoefficient(columns[row.Columns[k]], row.Times[k]);
        return constraint;
    }
}
