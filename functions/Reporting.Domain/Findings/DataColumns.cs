using System.Globalization;
using System.Text;
using Reporting.Domain.Collections;

namespace Reporting.Domain.Findings;

/// <summary>What the columns of a run's data file are called: one unit a column.</summary>
/// <remarks>Source: Department for Education, Explore education statistics, analysts' guide; names of its data dictionary where it has one.</remarks>
public static class DataColumns
{
    /// <summary>The column of the measure's title.</summary>
    public const string Measure = "measure";

    /// <summary>The column of the measure's id.</summary>
    public const string MeasureCode = "measure_code";

    /// <summary>The column of numerators.</summary>
    public const string Numerator = "numerator_count";

    /// <summary>The column of denominators.</summary>
    public const string Denominator = "denominator_count";

    /// <summary>How many authorities a figure of England or a region rests on.</summary>
    public const string Authorities = "authority_count";

    /// <summary>How many authorities were due for it.</summary>
    public const string AuthoritiesDue = "authority_due_count";

    /// <summary>u where a figure rests on few cases, else z.</summary>
    public const string Reliability = "reliability";

    /// <summary>The column of a measure's value; its limits are in the two columns that add _lower and _upper.</summary>
    public static string Value(Measure measure) => measure.DictionaryName ?? measure.Method switch
    {
        Method.Rate => "value_rate_per_" + measure.Multiplier.ToString("0", CultureInfo.InvariantCulture),
        Method.Proportion or Method.ShareOfAuthorities or Method.Distribution when measure.Multiplier is 100 => "value_percent",
        Method.Mean or Method.Days => "value_mean" + Named(measure.Unit),
        Method.Median => "value_median" + Named(measure.Unit),
        Method.Quantile => "value_quantile" + Named(measure.Unit),
        _ => "value_ratio" + Named(measure.Unit),
    };

    // "per 100 crimes recorded" as _per_100_crimes_recorded.
    private static string Named(string unit)
    {
        var name = new StringBuilder();
        foreach (var word in unit.Replace(",", string.Empty, StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var letters = string.Concat(word.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
            if (letters.Length > 0)
                name.Append('_').Append(letters);
        }

        return name.ToString();
    }
}
