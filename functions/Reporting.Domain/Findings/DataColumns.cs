using System.Globalization;
using Reporting.Domain.Collections;

namespace Reporting.Domain.Findings;

/// <summary>What the columns of a run's data file are called: one kind of unit a column.</summary>
/// <remarks>Source: Department for Education, Explore education statistics, analysts' guide.</remarks>
public static class DataColumns
{
    /// <summary>The column of numerators.</summary>
    public const string Numerator = "numerator_count";

    /// <summary>The column of denominators.</summary>
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
