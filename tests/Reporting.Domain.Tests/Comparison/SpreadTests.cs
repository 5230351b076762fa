using Reporting.Domain.Comparison;
using Xunit;

namespace Reporting.Domain.Tests.Comparison;

public sealed class SpreadTests
{
    [Fact]
    public void Of_SomeMissing_IsOfTheOthers() => Assert.Equal(new Spread(1.75, 2.5, 4, 4), Spread.Of(Figures.Of(1, null, 2, 3, 7)));
}

public sealed class NeighbourFigureTests
{
    [Fact]
    public void Of_OneOfTenMissing_IsTheMeanAndMedianOfNine() =>
        Assert.Equal(new NeighbourFigure(6, 5, 9, 10), NeighbourFigure.Of([1, 2, 3, 4, 5, 6, 7, 8, 18, null]));

    [Fact]
    public void Of_NoneAvailable_HasNoFigure() => Assert.Equal(new NeighbourFigure(double.NaN, double.NaN, 0, 2), NeighbourFigure.Of([null, null]));
}
