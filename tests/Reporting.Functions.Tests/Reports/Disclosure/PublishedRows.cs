using System.Globalization;
using System.Text.Json;
using Reporting.TestEnvironment;

namespace Reporting.Functions.Tests.Reports.Disclosure;

/// <summary>What the other files of a run print, as rows like those of data.csv: the attacker reads these too.</summary>
internal static class PublishedRows
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> OfEvidence(string evidence)
    {
        using var document = JsonDocument.Parse(evidence);
        var root = document.RootElement;
        var measures = root.GetProperty("measures").EnumerateArray().ToDictionary(m => Text(m, "id"), m => m.Clone());
        var areas = root.GetProperty("areas").EnumerateArray().ToDictionary(a => Text(a, "id"), a => a.Clone());
        return
        [
            .. root.GetProperty("figures").EnumerateArray().Select(f =>
            {
                var (measure, area, numbers) = (measures[Text(f, "measure")], areas[Text(f, "area")], f.GetProperty("numbers"));
                var column = Text(measure.GetProperty("parts").GetProperty("value"), "column");
                var region = area.TryGetProperty("region", out var of) ? Text(areas[of.GetString()!], "name") : Text(area, "name");
                return Row(
                    Text(measure, "title"), Text(f, "area"), region, Printed(numbers, "numerator"), Printed(numbers, "denominator"), column,
                    Printed(numbers, "value"));
            }),
        ];
    }

    /// <param name="known">The measures, whose titles the sheets bear.</param>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> OfTables(byte[] tables, IReadOnlyList<KnownMeasure> known)
    {
        var rows = new List<IReadOnlyDictionary<string, string>>();
        foreach (var sheet in SpreadsheetRows.OfExcel(tables).Values)
        {
            var first = sheet.FindIndex(r => r[0] == "Area code");
            if (first < 0)
                continue;
            var measure = known.Single(k => sheet[0][0].StartsWith(k.Title + " (", StringComparison.Ordinal));
            var numerator = sheet[first].FindIndex(h => h.StartsWith("Numerator: ", StringComparison.Ordinal));
            var region = string.Empty;
            foreach (var cells in sheet.Skip(first + 1))
            {
                if (cells[2] == "Region")
                    region = cells[1];
                rows.Add(Row(measure.Title, cells[0], region, Symbol(cells[numerator]), Symbol(cells[numerator + 1]), measure.Column, Symbol(cells[3])));
            }
        }

        return rows;
    }

    private static Dictionary<string, string> Row(
        string measure, string area, string region, string numerator, string denominator, string column, string value)
    {
        var isAuthority = area.Length == 3 && char.IsAsciiDigit(area[0]);
        return new()
        {
            ["measure"] = measure,
            ["geographic_level"] = area == "ENG" ? "National" : isAuthority ? "Local authority" : "Regional",
            ["region_name"] = area == "ENG" ? "" : region,
            ["old_la_code"] = isAuthority ? area : "",
            ["numerator_count"] = numerator,
            ["denominator_count"] = denominator,
            [column] = value,
        };
    }

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;

    private static string Symbol(string cell) => cell.Trim('[', ']');

    private static string Printed(JsonElement numbers, string part) => numbers.GetProperty(part).GetProperty("value") switch
    {
        { ValueKind: JsonValueKind.Number } number => number.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        var symbol => symbol.GetString()!,
    };
}
