namespace Reporting.Local.Samples;

/// <summary>Writes one file a period with a row for each authority due: what its return would be had it sent what DfE later published about it.</summary>
internal static class CouncilReturns
{
    public const int FirstPeriod = 2018;
    public const int LastPeriod = 2024;

    private const string LookedAfter = "dfe_cla_missing.csv";
    private const string Factors = "dfe_cin_factors_at_assessment.csv";
    private const string Numbers = "dfe_cla_numbers.csv";

    private static readonly Question[] Questions =
    [
        new("CLA01", LookedAfter, "Children looked after during the year"),
        new("MIS01", LookedAfter, "Children who had a missing incident during the year"),
        new("MIS02", LookedAfter, "Number of missing incidents during the year"),
        new("MIS03", LookedAfter, "Children who went missing more than once during the year"),
        new("MIS04", LookedAfter, "Children missing at 31 March"),
        new("AWY01", LookedAfter, "Children who were away from placement without authorisation during the year"),
        new("AWY02", LookedAfter, "Number of away from placement without authorisation incidents during the year"),
        new("AWY03", LookedAfter, "Children who were away from placement without authorisation more than once during the year"),
        new("AWY04", LookedAfter, "Children away from placement without authorisation at 31 March"),
        new("FAC01", Factors, "Episodes_with_assessment_factor"),
        new("FAC02", Factors, "Child_sexual_exploitation"),
        new("FAC03", Factors, "Going_missing"),
        new("FAC04", Factors, "Trafficking"),
        new("FAC05", Factors, "Gangs"),
        new("FAC06", Factors, "Child_criminal_exploitation", AskedFrom: 2022),
        new("CIN01", "dfe_cin_numbers.csv", "At31_episodes"),
        new("REF01", "dfe_cin_referrals.csv", "referral_count"),
        new("REF02", "dfe_cin_referrals.csv", "rereferral_count"),
        new("CLA02", Numbers, "Children looked after on 31 March each year | children_count", AskedFrom: 2019),
        new("CLA03", Numbers, "Children starting to be looked after each year | children_count", AskedFrom: 2019),
        new("CLA04", Numbers, "Children ceasing to be looked after each year | children_count", AskedFrom: 2019),
    ];

    public static void Write(string from, string to, IReadOnlyList<AuthorityRow> authorities)
    {
        var columns = Questions.Select(q => (q.Item, q.AskedFrom, Figures: DfeFigures.Read(from, q.File, q.Measure))).ToList();
        for (var year = FirstPeriod; year <= LastPeriod; year++)
        {
            var period = year;
            var asked = columns.Where(c => c.AskedFrom <= period).ToList();
            Csv.Write(to, $"{period}.council.csv", ["authority", .. asked.Select(c => c.Item)],
                authorities.Where(a => a.LivesOn($"{period}-03-31"))
                    .Select(a => (string[])[a.Code, .. asked.Select(c => Cell(c.Figures[a.Code, period]))]));
        }
    }

    /// <summary>Writes what DfE printed of each item, numbers and symbols, for a council that derives its figures to hold them against.</summary>
    public static void WritePublished(string from, string to, IReadOnlyList<AuthorityRow> authorities)
    {
        var columns = Questions.Select(q => (q.Item, q.AskedFrom, Figures: DfeFigures.Read(from, q.File, q.Measure))).ToList();
        Csv.Write(to, "published-items.csv", ["code", "period", .. columns.Select(c => c.Item)],
            from period in Enumerable.Range(FirstPeriod, LastPeriod - FirstPeriod + 1)
            from code in authorities.Where(a => a.LivesOn($"{period}-03-31")).Select(a => a.Code)
            select (string[])[code, $"{period}", .. columns.Select(c => c.AskedFrom <= period ? c.Figures[code, period] ?? "" : "")]);
    }

    /// <summary>The source's own cells of every question, by its item.</summary>
    public static IReadOnlyList<(string Item, DfeFigures Figures)> Counts(string from) =>
        [.. Questions.Select(q => (q.Item, DfeFigures.Read(from, q.File, q.Measure)))];

    private static string Cell(string? printed) => printed switch
    {
        null => "NP:x no row in the source",
        "c" => "NP:c suppressed by the source",
        "x" => "NP:x not available from the source",
        "z" => "NP:z not applicable in the source",
        "u" => "NP:u too unreliable for the source to print",
        "k" or "low" => $"NP:{printed} rounds to 0 in the source but is not 0",
        _ when DfeFigures.IsNumber(printed) => printed,
        _ => throw new InvalidDataException($"The source prints '{printed}', which is neither a number nor a known symbol."),
    };

    private sealed record Question(string Item, string File, string Measure, int AskedFrom = FirstPeriod);
}
