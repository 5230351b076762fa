using System.Text.RegularExpressions;

namespace Reporting.TestEnvironment;

/// <summary>
/// What the Department for Education's screener (eesyscreener 0.3.1) demands of a data file and its metadata file before it takes them, and what it lets
/// pass: blanks, text and thousands separators in indicators.
/// </summary>
/// <remarks>Its one warning that stays is of names that its dictionary does not have: no dictionary has this file's counts and limits.</remarks>
public static partial class DataScreener
{
    private const int LongestName = 50;
    private const int LongestLabel = 100;
    private const int LongestItem = 120;
    private const int LongestCode = 30;

    private static readonly string[] Places =
    [
        "time_period", "time_identifier", "geographic_level", "country_code", "country_name", "region_code", "region_name", "old_la_code", "new_la_code",
        "la_name",
    ];

    private static readonly string[] Meta =
    [
        "col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp", "filter_hint", "filter_grouping_column", "filter_default",
    ];

    private static readonly string[] Units = ["", "%", "pp", "£", "£m", "numberstring"];
    private static readonly string[] NotInIndicators =
        ["male", "female", "white", "black", "asian", "mixed", "english", "chinese", "disabled", "sex", "total_"];

    /// <returns>The rules that the files break; none where they pass.</returns>
    public static IReadOnlyList<string> Broken(string data, string meta)
    {
        var found = new List<string>();
        var header = data[..data.IndexOf('\n', StringComparison.Ordinal)].Split(',');
        var metaHeader = meta[..meta.IndexOf('\n', StringComparison.Ordinal)].Split(',');
        var rows = Csv.Read(data);
        var columns = Csv.Read(meta);
        Rule(!data.StartsWith('\uFEFF') && !meta.StartsWith('\uFEFF'), "no byte order mark");
        Rule(!data.Contains("\n\n", StringComparison.Ordinal) && !meta.Contains("\n\n", StringComparison.Ordinal), "no empty row");
        Rule(header.Take(Places.Length).SequenceEqual(Places), "columns of time and place come first");
        Rule(metaHeader.SequenceEqual(Meta), "the metadata file has its nine columns");
        Rule(header.Distinct().Count() == header.Length, "no column is there twice");
        Rule(header.All(h => SnakeCase().IsMatch(h) && h.Length <= LongestName), "names are in snake case and short");
        Rule(header.All(h => rows.Any(r => r[h].Length > 0)), "no column is empty");
        foreach (var row in rows)
            Place(row, Rule);
        Rule(rows.Select(r => r["time_identifier"]).Distinct().Count() == 1, "one kind of time identifier");
        Columns(header, rows, columns, Rule);
        Cells(rows, columns, Rule);
        return [.. found.Distinct()];

        void Rule(bool holds, string rule)
        {
            if (!holds)
                found.Add(rule);
        }
    }

    private static void Place(IReadOnlyDictionary<string, string> row, Action<bool, string> rule)
    {
        bool[] filled = [.. Places.Skip(5).Select(p => row[p].Length > 0)];
        rule(Year().IsMatch(row["time_period"]) && row["time_identifier"] == "Reporting year", "a year with its identifier");
        rule(row["country_code"] == "E92000001" && row["country_name"] == "England", "the country is England");
        rule(
            row["geographic_level"] switch
            {
                "National" => filled.All(f => !f),
                "Regional" => filled.SequenceEqual([true, true, false, false, false]),
                "Local authority" => filled.All(f => f) && OldCode().IsMatch(row["old_la_code"]),
                _ => false,
            },
            "columns of place are filled by their level alone");
        rule(row["region_code"].Length == 0 || RegionCode().IsMatch(row["region_code"]), "the region has its code");
        rule(Places.All(p => row[p] is not ("Total" or "All") && row[p].Length <= (p.EndsWith("_code", StringComparison.Ordinal) ? LongestCode : LongestItem)),
            "places have names and codes");
    }

    private static void Columns(
        string[] header, IReadOnlyList<IReadOnlyDictionary<string, string>> rows, IReadOnlyList<IReadOnlyDictionary<string, string>> columns,
        Action<bool, string> rule)
    {
        var described = columns.Select(c => c["col_name"]).ToList();
        rule(
            described.Distinct().Count() == described.Count && described.All(header.Contains) && !described.Any(Places.Contains),
            "each is a column of the data");
        rule(
            header.Except(Places).Except(described).All(c => rows.Select(r => r[c]).Distinct().Count() == 1),
            "every column with two values is in the metadata file");
        var labels = columns.Select(c => c["label"]).ToList();
        rule(
            labels.Distinct().Count() == labels.Count && labels.All(l => l.Length is > 0 and <= LongestLabel && l == l.Trim()),
            "labels are filled and unique");
        foreach (var column in columns)
        {
            var isFilter = column["col_type"] == "Filter";
            rule(isFilter || column["col_type"] == "Indicator", "a filter or an indicator");
            rule(Units.Contains(column["indicator_unit"]), "a unit that is known");
            rule(isFilter || WholeNumber().IsMatch(column["indicator_dp"]), "an indicator has its decimals");
            rule(isFilter || NotInIndicators.All(n => !column["col_name"].Split('_').Contains(n)), "no characteristic in an indicator's name");
            string[] blank = isFilter ? ["indicator_grouping", "indicator_unit", "indicator_dp"] : ["filter_hint", "filter_grouping_column", "filter_default"];
            rule(blank.All(b => column[b].Length == 0), "what is for the other kind stays blank");
            var items = isFilter ? rows.Select(r => r[column["col_name"]]).ToHashSet() : [];
            rule(!isFilter || (items.Count > 1 && items.Contains(column["filter_default"])), "a filter has two items, and its default");
            rule(items.All(i => i.Length is > 0 and <= LongestItem && i == i.Trim()), "a filter's items are filled and short");
        }
    }

    private static void Cells(
        IReadOnlyList<IReadOnlyDictionary<string, string>> rows, IReadOnlyList<IReadOnlyDictionary<string, string>> columns, Action<bool, string> rule)
    {
        var keys = new HashSet<string>();
        string[] filters = [.. columns.Where(c => c["col_type"] == "Filter").Select(c => c["col_name"])];
        string[] indicators = [.. columns.Where(c => c["col_type"] == "Indicator").Select(c => c["col_name"])];
        foreach (var row in rows)
        {
            rule(keys.Add(string.Join('|', Places.Concat(filters).Select(c => row[c]))), "no row is there twice");
            rule(indicators.All(i => Cell().IsMatch(row[i])), "a number or a symbol in each cell");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
    private static partial Regex SnakeCase();

    [GeneratedRegex("^[0-9]{4}$")]
    private static partial Regex Year();

    [GeneratedRegex("^[0-9]{3}$")]
    private static partial Regex OldCode();

    [GeneratedRegex("^E1200000[1-9]$")]
    private static partial Regex RegionCode();

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"^-?\d+(\.\d+)?$|^(c|x|z|u|k|low)$")]
    private static partial Regex Cell();
}
