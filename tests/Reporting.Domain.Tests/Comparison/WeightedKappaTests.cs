using CsCheck;
using Reporting.Domain.Comparison;
using Xunit;

namespace Reporting.Domain.Tests.Comparison;

public sealed class WeightedKappaTests
{
    private static readonly Gen<int[]> AnyGrades = Gen.Int[1, 4].Array[1, 80];
    private static readonly Gen<KappaWeights> AnyWeights = Gen.Enum<KappaWeights>();

    /// <summary>
    /// Two readers, four cases, three grades. First reader 1, 2, 1 of each grade, second 2, 2, 0; two cases differ by one grade. By hand: observed
    /// disagreement 2; expected (2 + 4 + 4 + 2)/4 = 3 linear and (2 + 4 + 8 + 2)/4 = 4 quadratic.
    /// </summary>
    [Theory]
    [InlineData(KappaWeights.Linear, 1 / 3.0)]
    [InlineData(KappaWeights.Quadratic, 0.5)]
    public void Of_FourCases_IsAsByHand(KappaWeights weights, double kappa)
    {
        var known = Assert.IsType<WeightedKappa.Known>(WeightedKappa.Of([1, 2, 2, 3], [1, 1, 2, 2], 3, weights));
        Numbers.Near(kappa, known.Kappa, 1e-14);
        Assert.Equal(0.5, known.SameGrade);
    }

    [Fact]
    public void Of_IdenticalReaders_IsOne() =>
        Gen.Select(AnyGrades.Where(g => g.Distinct().Count() > 1), AnyWeights).Sample((grades, weights) =>
            WeightedKappa.Of(grades, grades, 4, weights) is WeightedKappa.Known { Kappa: 1, SameGrade: 1 });

    [Fact]
    public void Of_ReadersExchanged_IsTheSame() =>
        Gen.Select(Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4]).Array[1, 80], AnyWeights).Sample((pairs, weights) =>
        {
            int[] first = [.. pairs.Select(p => p.Item1)], second = [.. pairs.Select(p => p.Item2)];
            return (WeightedKappa.Of(first, second, 4, weights), WeightedKappa.Of(second, first, 4, weights)) switch
            {
                (WeightedKappa.Known one, WeightedKappa.Known other) => Math.Abs(one.Kappa - other.Kappa) < 1e-12 && one.Kappa <= 1,
                (WeightedKappa.NotKnown, WeightedKappa.NotKnown) => true,
                _ => false,
            };
        });

    [Fact]
    public void Of_OppositeReaders_IsBelowChance() =>
        Assert.True(Assert.IsType<WeightedKappa.Known>(WeightedKappa.Of([1, 4, 1, 4], [4, 1, 4, 1], 4, KappaWeights.Linear)).Kappa < 0);

    [Fact]
    public void Of_NoCases_IsNotKnown() => Assert.IsType<WeightedKappa.NotKnown>(WeightedKappa.Of([], [], 4, KappaWeights.Linear));

    [Fact]
    public void Of_OneGradeThroughout_IsNotKnown() => Assert.IsType<WeightedKappa.NotKnown>(WeightedKappa.Of([2, 2], [2, 2], 4, KappaWeights.Quadratic));

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Of_GradeOffTheScale_Throws(int grade) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WeightedKappa.Of([grade], [1], 4, KappaWeights.Linear));
}
