using System.Buffers;

namespace Reporting.Domain.Comparison;

/// <summary>A sum that is the same to the last bit whatever order the numbers come in.</summary>
/// <remarks>Returns are combined in the order in which they arrive, and the same returns must give the same report.</remarks>
internal static class OrderFreeSum
{
    /// <exception cref="ArgumentOutOfRangeException">A value is not a finite number.</exception>
    public static double Of(ReadOnlySpan<double> values)
    {
        var sorted = ArrayPool<double>.Shared.Rent(values.Length);
        values.CopyTo(sorted);
        Array.Sort(sorted, 0, values.Length);
        var sum = 0.0;
        var lost = 0.0;
        foreach (var value in sorted.AsSpan(0, values.Length))
        {
            if (!double.IsFinite(value))
                throw new ArgumentOutOfRangeException(nameof(values), value, "Only finite numbers can be summed.");
            var next = sum + value;
            // Neumaier's correction: what the larger of the two swallowed.
            lost += Math.Abs(sum) >= Math.Abs(value) ? sum - next + value : value - next + sum;
            sum = next;
        }

        ArrayPool<double>.Shared.Return(sorted);
        return sum + lost;
    }
}
