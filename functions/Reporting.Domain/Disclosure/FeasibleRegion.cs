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
    /// <param name="isHidden">The columns that may differ from their true counts.</param>
    public FeasibleRegion(Component component, Func<int, bool> isHidden)
    {
        this.component = component;
        solver = Solver.CreateSolver("GLOP");
        // Successive questions differ in the objective alone, so each starts from the last answer. Preprocessing would throw that away.
        solver.SetSolverSpecificParametersAsString("use_preprocessing: false");
        columns = [.. Enumerable.Range(0, component.Width).Select(_ => solver.MakeNumVar(0, 0, ""))];
        for (var i = 0; i < columns.Length; i++)
            SetBounds(i, isHidden(i));
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

    /// <summary>The relations without which the last answer would have gone further.</summary>
    public IEnumerable<int> Binding()
    {
        for (var r = 0; r < rows.Length; r++)
        {
            if (Math.Abs(rows[r].DualValue()) > Tolerance)
                yield return component.Rows[r].Relation;
        }

        for (var i = 0; i < columns.Length; i++)
        {
            var from = GainOf(i) switch { > 0 => component.UpperFrom[i], < 0 => component.LowerFrom[i], _ => -1 };
            if (from >= 0)
                yield return from;
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

    private void SetBounds(int column, bool isHidden)
    {
        var value = component.Value[column];
        columns[column].SetBounds(isHidden ? Math.Min(value, component.Lower[column]) : value, isHidden ? Math.Max(value, component.Upper[column]) : value);
    }

    private Constraint RowOf(Row row)
    {
        var constraint = solver.MakeConstraint(
            row.Low <= -Component.Unbounded ? double.NegativeInfinity : row.Low, row.High >= Component.Unbounded ? double.PositiveInfinity : row.High);
        for (var k = 0; k < row.Columns.Length; k++)
            constraint.SetCoefficient(columns[row.Columns[k]], row.Times[k]);
        return constraint;
    }
}
