using System.Globalization;
using System.Text;
using Google.OrTools.LinearSolver;
using Reporting.TestEnvironment;

namespace Reporting.Functions.Tests.Reports.Disclosure;

/// <summary>What a measure of data.csv is made of: known to every reader, as the report prints it.</summary>
/// <param name="Denominator">Null where it is a population, which is printed.</param>
internal sealed record KnownMeasure(string Title, string Numerator, string? Denominator, double Per, int Decimals, bool IsPart, string Column);

/// <summary>
/// A reader with the published data file, a method section and a linear programme: no code and no knowledge of the service's own attack. Gives the least and
/// the most that each hidden count can be.
/// </summary>
internal sealed class FileAttacker : IDisposable
{
    private readonly Solver solver = Solver.CreateSolver("GLOP");
    private readonly Dictionary<(string Authority, string Count), Variable> counts = [];
    private readonly HashSet<(string Authority, string Count)> hidden = [];
    private readonly int toBase;

    public FileAttacker(string csv, IReadOnlyList<KnownMeasure> measures, int toBase, string? earlier = null)
    {
        this.toBase = toBase;
        Learn(Csv.Read(csv), measures);
        if (earlier is not null)
            Learn(Csv.Read(earlier), measures);
    }

    /// <param name="files">Of one run: its data, its evidence and its tables together.</param>
    public FileAttacker(IReadOnlyDictionary<string, byte[]> files, IReadOnlyList<KnownMeasure> measures, int toBase)
        : this(Encoding.UTF8.GetString(files["data.csv"]), measures, toBase)
    {
        Learn(PublishedRows.OfEvidence(Encoding.UTF8.GetString(files["evidence.json"])), measures);
        Learn(PublishedRows.OfTables(files["tables.xlsx"], measures), measures);
    }

    public IReadOnlyCollection<(string Authority, string Count)> Hidden => hidden;

    public (double Least, double Most) Bounds((string Authority, string Count) count) => (Furthest(count, false), Furthest(count, true));

    public void Dispose() => solver.Dispose();

    private void Learn(IReadOnlyList<IReadOnlyDictionary<string, string>> rows, IReadOnlyList<KnownMeasure> measures)
    {
        foreach (var measure in measures)
        {
            var here = rows.Where(r => r["measure"] == measure.Title).ToList();
            var authorities = here.Where(r => r["geographic_level"] == "Local authority").ToList();
            foreach (var row in authorities)
                LearnAuthority(row, measure);
            foreach (var area in here.Where(r => r["geographic_level"] != "Local authority"))
            {
                // All whose figure is not marked missing are in the sum: the report says so.
                var parts = authorities.Where(
                    r => (area["region_name"].Length == 0 || r["region_name"] == area["region_name"]) && r["numerator_count"] is not ("x" or "z")
                        && r["denominator_count"] is not ("x" or "z" or "0")).ToList();
                LearnArea(area, measure, parts);
            }
        }
    }

    private void LearnAuthority(IReadOnlyDictionary<string, string> row, KnownMeasure measure)
    {
        var (part, whole) =
            (Known(row, measure.Numerator, row["numerator_count"]), measure.Denominator is { } d ? Known(row, d, row["denominator_count"]) : null);
        if (measure.IsPart && part is not null && whole is not null)
            Between(0, double.PositiveInfinity, (whole, 1), (part, -1));
    }

    private Variable? Known(IReadOnlyDictionary<string, string> row, string count, string printed)
    {
        var key = (row["old_la_code"], count);
        if (printed is not "c" && !Number(printed, out _))
            return null;
        if (!counts.TryGetValue(key, out var variable))
            counts[key] = variable = solver.MakeNumVar(0, double.PositiveInfinity, "");
        if (Number(printed, out var value))
        {
            variable.SetBounds(value, value);
            hidden.Remove(key);
        }
        else if (variable.Lb() != variable.Ub() || variable.Ub() == double.PositiveInfinity)
        {
            // Zeros are printed, so what is hidden is at least 1.
            variable.SetBounds(1, variable.Ub());
            hidden.Add(key);
        }

        return variable;
    }

    private void LearnArea(IReadOnlyDictionary<string, string> area, KnownMeasure measure, List<IReadOnlyDictionary<string, string>> parts)
    {
        var numerators = parts.Select(p => (counts[(p["old_la_code"], measure.Numerator)], 1.0)).ToArray();
        (Variable, double)[]? denominators = measure.Denominator is { } d ? [.. parts.Select(p => (counts[(p["old_la_code"], d)], 1.0))] : null;
        // The method section says when a total is rounded: where a count in it is hidden and it is large enough. Shares are made of the printed counts.
        var isLarge = Number(area["denominator_count"], out var denominator) && denominator >= 0.8 * toBase * measure.Per;
        var isRounded = isLarge && parts.Exists(p => p["numerator_count"] is "c" || p["denominator_count"] is "c");
        var (below, above) = isRounded ? (toBase / 2, (toBase / 2) - 1) : (0, 0);
        if (Number(area["numerator_count"], out var numerator))
            Between(numerator - below, numerator + above, numerators);
        if (denominators is not null && denominator > 0)
            Between(denominator - below, denominator + above, denominators);
    }

    private void Between(double low, double high, params (Variable Count, double Times)[] terms)
    {
        var constraint = solver.MakeConstraint(low - 1e-7, high + 1e-7);
        foreach (var (count, times) in terms)
            constraint.SetCoefficient(count, constraint.GetCoefficient(count) + times);
    }

    private double Furthest((string, string) count, bool up)
    {
        solver.Objective().Clear();
        solver.Objective().SetCoefficient(counts[count], 1);
        solver.Objective().SetOptimizationDirection(up);
        return solver.Solve() switch
        {
            Solver.ResultStatus.OPTIMAL => solver.Objective().Value(),
            Solver.ResultStatus.INFEASIBLE => throw new InvalidOperationException("What is printed contradicts itself."),
            _ => up ? double.PositiveInfinity : double.NegativeInfinity,
        };
    }

    private static bool Number(string text, out double value) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
}
