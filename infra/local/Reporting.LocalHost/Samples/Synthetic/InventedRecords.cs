using System.Globalization;

namespace Reporting.Local.Samples.Synthetic;

/// <summary>What inspectors might record: cases, homes, published inspections, events and responses.</summary>
internal sealed class InventedRecords(Draws draws)
{
    private static readonly DateOnly FieldworkFirst = new(2014, 9, 8);
    private static readonly DateOnly FieldworkLast = new(2014, 10, 10);
    private static readonly string[] Regions =
        ["north-east", "north-west", "yorkshire", "east-midlands", "west-midlands", "east", "london", "south-east", "south-west"];
    private static readonly string[] Evidence =
    [
        "The record shows it.", "Seen in the file and in a talk with the worker.", "The plan has dates and names of roles.",
        "Nothing on file after the first month.",
        "Two managers wrote the same sentence.", "The child’s own words are in the record.", "Police and health were asked, and answered within a week.",
    ];

    public const int Homes = 36;
    public const int Inspections = 33;

    /// <summary>Shares of cases graded 1 to 4, by theme: practice differs most in how managers look and how agencies share.</summary>
    private static readonly (string Theme, double[] Grades)[] Themes =
    [
        ("identification", [0.08, 0.32, 0.46, 0.14]), ("assessment", [0.14, 0.38, 0.38, 0.1]), ("planning", [0.18, 0.42, 0.32, 0.08]),
        ("oversight", [0.22, 0.44, 0.28, 0.06]),
        ("sharing", [0.12, 0.36, 0.42, 0.1]), ("missing_response", [0.16, 0.36, 0.38, 0.1]), ("voice", [0.08, 0.26, 0.5, 0.16]),
        ("disruption", [0.24, 0.42, 0.28, 0.06]),
    ];

    public IReadOnlyList<string> CaseColumns { get; } =
    [
        "case_id", "council", "examined_on", "inspector", "second_reader", "status", "age_band", "sex", "ethnicity", "legal_status", "route_in",
        .. Themes.SelectMany(t => new[] { t.Theme, t.Theme + "_evidence" }),
        "overall", "second_overall", "risk_trend", "escalated", "escalated_on", "good_practice", "good_practice_text",
    ];

    public IReadOnlyList<string[]> Cases(IReadOnlyList<InventedArea> visited)
    {
        var rows = new List<string[]>();
        foreach (var area in visited)
        {
            var cases = draws.Whole(12, 15);
            for (var i = 0; i < cases; i++)
                rows.Add(Case(area, rows.Count));
        }

        return rows;
    }

    public IReadOnlyList<string> HomeColumns { get; } =
    [
        "urn", "region", "provider", "inspected_on", "places", "residents", "residents_outside", "residents_at_risk", "missing_children", "missing_episodes",
        "interviews_received", "record_keeping", "staff",
        "staff_trained", "police_protocol", "location_assessed_on", "overall", "note",
    ];

    public IReadOnlyList<string[]> HomesInspected() => [.. Enumerable.Range(0, Homes).Select(Home)];

    public IReadOnlyList<string> InspectionColumns { get; } =
        [
            "report_id", "region", "published_on", "overall", "help_and_protection", "looked_after", "care_leavers", "leadership", "board", "paragraphs",
            "themes", "strategy_weak", "coder", "second_coder",
        ];

    public IReadOnlyList<string[]> InspectionsRead() => [.. Enumerable.Range(0, Inspections).Select(Inspection)];

