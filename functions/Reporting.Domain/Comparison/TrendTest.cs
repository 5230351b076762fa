using MathNet.Numerics;

namespace Reporting.Domain.Comparison;

/// <summary>The Cochran–Armitage test for a trend in proportions over equally spaced periods.</summary>
/// <param name="ChiSquared">The statistic, with one degree of freedom; NaN where every proportion is 0 or every one is 1.</param>
/// <param name="SlopeSign">1 where the proportion rises, −1 where it falls, 0 where it does neither.</param>
/// <remarks>Source: Armitage P. Tests for linear trends in proportions and frequencies. Biometrics 1955; 11: 375–386.</remarks>
public readonly record struct TrendTest(double ChiSquared, int SlopeSign)
{
    /// <summary>The 99.8% point of chi-squared with one degree of freedom, above which Fingertips calls a trend significant.</summary>
    public const double Significant998 = 9.54953570608324;

    /// <summary>The 95% point of chi-squared with one degree of freedom.</summary>
    public const double Significant95 = 3.841458820694124;

    /// <summary>The chance of so large a statistic without a trend; NaN where there is no statistic.</summary>
    public double PValue => double.IsNaN(ChiSquared) ? double.NaN : SpecialFunctions.Erfc(Math.Sqrt(ChiSquared / 2));

    /// <summary>Tests counts and denominators in the order of their periods.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A pair is not a proportion, or the columns differ in length.</exception>
    public static TrendTest Of(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(denominators.Length, numerators.Length);
        double sumX = 0, sumN = 0, sumNt = 0;
        for (var t = 0; t < numerators.Length; t++)
        {
            if (!(numerators[t] >= 0 && numerators[t] <= denominators[t] && denominators[t] > 0))
                throw new ArgumentOutOfRangeException(nameof(numerators), numerators[t], "A proportion needs 0 ≤ numerator ≤ denominator, above 0.");
            sumX += numerators[t];
            sumN += denominators[t];
            sumNt += denominators[t] * t;
        }

        var average = sumX / sumN;
        var middle = sumNt / sumN;
        double covariance = 0, spread = 0;
        for (var t = 0; t < numerators.Length; t++)
        {
            covariance += (numerators[t] - (denominators[t] * average)) * (t - middle);
            spread += denominators[t] * (t - middle) * (t - middle);
        }

        return average is > 0 and < 1 && spread > 0
            ? new(covariance * covariance / (average * (1 - average) * spread), SignOfSlope(numerators, denominators))
            : new(double.NaN, 0);
    }

    /// <summary>The sign of the straight line through the proportions, each counting alike.</summary>
    private static int SignOfSlope(ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators)
    {
        var slope = 0.0;
        for (var t = 0; t < numerators.Length; t++)
            slope += numerators[t] / denominators[t] * (t - ((numerators.Length - 1) / 2.0));
        return Math.Sign(slope);
    }
}
