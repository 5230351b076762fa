using System.Globalization;
using Reporting.Checking.Files;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;
using Reporting.Functions.Rendering.Templates;

namespace Reporting.Functions.Reports.Files;

/// <summary>data.csv: every area, measure and period, in the layout that Explore Education Statistics takes as it is.</summary>
internal static class DataFile
{
    private const string PlaceColumns =
        "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name";

    private const string Country = "E92000001,England";
    private const string NotApplicable = "z";

    public static void Write(IReadOnlyList<PublishedPeriod> periods, AreaNames names, Stream stream)
    {
        using var file = Utf8Writer.To(stream);
        var units = Units(periods);
        file.Write(string.Join(
            ',', PlaceColumns, DataColumns.Measure, DataColumns.MeasureCode, DataColumns.Numerator, DataColumns.Denominator, DataColumns.Authorities,
            DataColumns.AuthoritiesDue, DataColumns.Reliability));
        foreach (var unit in units)
            file.Write($",{unit},{unit}_lower,{unit}_upper");
        file.Write('\n');
        foreach (var period in periods)
        {
            // The file knows a period by its year alone, and a follow-up may end in the year of another period.
            var suffix = period.Period.Id.Length > 4 ? $" ({period.Period.Title})" : string.Empty;
            var year = period.Period.Year.ToString("0000", CultureInfo.InvariantCulture);
            foreach (var measure in period.Measures)
            {
                var named = $"{CsvText.Cell(TitleOf(measure.Measure, names) + suffix)},{CsvText.Cell(measure.Measure.Id)}";
                var row = new Row(file, units.IndexOf(DataColumns.Value(measure.Measure)), units.Count, year, named);
                row.Write("National", Country + ",,,,,", measure.England);
                foreach (var region in measure.Regions)
                    row.Write("Regional", $"{Country},{region.Region!.Gss},{CsvText.Cell(region.Region.Name)},,,", region);
                foreach (var authority in names.InOrder(measure.Authorities, a => a.Authority))
                    row.Write(PlaceOf(authority.Authority, names), authority);
            }
        }
    }

    /// <summary>The measure as the file calls it. Of a synthetic collection every row says so, since rows are copied out of their file.</summary>
    public static string TitleOf(Measure measure, AreaNames names) => names.Synthetic ? "Synthetic data: " + measure.Title : measure.Title;

    /// <summary>The columns of values that the run uses, in the order of the first measure that does.</summary>
    public static List<string> Units(IReadOnlyList<PublishedPeriod> periods) =>
        [.. periods.SelectMany(p => p.Measures).Select(m => DataColumns.Value(m.Measure)).Distinct()];

    private static string PlaceOf(Authority a, AreaNames names) =>
        $"{Country},{a.Region.Gss},{CsvText.Cell(a.Region.Name)},{names.Code(a.Code)},{names.Gss(a)},{CsvText.Cell(names.Name(a))}";

    private static string Cell(Published value) => value switch
    {
        Published.Figure figure => PlainNumber.Text(figure.Value),
        Published.Withheld withheld => withheld.Symbol.Text(),
        _ => NotApplicable,
    };

    private sealed class Row(TextWriter file, int unit, int units, string year, string measure)
    {
        public void Write(string level, string place, PublishedArea area) => Write(
            level, place, area.Numerator, area.Denominator, area.Value, area.Lower, area.Upper,
            area.Due == 0 || area.Returns is not null
                ? $"{NotApplicable},{NotApplicable}"
                : string.Create(CultureInfo.InvariantCulture, $"{area.Supplied},{area.Due}"));

        public void Write(string place, PublishedAuthority a) =>
            Write("Local authority", place, a.Numerator, a.Denominator, a.Value, a.Lower, a.Upper, $"{NotApplicable},{NotApplicable}");

        private void Write(
            string level, string place, Published numerator, Published denominator, Published value, Published lower, Published upper, string coverage)
        {
            var reliability = value is Published.Figure { Unreliable: true } or Published.Withheld { Symbol: Symbol.Unreliable }
                ? Symbol.Unreliable.Text()
                : NotApplicable;
            file.Write($"{year},Reporting year,{level},{place},{measure},{Cell(numerator)},{Cell(denominator)},{coverage},{reliability}");
            for (var i = 0; i < units; i++)
                file.Write(i == unit ? $",{Cell(value)},{Cell(lower)},{Cell(upper)}" : $",{NotApplicable},{NotApplicable},{NotApplicable}");
            file.Write('\n');
        }
    }
}
