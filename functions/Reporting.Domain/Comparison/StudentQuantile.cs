using MathNet.Numerics;

namespace Reporting.Domain.Comparison;

/// <summary>Quantiles of Student's t distribution.</summary>
internal static class StudentQuantile
{
    private const int MostSteps = 200;

    /// <summary>The t beyond which, on both sides together, the share 1 − <paramref name="confidence"/> lies.</summary>
    /// <returns>Above 0, in standard errors; infinite at 100% confidence.</returns>
    /// <remarks>Newton's method on the logarithm of the tail as a function of the logarithm of t, where the tail is concave.</remarks>
    public static double TwoSided(Confidence confidence, double degreesOfFreedom)
    {
        if (confidence.Share >= 1)
            return double.PositiveInfinity;
        var v = degreesOfFreedom;
        var outside = 2 * confidence.Tail;
        var logOutside = Math.Log(outside);
        var logBeta = SpecialFunctions.BetaLn(v / 2, 0.5);
        var t = confidence.Z;
        for (var step = 0; step < MostSteps; step++)
        {
            var w = v / (v + (t * t));
            var at = SpecialFunctions.BetaRegularized(v / 2, 0.5, w);
            var density = 2 * Math.Exp(((v + 1) / 2 * Math.Log(w)) - logBeta) / Math.Sqrt(v);
            var move = Math.Clamp((Math.Log(at) - logOutside) * at / (density * t), -2, 2);
            t *= Math.Exp(move);
            if (Math.Abs(move) < 1e-15)
                break;
        }

        return t;
    }
}
