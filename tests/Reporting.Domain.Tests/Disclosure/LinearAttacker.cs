using Google.OrTools.LinearSolver;
using Reporting.Domain.Disclosure;

namespace Reporting.Domain.Tests.Disclosure;

/// <summary>
/// A second attacker for large tables: one linear programme of every cell and every fact, asked cell by cell, with nothing reduced or shared.
/// </summary>
internal static class LinearAttacker
{
    /// <param name="asked">The cells to attack.</param>
    public static IReadOnlyList<string> Leaking(PublishedFacts facts, IEnumerable<Cell> asked, Protection protection)
    {
        using var solver = Solver.CreateSolver("GLOP");
        var columns = facts.Cells.ToDictionary(
            c => c.Id,
            c => c.IsHidden
                ? solver.MakeNumVar(c.Floor, c.Most ?? double.PositiveInfinity, "")
                : solver.MakeNumVar(c.Rounded?.Low ?? c.Value, c.Rounded?.High ?? c.Value, ""));
        foreach (var relation in facts.Relations)
        {
            var row = solver.MakeConstraint(relation.Low ?? double.NegativeInfinity, relation.High ?? double.PositiveInfinity);
            foreach (var term in relation.Terms)
                row.SetCoefficient(columns[term.Cell], row.GetCoefficient(columns[term.Cell]) + term.Times);
        }

        return [.. asked.Where(c => !IsWide(c, protection, Furthest(solver, columns[c.Id], false), Furthest(solver, columns[c.Id], true))).Select(c => c.Id)];
    }

    private static bool IsWide(Cell cell, Protection protection, double low, double high) => protection is Protection.Band && cell.Status is CellStatus.Primary
        ? low < 1.5 && high > cell.Threshold - 0.5
        : high - low > 0.5;

    private static double Furthest(Solver solver, Variable cell, bool up)
    {
        solver.Objective().Clear();
        solver.Objective().SetCoefficient(cell, 1);
        solver.Objective().SetOptimizationDirection(up);
        return solver.Solve() switch
        {
            Solver.ResultStatus.OPTIMAL => solver.Objective().Value(),
            Solver.ResultStatus.INFEASIBLE => throw new InvalidOperationException("The facts contradict each other."),
            _ => up ? double.PositiveInfinity : double.NegativeInfinity,
        };
    }
}
