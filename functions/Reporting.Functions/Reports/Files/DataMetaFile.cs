using Reporting.Checking.Files;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;
using Reporting.Functions.Rendering.Templates;

namespace Reporting.Functions.Reports.Files;

/// <summary>data.meta.csv: what the filter and each indicator of data.csv are.</summary>
internal static class DataMetaFile
{
    public static void Write(IReadOnlyList<PublishedPeriod> periods, AreaNames names, Stream stream)
    {
        using var file = Utf8Writer.To(stream);
        file.Write("col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column,filter_default\n");
        var measures = periods.SelectMany(p => p.Measures).Select(m => m.Measure).DistinctBy(m => m.Id).ToList();
        // With a single measure the column stays in the data, but is no filter.
        if (measures.Count > 1)
        {
            var first = periods[^1].Measures.Count > 0 ? periods[^1].Measures[0].Measure : measures[0];
            file.Write($"measure,Filter,Measure,,,,What is measured,,{CsvText.Cell(DataFile.TitleOf(first, names))}\n");
        }

        file.Write($"{DataColumns.Numerator},Indicator,Numerator,Counts,,0,,,\n");
        file.Write($"{DataColumns.Denominator},Indicator,Denominator,Counts,,0,,,\n");
        foreach (var unit in DataFile.Units(periods))
        {
            var of = measures.Where(m => DataColumns.Value(m) == unit).ToList();
            var label = Label(unit, of[0]);
            var percent = unit == "value_percent" ? "%" : string.Empty;
            var decimals = of.Max(m => m.Decimals);
            file.Write($"{unit},Indicator,{label},Values,{percent},{decimals},,,\n");
            file.Write($"{unit}_lower,Indicator,{label}: lower 95% confidence limit,Values,{percent},{decimals},,,\n");
            file.Write($"{unit}_upper,Indicator,{label}: upper 95% confidence limit,Values,{percent},{decimals},,,\n");
        }
    }

    private static string Label(string unit, Measure measure) => unit switch
    {
        "value_percent" => "Percentage",
        "value_mean" => "Mean",
        "value_ratio" => "Ratio",
        _ => CsvText.Cell($"Rate per {measure.Multiplier:0}"),
    };
}
