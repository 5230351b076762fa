using System.Text.Json;

namespace Reporting.Domain.Tests.Comparison.Vectors;

/// <summary>Compares one case and keeps what differed.</summary>
internal sealed class Comparer(VectorCase vector)
{
    /// <summary>Relative, unless a method says otherwise.</summary>
    private const double Tolerance = 1e-9;

    /// <summary>Below this a double no longer carries nine digits.</summary>
    private const double Smallest = 1e-300;

    private readonly List<string> differences = [];
    private readonly Dictionary<string, double[]> columns = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Differences => differences;

    public int Numbers { get; private set; }

    /// <summary>Why the case, or a part of it, is an exception named in advance.</summary>
    public string? LeftOut { get; private set; }

    public void LeaveOut(string why) => LeftOut = why;

    /// <summary>A missing number is NaN on our side, null or NaN on theirs.</summary>
    public void Near(string what, double expected, double actual, double tolerance = Tolerance, double absolute = 0)
    {
        Numbers++;
        var same = double.IsNaN(expected) ? double.IsNaN(actual)
            : double.IsInfinity(expected) ? actual == expected
            : Math.Abs(actual - expected) <= Math.Max((tolerance * Math.Abs(expected)) + Smallest, absolute);
        if (!same)
            differences.Add($"{vector.Name}: {what} is {actual:R}, should be {expected:R}");
    }

    public void Near(string what, JsonElement expected, double actual, double tolerance = Tolerance, double absolute = 0) =>
        Near(what, expected.Number(), actual, tolerance, absolute);

    public double Expected(string column, int row)
    {
        if (!columns.TryGetValue(column, out var numbers))
            columns[column] = numbers = vector.Out.Column(column);
        return numbers[row];
    }

    public void NearRow(string column, int row, double actual, double tolerance = Tolerance) =>
        Near($"{column}[{row}]", Expected(column, row), actual, tolerance);

    public void Near(string column, IReadOnlyList<double> actual, double tolerance = Tolerance)
    {
        var expected = vector.Out.Column(column);
        Same(column + " length", expected.Length, actual.Count);
        for (var i = 0; i < Math.Min(expected.Length, actual.Count); i++)
            Near($"{column}[{i}]", expected[i], actual[i], tolerance);
    }

    /// <summary>Compares a column where the other side has it.</summary>
    public void NearWherePresent(string column, IReadOnlyList<double> actual, double tolerance = Tolerance)
    {
        if (vector.Out.TryGetProperty(column, out _))
            Near(column, actual, tolerance);
    }

    public void Same<T>(string what, T expected, T actual)
    {
        Numbers++;
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            differences.Add($"{vector.Name}: {what} is {actual}, should be {expected}");
    }
}
