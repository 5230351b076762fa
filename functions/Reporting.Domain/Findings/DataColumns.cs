using System.Globalization;
using Reporting.Domain.Collections;

namespace Reporting.Domain.Findings;

/// <summary>How a measure's figures are called in the run's data file: one kind of unit a column, as Explore Education Statistics wants it.</summary>
public static class DataColumns
{
    public const string Numerator = "numerator_count";
    public const string Denominator = "denominator_count";

    /// <summary>The column of a measure's value; its limits are in the two columns that add _lower and _upper.</summary>
    public static string Value(Measure measure) => measure.Method switch
    {
        Method.Rate => "value_rate_per_" + measure.Multiplier.ToString("0", CultureInfo.InvariantCulture),
        Method.Proportion or Method.ShareOfAuthorities or Method.Distribution when measure.Multiplier is 100 => "value_percent",
        Method.Mean or Method.Days => "value_mean",
        _ => "value_ratio",
    };
}
