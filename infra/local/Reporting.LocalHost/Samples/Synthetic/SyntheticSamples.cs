using System.Globalization;

namespace Reporting.Local.Samples.Synthetic;

/// <summary>
/// Writes the samples of the collection <c>cse</c>, and what it knows without asking: all of it invented, from one seed. Codes and regions of authorities are
/// real, since returns are sent under them; no figure is. The same seed gives the same bytes on every machine.
/// </summary>
public static class SyntheticSamples
{
    private const ulong Seed = 20_141_119;
    private const string Period = "2014";
    private const string MidYear = "2013";
    private const string Remark = "# Synthetic data: invented by the local host's samples command, and no fact about a real council, child, home or person.";

    private const int NeverAnswer = 2;
    private const int Late = 5;

    /// <param name="repository">The folder of Reporting.sln, of which the register of authorities is read.</param>
    /// <param name="to">The folder under which all is written, as it lies in the repository.</param>
    public static void Write(string repository, string to)
    {
        var samples = Path.Combine(to, "infra", "local", "samples", "cse");
        var collection = Path.Combine(to, "templates", "collections", "cse");
        var draws = new Draws(Seed);
        var areas = InventedArea.All(Path.Combine(repository, "templates", "reference"), draws);
        Reference(Path.Combine(collection, "reference"), areas);
        Councils(samples, collection, areas, draws);
        Records(samples, areas, draws);
    }

    private static void Reference(string folder, IReadOnlyList<InventedArea> areas)
    {
        Figures("population_0_17", a => a.Children);
        Figures("looked_after_in_year", a => a.LookedAfterInYear);
        Figures("looked_after_31_march", a => a.LookedAfter31March);
        Figures("secondary_schools", a => a.Schools);
        Figures("councillors", a => a.Councillors);
        Figures("licensed_drivers", a => a.Drivers);

        void Figures(string name, Func<InventedArea, int?> value) =>
            Csv.Write(
                folder, $"{name}.csv", ["code", "mid_year", "value"],
                areas.Where(a => value(a) is not null).Select(a => (string[])[a.Code, MidYear, Text(value(a)!.Value)]), Remark);
    }

    private static void Councils(string samples, string collection, IReadOnlyList<InventedArea> areas, Draws draws)
    {
        var order = draws.Shuffled(areas);
        var late = order.Skip(NeverAnswer).Take(Late).Select(a => a.Code).ToHashSet();
        var queried = order.Skip(NeverAnswer + Late).Take(PlantedFaults.Queries.Count).Select(a => a.Code).ToList();
        var rejected = order.Skip(NeverAnswer + Late + PlantedFaults.Queries.Count).Take(PlantedFaults.Errors.Count).Select(a => a.Code).ToList();
        var rows = new SortedDictionary<string, CouncilRow>(StringComparer.Ordinal);
        foreach (var area in areas.Where(a => !order.Take(NeverAnswer).Contains(a)))
        {
            var row = InventedReturns.Of(area, draws);
            if (queried.IndexOf(area.Code) is >= 0 and var q)
                PlantedFaults.Queries[q](row);
            rows[area.Code] = row;
        }

        var first = rejected.Select((code, i) =>
        {
            var row = new CouncilRow(rows[code]);
            PlantedFaults.Errors[i](row);
            return (Code: code, Row: row);
        });
        string[] header = ["authority", .. CouncilRow.Items];
        Csv.Write(samples, $"{Period}.council.csv", header, rows.Where(r => !late.Contains(r.Key)).Select(r => r.Value.Line(r.Key)), Remark);
        Csv.Write(samples, $"{Period}.council.first.csv", header, first.OrderBy(r => r.Code, StringComparer.Ordinal).Select(r => r.Row.Line(r.Code)), Remark);
        Csv.Write(samples, $"{Period}.council.late.csv", header, rows.Where(r => late.Contains(r.Key)).Select(r => r.Value.Line(r.Key)), Remark);
        Csv.Write(collection, "published.csv", ["code", "period", "name", "value"], rows.SelectMany(r => Published(r.Key, r.Value, draws)), Remark);
    }

    // What other statistics say of the same council: nearly the same, and sometimes something else.
    private static IEnumerable<string[]> Published(string code, CouncilRow row, Draws draws)
    {
        foreach (var (item, name) in new[] { ("MIS03", "looked_after_missing"), ("IDA03", "assessed_with_factor") })
        {
            if (!row.HasNumber(item))
                continue;
            var number = row.Number(item);
            yield return [code, Period, name, Text(draws.Chance(0.06) ? number + 8 + (number / 3) : Math.Max(0, number + draws.Whole(-3, 3)))];
        }
    }

    private static void Records(string samples, IReadOnlyList<InventedArea> areas, Draws draws)
    {
        var records = new InventedRecords(draws);
        var responses = new InventedResponses(draws);
        var homes = records.HomesInspected();
        Table("case-examinations", records.CaseColumns, records.Cases(InventedArea.Visited(areas, draws)));
        Table("homes-inspections", records.HomeColumns, homes);
        Table("published-inspections", records.InspectionColumns, records.InspectionsRead());
        Table("events", responses.EventColumns, responses.Events());
        Table("young-people", responses.YoungColumns, responses.Young());
        Table("professionals", responses.ProfessionalColumns, responses.Professionals());

        // In the first attempt one home has more children than places.
        var places = records.HomeColumns.ToList().IndexOf("places");
        Csv.Write(
            samples, $"{Period}.homes-inspections.first.csv", records.HomeColumns,
            homes.Select((h, i) => i == 7 ? [.. h.Select((cell, c) => c == places ? "1" : cell)] : h), Remark);

        void Table(string instrument, IReadOnlyList<string> header, IReadOnlyList<string[]> rows) =>
            Csv.Write(samples, $"{Period}.{instrument}.csv", header, rows, Remark);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
