using Google.OrTools.ModelBuilder;

namespace Reporting.Domain.Disclosure;

/// <summary>What it costs to change columns.</summary>
/// <param name="Ranges">Within which a column can change while it is printed or hidden as it is.</param>
/// <param name="Within">The price of changing a column within its range; null where it must keep its count.</param>
/// <param name="Beyond">The price of hiding a printed column, so that it can change further; null where it may not be hidden.</param>
internal sealed record Prices(Ranges Ranges, Func<int, double?> Within, Func<int, double?> Beyond);

/// <summary>
/// The cheapest way in which one column can differ from its true count by so many while all facts stay true, as a linear programme. The printed cells that it
/// changes are those to hide for that column.
/// </summary>
/// <remarks>
/// The heuristic of cell suppression by cheapest flows. Source: Hundepool A and others. Statistical disclosure control. Wiley, 2012.
/// </remarks>
internal sealed class MinimumCostAdjustment(Component component)
{
    private const double Tolerance = 1e-6;
    private const double WholeTolerance = 1e-5;

    // Of a component with thousands of cells the nearest are tried first: mostly they are enough.
    private const int Near = 250;
    private const int None = -1;
    private readonly Neighbourhood neighbourhood = new(component);

    /// <param name="Changed">The columns that differ.</param>
    /// <param name="Beyond">Those of them that must be hidden for it.</param>
    /// <param name="Counts">All counts after the change; null where they are not whole numbers.</param>
    /// <param name="Cost">By the prices.</param>
    public sealed record Adjustment(IReadOnlyList<int> Changed, IReadOnlyList<int> Beyond, long[]? Counts, double Cost);

    /// <summary>The cheapest adjustment; null where there is none.</summary>
    /// <param name="column">The column to change.</param>
    /// <param name="direction">Up (1) or down (-1).</param>
    /// <param name="by">How far.</param>
    /// <param name="prices">What it costs to change a column.</param>
    /// <param name="everywhere">Also among cells that are far away: null then proves that there is none.</param>
    public Adjustment? Find(int column, int direction, long by, Prices prices, bool everywhere = true)
    {
        var limit = direction > 0 ? prices.Ranges.High[column] - component.Value[column] : component.Value[column] - prices.Ranges.Low[column];
        if (by > limit)
            return null;
        var near = neighbourhood.Around(column, Near, MayMove);
        if (Solve(near, column, direction, by, prices) is { } found)
            return found;
        return near.Count < Near || !everywhere ? null : Solve(neighbourhood.Around(column, component.Width, MayMove), column, direction, by, prices);

        bool MayMove(int c) => prices.Within(c) is not null && (prices.Ranges.Moves(c) || prices.Beyond(c) is not null);
    }

    private Adjustment? Solve(IReadOnlyList<int> columns, int column, int direction, long by, Prices prices)
    {
        using var model = new ModelBuilderHelper();
        var changes = new Dictionary<int, Change>(columns.Count);
        foreach (var other in columns)
            changes.Add(other, ChangeOf(model, other, by, prices, isPriced: other != column));
        var (towards, away) = direction > 0 ? (changes[column].Up, changes[column].Down) : (changes[column].Down, changes[column].Up);
        model.SetVarLowerBound(towards, by);
        if (away != None)
            model.SetVarUpperBound(away, 0);
        foreach (var row in neighbourhood.RowsOf(columns))
            Constrain(model, component.Rows[row], changes);
        using var solver = new ModelSolverHelper("GLOP");
        // From no change at all, which costs nothing, a few steps of the dual simplex lead to the answer.
        solver.SetSolverSpecificParameters("use_preprocessing: false use_dual_simplex: true");
        solver.Solve(model);
        return solver.HasResponse() && solver.Status() is SolveStatus.OPTIMAL ? Answer(solver, changes) : null;
    }

    private Change ChangeOf(ModelBuilderHelper model, int column, long by, Prices prices, bool isPriced)
    {
        var (ranges, value) = (prices.Ranges, component.Value[column]);
        var within = prices.Within(column) ?? 0;
        var (up, down) = (Variable(ranges.High[column] - value, within), Variable(value - ranges.Low[column], within));
        if (!isPriced || prices.Beyond(column) is not { } price)
            return new(up, down, None, None);
        return new(
            up, down, Variable(component.Upper[column] - Math.Max(value, ranges.High[column]), price),
            Variable(Math.Min(value, ranges.Low[column]) - component.Lower[column], price));

        // A cell that can carry the whole change costs its price for all of it; one that can carry less costs its price for that.
        int Variable(long most, double cost)
        {
            if (most <= 0)
                return None;
            var variable = model.AddVar();
            model.SetVarLowerBound(variable, 0);
            model.SetVarUpperBound(variable, most);
            if (isPriced)
                model.SetVarObjectiveCoefficient(variable, cost / Math.Max(1, Math.Min(by, most)));
            return variable;
        }
    }

    private Adjustment Answer(ModelSolverHelper solver, Dictionary<int, Change> changes)
    {
        long[] counts = [.. component.Value];
        var isWhole = true;
        var (changed, beyond) = (new List<int>(), new SortedSet<int>());
        foreach (var (column, change) in changes)
        {
            var (further, lower) = (Value(change.Further), Value(change.Lower));
            if (further > Tolerance || lower > Tolerance)
                beyond.Add(component.HiddenWith(column));
            var by = Value(change.Up) - Value(change.Down) + further - lower;
            if (Math.Abs(by) <= Tolerance)
                continue;
            changed.Add(column);
            isWhole &= Math.Abs(by - Math.Round(by)) < WholeTolerance;
            counts[column] += (long)Math.Round(by);
        }

        return new(changed, [.. beyond], isWhole && component.Agrees(counts) ? counts : null, solver.ObjectiveValue());

        double Value(int variable) => variable == None ? 0 : solver.VariableValue(variable);
    }

    private void Constrain(ModelBuilderHelper model, Row row, Dictionary<int, Change> changes)
    {
        var sum = 0L;
        for (var k = 0; k < row.Columns.Length; k++)
            sum += row.Times[k] * component.Value[row.Columns[k]];
        var constraint = model.AddLinearConstraint();
        model.SetConstraintLowerBound(constraint, row.Low <= -Component.Unbounded ? double.NegativeInfinity : row.Low - sum);
        model.SetConstraintUpperBound(constraint, row.High >= Component.Unbounded ? double.PositiveInfinity : row.High - sum);
        for (var k = 0; k < row.Columns.Length; k++)
        {
            if (!changes.TryGetValue(row.Columns[k], out var change))
                continue;
            Term(change.Up, row.Times[k]);
            Term(change.Down, -row.Times[k]);
            Term(change.Further, row.Times[k]);
            Term(change.Lower, -row.Times[k]);
        }

        void Term(int variable, double times)
        {
            if (variable != None)
                model.AddConstraintTerm(constraint, variable, times);
        }
    }

    /// <summary>The variables by which a column rises and falls, within its range and beyond it; none where it cannot.</summary>
    private readonly record struct Change(int Up, int Down, int Further, int Lower);
}
