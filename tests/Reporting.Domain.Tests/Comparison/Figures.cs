using Reporting.Domain.Comparison;
using Xunit;

namespace Reporting.Domain.Tests.Comparison;

/// <summary>Authorities 0, 1, 2 and on with the amounts given, each reliable.</summary>
internal static class Figures
{
    /// <param name="amounts">Null for an authority without a figure.</param>
    public static AuthorityValue<int>[] Of(params IEnumerable<double?> amounts) =>
        [.. amounts.Select((amount, i) => new AuthorityValue<int>(i, amount is { } known ? Value(known) : new MeasureValue.NotSupplied()))];

    /// <summary>A mean, since any number can be one, also a negative one, and it is never too small to rank.</summary>
    private static MeasureValue.Value Value(double amount) => new(Statistic.Mean, amount, amount, 1, 1);
}

/// <summary>Numbers that agree to so many digits.</summary>
internal static class Numbers
{
    /// <param name="tolerance">Relative, but to no less than a tenth.</param>
    public static void Near(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * Math.Max(Math.Abs(expected), 0.1), $"{actual:R} should be {expected:R}");
}
