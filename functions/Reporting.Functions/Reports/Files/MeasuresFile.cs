using System.Globalization;
using Reporting.Checking.Files;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;
using Reporting.Functions.Rendering.Templates;
using Reporting.Functions.Reports.Pages;

namespace Reporting.Functions.Reports.Files;

/// <summary>measures.csv: what each measure of data.csv is, in words.</summary>
internal static class MeasuresFile
{
    private const string Header = "id,label,unit,definition,polarity,method,caveats,source,"
        + "numerator,denominator,multiplier,decimals,instrument,periods,value_column\n";

    public static void Write(ReportInputs inputs, AreaNames names, Stream stream)
    {
        using var file = Utf8Writer.To(stream);
        file.Write(Header);

        // As it is newest: a measure that has become another figure stands in data.csv from then on.
        var measures = inputs.Periods.SelectMany(p => p.Measures).GroupBy(m => m.Measure.Id, StringComparer.Ordinal);
        foreach (var of in measures)
        {
            var newest = of.Last();
            var m = newest.Measure;
            file.Write(string.Join(
                ',',
                new[]
                {
                    m.Id, DataFile.TitleOf(m, names), m.Unit, m.Definition, WordOf(m.Polarity), MeasureWords.MethodOf(m), CaveatsOf(newest, inputs),
                    m.Source ?? inputs.Collection.Title, m.NumeratorLabel, m.DenominatorLabel, m.Multiplier.ToString("0.######", CultureInfo.InvariantCulture),
                    m.Decimals.ToString(CultureInfo.InvariantCulture), m.Instrument, string.Join(' ', of.Select(p => p.Period.Id)), DataColumns.Value(m),
                }.Select(CsvText.Cell)));
            file.Write('\n');
        }
    }

    private static string WordOf(Polarity polarity) => polarity switch
    {
        Polarity.Higher => "higher is better",
        Polarity.Lower => "lower is better",
        _ => "neutral",
    };

    private static string CaveatsOf(PublishedMeasure measure, ReportInputs inputs)
    {
        var m = measure.Measure;
        List<string> caveats = [MeasureWords.IntervalOf(m), m.IsStock ? "A count on a day." : "A count over the period."];
        if (m.Breaks.Count > 0)
            caveats.Add($"Not comparable across {string.Join(", ", m.Breaks)}: the definition changed.");
        if (measure.NotRanked is { } why)
            caveats.Add("Not ranked: " + why);
        if (inputs.Collection.Synthetic)
            caveats.Add("The data are synthetic.");
        return string.Join(' ', caveats);
    }
}
