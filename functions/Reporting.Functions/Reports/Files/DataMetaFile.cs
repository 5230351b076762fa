using Reporting.Checking.Files;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;
using Reporting.Functions.Rendering.Templates;

namespace Reporting.Functions.Reports.Files;

/// <summary>data.meta.csv: what the filters and each indicator of data.csv are.</summary>
internal static class DataMetaFile
{
    public static void Write(IReadOnlyList<PublishedPeriod> periods, AreaNames names, Stream stream)
    {
        using var file = Utf8Writer.To(stream);
        file.Write("col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,filter_grouping_column,filter_default\n");
        var measures = periods.SelectMany(p => p.Measures).Select(m => m.Measure).DistinctBy(m => m.Id).ToList();
        // With a single measure the columns stay in the data, but are no filters.
        if (measures.Count > 1)
        {
            var first = periods[^1].Measures.Count > 0 ? periods[^1].Measures[0].Measure : measures[0];
            file.Write($"{DataColumns.Measure},Filter,Measure,,,,What is measured,,{CsvText.Cell(DataFile.TitleOf(first, names))}\n");
            file.Write($"{DataColumns.MeasureCode},Filter,Code of the measure,,,,As measures.csv and evidence.json name it,,{CsvText.Cell(first.Id)}\n");
        }

        Indicator(DataColumns.Numerator, "Numerator", "Counts", string.Empty, 0);
        Indicator(DataColumns.Denominator, "Denominator", "Counts", string.Empty, 0);
        Indicator(DataColumns.Authorities, "Authorities in the figure", "Coverage", string.Empty, 0);
        Indicator(DataColumns.AuthoritiesDue, "Authorities due", "Coverage", string.Empty, 0);
        Indicator(DataColumns.Reliability, "Reliability: u where the value rests on few cases", "Coverage", string.Empty, 0);
        foreach (var unit in DataFile.Units(periods))
        {
            var of = measures.Where(m => DataColumns.Value(m) == unit).ToList();
            var (label, percent, decimals) = (Label(of[0]), of[0].Unit == "%" ? "%" : string.Empty, of.Max(m => m.Decimals));
            Indicator(unit, label, "Values", percent, decimals);
            Indicator($"{unit}_lower", $"{label}: lower 95% confidence limit", "Values", percent, decimals);
            Indicator($"{unit}_upper", $"{label}: upper 95% confidence limit", "Values", percent, decimals);
        }

        void Indicator(string name, string label, string group, string unit, int decimals) =>
            file.Write($"{name},Indicator,{CsvText.Cell(label)},{group},{unit},{decimals},,,\n");
    }

    private static string Label(Measure measure) => measure switch
    {
        { DictionaryName: not null } => measure.Short,
        { Method: Method.Rate } => $"Rate per {measure.Multiplier:0}",
        { Method: Method.Mean or Method.Days } => $"Mean ({measure.Unit})",
        { Method: Method.Median } => $"Median ({measure.Unit})",
        { Method: Method.Quantile } => $"Quantile ({measure.Unit})",
        { Method: Method.Proportion or Method.ShareOfAuthorities or Method.Distribution, Multiplier: 100 } => "Percentage",
        _ => $"Ratio ({measure.Unit})",
    };
}