    private string[] Case(InventedArea area, int number)
    {
        var examined = draws.Day(FieldworkFirst, FieldworkLast);
        var twice = draws.Chance(0.3);
        var grades = Themes.Select(t =>
            t.Theme is "missing_response" && draws.Chance(0.35) ? 0 : t.Theme is "disruption" && draws.Chance(0.15) ? 0 : Grade(t.Grades)).ToArray();
        var given = grades.Where(g => g > 0).Order().ToArray();
        var overall = given[given.Length / 2];
        var second = Math.Clamp(overall + draws.Weighted((0, 0.72), (-1, 0.16), (1, 0.12)), 1, 4);
        var escalated = draws.Chance(0.05);
        var good = draws.Chance(0.15);
        var inspector = draws.Whole(1, 8);
        return
        [
            $"K{(number * 37 % 997) + 1:000}", area.Code, Iso(examined), $"I{inspector:00}", twice ? $"I{(inspector % 8) + 1:00}" : "",
            twice ? "moderated" : "final",
            draws.Weighted(("10-12", 0.08), ("13-15", 0.56), ("16-17", 0.36)), draws.Weighted(("female", 0.86), ("male", 0.13), ("other", 0.01)),
            draws.Weighted(("white", 0.78), ("mixed", 0.08), ("asian", 0.06), ("black", 0.06), ("other", 0.02)),
            draws.Weighted(("in-need", 0.3), ("protection", 0.24), ("looked-after", 0.36), ("care-leaver", 0.04), ("none", 0.06)),
            draws.Weighted(("police", 0.28), ("school", 0.18), ("health", 0.09), ("family", 0.17), ("social-care", 0.22), ("other", 0.06)),
            .. grades.SelectMany(g => g == 0 ? ["NA", ""] : new[] { Text(g), draws.Of(Evidence) }), Text(overall), twice ? Text(second) : "",
            draws.Weighted(("reduced", 0.38), ("same", 0.32), ("increased", overall == 4 ? 0 : 0.14), ("unknown", 0.16)), escalated ? "yes" : "no",
            escalated ? Iso(examined.AddDays(1)) : "",
            good ? "yes" : "no", good ? "A worker met the child each week in a place that the child chose." : "",
        ];
    }

    private string[] Home(int number)
    {
        var places = draws.Whole(3, 9);
        var residents = draws.Whole(2, places);
        var missing = draws.Whole(0, residents + 2);
        var episodes = missing == 0 ? 0 : missing + draws.Whole(0, missing * 9);
        var staff = draws.Whole(8, 19);
        var inspected = draws.Day(FieldworkFirst, FieldworkLast);
        return
        [
            $"SC{900_000 + (number * 271 % 9973):000000}", Regions[number % Regions.Length],
            draws.Weighted(("council", 0.3), ("private", 0.58), ("voluntary", 0.12)), Iso(inspected), Text(places), Text(residents),
            Text(draws.Among(residents, 0.45)), Text(draws.Among(residents, 0.4)), Text(missing), Text(episodes),
            draws.Chance(0.12) ? "NH" : Text(draws.Among(episodes, 0.3)),
            Text(Grade([0.05, 0.19, 0.5, 0.26])), Text(staff), Text(draws.Among(staff, 0.68)), draws.Chance(0.72) ? "yes" : "no",
            draws.Chance(0.2) ? "NA" : Iso(draws.Day(new(2013, 1, 7), FieldworkFirst)), Text(Grade([0.06, 0.28, 0.52, 0.14])), "",
        ];
    }

    private string[] Inspection(int number)
    {
        int Near(int grade) => Math.Clamp(grade + draws.Weighted((0, 0.65), (-1, 0.2), (1, 0.15)), 1, 4);
        var middle = Grade([0.18, 0.5, 0.3, 0.02]);
        int[] parts = [Near(middle), Near(middle), Near(middle), Near(middle)];
        var overall = Math.Min(middle, 1 + Math.Min(parts[0], Math.Min(parts[1], parts[3])));
        var themes = Themes.Select(t => t.Theme is "missing_response" ? "missing" : t.Theme).Where(_ => draws.Chance(0.35)).ToArray();
        var paragraphs = Enumerable.Range(0, draws.Whole(1, 4)).Select(_ => draws.Whole(12, 140)).Distinct().Order().ToArray();
        return
        [
            $"R{number + 1:000}", Regions[number * 4 % Regions.Length], Iso(draws.Day(new(2013, 11, 18), new(2014, 9, 12))), Text(overall), Text(parts[0]),
            Text(parts[1]), Text(parts[2]), Text(parts[3]), Text(Near(middle)),
            themes.Length == 0 ? "NA" : string.Join(", ", paragraphs.Select(Text)), themes.Length == 0 ? "none" : string.Join("; ", themes),
            draws.Chance(middle > 2 ? 0.25 : 0.6) ? "yes" : "no",
            $"C{(number % 3) + 1}", $"C{((number + 1) % 3) + 1}",
        ];
    }

    private int Grade(double[] shares) => draws.Weighted((1, shares[0]), (2, shares[1]), (3, shares[2]), (4, shares[3]));

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
