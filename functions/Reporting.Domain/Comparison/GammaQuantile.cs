using MathNet.Numerics;

namespace Reporting.Domain.Comparison;

/// <summary>Quantiles of the gamma distribution of scale 1: half of a chi-squared quantile with twice the shape as degrees of freedom.</summary>
/// <remarks>
/// Newton's method on the logarithm of the tail as a function of the logarithm of the quantile. Both tails are log-concave there, so it converges from
/// any start, and is as exact as the incomplete gamma function itself, also where a quantile is tiny.
/// </remarks>
internal static class GammaQuantile
{
    private const int MostSteps = 200;

    /// <summary>The value below which the distribution has the share <paramref name="p"/>.</summary>
    public static double FromBelow(double shape, double p) => p switch
    {
        <= 0 => 0,
        >= 1 => double.PositiveInfinity,
        _ => Solve(shape, p, SpecialFunctions.GammaLowerRegularized, 1),
    };

    /// <summary>The value above which the distribution has the share <paramref name="q"/>.</summary>
    public static double FromAbove(double shape, double q) => q switch
    {
        <= 0 => double.PositiveInfinity,
        >= 1 => 0,
        _ => Solve(shape, q, SpecialFunctions.GammaUpperRegularized, -1),
    };

    private static double Solve(double shape, double tail, Func<double, double, double> tailOf, int slopeSign)
    {
        var logTail = Math.Log(tail);
        var logGamma = SpecialFunctions.GammaLn(shape);
        var u = Start(shape, tail, slopeSign, logGamma);
        for (var step = 0; step < MostSteps; step++)
        {
            var at = tailOf(shape, u);
            var elasticity = slopeSign * Math.Exp((shape * Math.Log(u)) - u - logGamma) / at;
            var move = Math.Clamp((Math.Log(at) - logTail) / elasticity, -2, 2);
            if (double.IsNaN(move))
                return u;
            u *= Math.Exp(-move);
            if (Math.Abs(move) < 1e-15)
                break;
        }

        return u;
    }

    /// <summary>Where the search starts: Wilson and Hilferty's cube (1931) or, far below one, the first term of the series.</summary>
    private static double Start(double shape, double tail, int slopeSign, double logGamma)
    {
        var z = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, tail) * slopeSign;
        var cube = Math.Pow(1 - (1 / (9 * shape)) + (z / (3 * Math.Sqrt(shape))), 3) * shape;
        var below = slopeSign > 0 ? tail : 1 - tail;
        var series = Math.Exp((Math.Log(below) + Math.Log(shape) + logGamma) / shape);
        return cube > 0.2 * shape ? cube : Math.Max(series, double.Epsilon);
    }
}
