using Reporting.Domain.Comparison;

namespace Reporting.Domain.Tests.Comparison.Vectors;

/// <summary>Trends against R's prop.trend.test and the Fingertips trend markers.</summary>
internal static class TrendVectors
{
    /// <summary>Where all figures are the same, what the other side prints as a slope is what rounding left.</summary>
    private const double Noise = 1e-12;

    public static void ChiSquared(VectorCase vector, Comparer comparer)
    {
        var test = TrendTest.Of(vector.In.Column("numerator"), vector.In.Column("denominator"));
        comparer.Near("chi2", vector.Out.GetProperty("chi2"), test.ChiSquared);
        comparer.Near("p_value", vector.Out.GetProperty("p_value"), test.PValue);
        if (double.IsNaN(vector.Out.GetProperty("chi2").Number()))
            return;
        comparer.Same("slope_sign", vector.Out.Parameter("slope_sign"), test.SlopeSign);
        comparer.Same("significant95", vector.Out.GetProperty("significant95").GetBoolean(), test.ChiSquared > TrendTest.Significant95);
        comparer.Same("significant998", vector.Out.GetProperty("significant998").GetBoolean(), test.ChiSquared > TrendTest.Significant998);
    }

    public static void Fingertips(VectorCase vector, Comparer comparer)
    {
        var trend = vector.In.Word("mode") is "proportion"
            ? RecentTrend.OfProportions(vector.In.Column("count"), vector.In.Column("denominator"))
            : RecentTrend.OfAmounts(vector.In.Column("value"), vector.In.Column("lowercl"), vector.In.Column("uppercl"));
        if (trend is not RecentTrend.Known known)
        {
            comparer.Same("marker", vector.Out.Word("marker"), "CannotBeCalculated");
            return;
        }

        var scale = vector.In.Has("value") ? vector.In.Column("value").Max(Math.Abs) : 1;
        comparer.Same("marker", vector.Out.Word("marker"), known.Marker.ToString());
        comparer.Same("significant", vector.Out.GetProperty("significant").GetBoolean(), known.IsSteady && known.ChiSquared > TrendTest.Significant998);
        comparer.Near("chi2", vector.Out.GetProperty("chi2"), known.ChiSquared, absolute: Noise);
        comparer.Near("slope", vector.Out.GetProperty("slope"), known.Slope, absolute: Noise * scale);
        var slopes = vector.Out.Column("slopes_leave_one_out");
        for (var i = 0; i < slopes.Length; i++)
            comparer.Near($"slopes_leave_one_out[{i}]", slopes[i], known.SlopesWithoutOne[i], absolute: Noise * scale);
        if (Math.Abs(known.Slope) > Noise * scale || vector.Out.GetProperty("no_outliers").GetBoolean())
            comparer.Same("no_outliers", vector.Out.GetProperty("no_outliers").GetBoolean(), known.IsSteady);
    }
}
