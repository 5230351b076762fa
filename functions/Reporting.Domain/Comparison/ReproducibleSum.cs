using System.Buffers;

namespace Reporting.Domain.Comparison;

/// <summary>A sum that is the same to the last bit whatever the order of the numbers.</summary>
/// <remarks>
/// Returns are combined in the order in which they arrive, and the same returns must give the same report. So the numbers are sorted and added with
/// Neumaier's correction. Source: Neumaier A. Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen. ZAMM 1974; 54: 39–51.
/// </remarks>
internal static class ReproducibleSum
{
    /// <summary>The sum, in the unit of the numbers; 0 of none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is not a finite number.</exception>
    public static double Of(ReadOnlySpan<double> values)
    {
        var sorted = ArrayPool<double>.Shared.Rent(values.Length);
        values.CopyTo(sorted);
        Array.Sort(sorted, 0, values.Length);
        var sum = 0.0;
        var correction = 0.0;
        foreach (var value in sorted.AsSpan(0, values.Length))
        {
            if (!double.IsFinite(value))
                throw new ArgumentOutOfRangeException(nameof(values), value, "Only finite numbers can be summed.");
            var next = sum + value;
            // The low digits of the smaller number, which the addition dropped.
            correction += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }

        ArrayPool<double>.Shared.Return(sorted);
        return sum + correction;
    }
}
