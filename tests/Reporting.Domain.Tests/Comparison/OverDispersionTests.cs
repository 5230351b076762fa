using Reporting.Domain.Comparison;
using Xunit;

namespace Reporting.Domain.Tests.Comparison;

public sealed class OverDispersionTests
{
    /// <summary>φ and τ² of three scores by hand: z = −3, 0, 3, s = 1: φ = 6, τ² = (18 − 2)/(3 − 1) = 8.</summary>
    [Fact]
    public void Estimate_ThreeScores_IsAsByHand() =>
        Assert.Equal(new OverDispersion(3, 6, 8), OverDispersion.Estimate([-3, 0, 3], [1, 1, 1], Trimming.Truncate));

    [Fact]
    public void Estimate_NoMoreThanChance_HasNoVarianceBetweenAuthorities() =>
        Assert.Equal(0, OverDispersion.Estimate([-0.5, 0, 0.5], [1, 1, 1], Trimming.Winsorise).TauSquared);
}
