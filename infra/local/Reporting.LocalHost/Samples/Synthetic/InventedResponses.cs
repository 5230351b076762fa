using System.Globalization;

namespace Reporting.Local.Samples.Synthetic;

/// <summary>Events, and the responses given at them. An event says how many people took part, and how many of them had done so before.</summary>
internal sealed class InventedResponses
{
    private static readonly string[] Regions =
        ["north-east", "north-west", "yorkshire", "east-midlands", "west-midlands", "east", "london", "south-east", "south-west"];
    private static readonly double[] Feelings = [0.64, 0.5, 0.26, 0.38, 0.55, 0.33];
    private static readonly double[] Opinions = [0.52, 0.4, 0.56, 0.6, 0.46, 0.54, 0.3, 0.58];
    private static readonly string[] YoungWords =
    [
        "She never gave up on me.", "I had to tell my story to five people.", "Nobody said what would happen next.", "They asked me where I wanted to meet.",
        "School only talked about the internet.",
        "The first worker listened, the second one wrote.",
    ];

    private static readonly string[] ProfessionalWords =
    [
        "We hear of the interview weeks later.", "The meeting works because the same people come.", "There is no time to read what others wrote.",
        "The tool is good, the training was short.",
    ];

    private readonly Draws draws;
    private readonly List<(string Id, DateOnly Day, bool Young, string Kind, string Region, int People, int Again)> events = [];

    public InventedResponses(Draws draws)
    {
        this.draws = draws;
        Hold(
            young: true,
            [.. Enumerable.Repeat("group", 6), .. Enumerable.Repeat("interviews", 3), "school", "school", "online"],
            [6, 7, 8, 5, 9, 6, 4, 5, 3, 46, 52, 21]);
        Hold(
            young: false,
            [.. Enumerable.Repeat("meeting", 8), .. Enumerable.Repeat("interviews", 4), "online"],
            [14, 18, 11, 16, 12, 19, 15, 13, 7, 8, 6, 9, 84]);
    }

    public IReadOnlyList<string> EventColumns { get; } = ["event_id", "held_on", "audience", "kind", "region", "people", "again"];

    public IReadOnlyList<string[]> Events() =>
        [.. events.Select(e => new[] { e.Id, Iso(e.Day), e.Young ? "young-people" : "professionals", e.Kind, e.Region, Text(e.People), Text(e.Again) })];

    public IReadOnlyList<string> YoungColumns { get; } =
    [
        "response_id", "event_id", "mode", "facilitator", "group_size", "age_band", "sex", "region", "in_care", "knows_help", "felt_listened",
        "choice_of_worker", "told_next", "would_talk", "lessons", "words",
        "consent", "consent_on", "redacted", "safeguarding",
    ];

    /// <summary>Groups answer in twos and threes; everybody else alone. Two responses say that somebody may be in danger.</summary>
    public IReadOnlyList<string[]> Young()
    {
        var rows = new List<string[]>();
        foreach (var e in events.Where(e => e.Young))
        {
            var left = e.People - e.Again;
            while (left > 0)
            {
                var size = e.Kind is "group" ? Math.Min(left, draws.Whole(2, 3)) : 1;
                left -= size;
                var words = draws.Chance(0.25);
                rows.Add(
                [
                    $"Y{rows.Count + 1:000}", e.Id, e.Kind is "interviews" ? "interview" : e.Kind, $"F{draws.Whole(1, 5)}", e.Kind is "group" ? Text(size) : "",
                    size > 1 ? "mixed" : draws.Weighted(("11-13", 0.2), ("14-15", 0.44), ("16-17", 0.3), ("18-24", 0.06)),
                    size > 1 ? "" : draws.Weighted(("female", 0.68), ("male", 0.3), ("other", 0.02)),
                    e.Region is "england" ? draws.Of(Regions) : e.Region, draws.Weighted(("yes", 0.3), ("no", 0.58), ("not-said", 0.12)), .. Answers(Feelings),
                    words ? draws.Of(YoungWords) : "",
                    draws.Weighted(("own", 0.4), ("own-and-parent", 0.4), ("service", 0.2)), Iso(e.Day), words || draws.Chance(0.5) ? "yes" : "no",
                    rows.Count is 17 or 96 ? "yes" : "no",
                ]);
            }
        }

        return rows;
    }

    public IReadOnlyList<string> ProfessionalColumns { get; } =
    [
        "response_id", "event_id", "role", "years", "trained", "leadership_clear", "knows_plan", "uses_tool", "police_share", "health_shares", "oversight",
        "interviews_reach_me", "can_challenge", "barrier", "words",
        "quote", "consent", "safeguarding",
    ];

    public IReadOnlyList<string[]> Professionals()
    {
        var rows = new List<string[]>();
        foreach (var e in events.Where(e => !e.Young))
        {
            for (var i = 0; i < e.People - e.Again; i++)
            {
                var role = draws.Weighted(
                    ("member", 0.08), ("board", 0.08), ("social-worker", 0.28), ("manager", 0.12), ("police", 0.13), ("health", 0.1), ("school", 0.08),
                    ("youth-offending", 0.05), ("voluntary", 0.05), ("carer", 0.03));
                var answers = Answers(Opinions);
                if (role is "member" or "board" or "carer")
                    answers[2] = "NA";
                var words = draws.Chance(0.2);
                rows.Add(
                [
                    $"P{rows.Count + 1:000}", e.Id, role, draws.Weighted(("under-1", 0.16), ("1-4", 0.4), ("5-9", 0.26), ("10-plus", 0.18)),
                    draws.Chance(0.64) ? "yes" : "no", .. answers,
                    draws.Weighted(
                        ("time", 0.26), ("sharing", 0.2), ("training", 0.1), ("thresholds", 0.14), ("evidence", 0.12), ("services", 0.1), ("attitudes", 0.05),
                        ("nothing", 0.03)),
                    words ? draws.Of(ProfessionalWords) : "", draws.Chance(0.7) ? "yes" : "no", "yes", rows.Count is 41 ? "yes" : "no",
                ]);
            }
        }

        return rows;
    }

    private void Hold(bool young, string[] kinds, int[] people)
    {
        for (var i = 0; i < kinds.Length; i++)
        {
            var again = i > 0 && draws.Chance(0.4) ? draws.Whole(1, 2) : 0;
            var region = kinds[i] is "online" ? "england" : Regions[(events.Count * 2) % Regions.Length];
            events.Add(($"V{events.Count + 1:00}", draws.Day(new(2014, 9, 1), new(2014, 10, 17)), young, kinds[i], region, people[i], again));
        }
    }

    /// <summary>From 1 to 5, never all the same.</summary>
    private string[] Answers(double[] agree)
    {
        while (true)
        {
            var answers = agree.Select(a => Text(draws.Weighted((5, a * 0.4), (4, a * 0.6), (3, (1 - a) * 0.4), (2, (1 - a) * 0.4), (1, (1 - a) * 0.2))))
                .ToArray();
            if (answers.Where((_, i) => agree.Length == Feelings.Length || i != 2).Distinct().Count() > 1)
                return answers;
        }
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
