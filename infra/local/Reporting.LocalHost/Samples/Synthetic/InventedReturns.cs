namespace Reporting.Local.Samples.Synthetic;

/// <summary>
/// What a council that works well, badly or in between might return. The spreads lie around figures that were published for other years:
/// children at risk 5 to 29 for every 10,000, boys about one in eight, half of all returns followed by an interview, a quarter of councils without police
/// figures.
/// </summary>
internal static class InventedReturns
{
    private static readonly DateOnly First = new(2013, 10, 1);
    private static readonly DateOnly Last = new(2014, 9, 30);

    private static readonly string[] Practice =
    [
        "Workers of the return service meet each child twice, the second time a month later.",
        "Taxi drivers cannot renew a licence before they have taken part in a course on exploitation.",
        "A nurse sits with the team two days a week and sees health records the same morning.",
        "Hotels have one number to ring, and a list of signs behind the desk.",
        "Young people made the film that all schools show in year 9.", "Managers read one case a week with the worker, and write down what they agreed.",
        "The team keeps a map of places that worry children, and the licensing officer gets it every Monday.",
        "Foster carers can reach the team until midnight.",
        "A group of parents meets in the library and helps parents who are new to this.", "Every plan is read by somebody who does not know the child.",
    ];

    public static CouncilRow Of(InventedArea area, Draws draws)
    {
        var row = new CouncilRow();
        var strength = draws.Share();
        Leadership(row, strength, draws);
        Plan(row, strength, draws);
        Identification(row, area, strength, draws);
        Missing(row, area, strength, draws);
        Care(row, strength, draws);
        Awareness(row, area, strength, draws);
        Gaps(row, area, draws);
        if (draws.Chance(0.35))
            row["TXT01"] = draws.Of(Practice);
        return row;
    }

    private static void Leadership(CouncilRow row, double strength, Draws draws)
    {
        var lead = draws.Chance(0.78 + (0.2 * strength));
        row.Set("LEA01", lead);
        if (lead)
            row["LEA02"] = draws.Weighted(
                ("chief-executive", 0.03), ("director", 0.24), ("assistant-director", 0.42), ("head-of-service", 0.25), ("other", 0.06));
        else
            row.Miss("NA", "No officer leads.", "LEA02");
        var strategy = draws.Chance(0.4 + (0.5 * strength));
        row.Set("LEA03", strategy);
        if (strategy)
            row.Set("LEA04", draws.Chance(0.42) ? draws.Day(First, Last) : draws.Day(new(2010, 1, 4), First.AddDays(-1)));
        else
            row.Miss("NA", "No strategy is agreed.", "LEA04");
        row.Set("LEA05", draws.Whole(0, 2 + (int)(6 * strength)));
    }

    private static void Plan(CouncilRow row, double strength, Draws draws)
    {
        var plan = draws.Weighted(
            ("published", 0.15 + (0.4 * strength)), ("agreed", 0.28), ("draft", 0.38 - (0.2 * strength)), ("none", 0.16 - (0.13 * strength)));
        row["LSC01"] = plan;
        if (plan is "published" or "agreed")
            row.Set("LSC02", draws.Chance(0.55) ? draws.Day(First, Last) : draws.Day(new(2011, 1, 4), First.AddDays(-1)));
        else
            row.Miss("NA", "No plan is agreed.", "LSC02");
        if (plan is "none")
        {
            row.Miss("NA", "There is no plan.", "LSC03", "LSC04");
        }
        else
        {
            var due = draws.Whole(plan is "draft" ? 0 : 6, 30);
            row.Set("LSC03", due);
            row.Set("LSC04", draws.Among(due, 0.35 + (0.5 * strength)));
        }

        row.Set("LSC05", draws.Whole(0, 2 + (int)(5 * strength)));
        row.Set("LSC06", draws.Whole(0, 24));
        string[] signed = [.. new (string Agency, double Signs)[]
        {
            ("police", 0.97), ("health", 0.88), ("schools", 0.5), ("youth-offending", 0.7), ("probation", 0.58), ("voluntary", 0.5), ("licensing", 0.16),
        }.Where(a => draws.Chance(a.Signs)).Select(a => a.Agency)];
        row["INF01"] = draws.Chance(0.05) || signed.Length == 0 ? "none" : string.Join("; ", signed);
        if (draws.Chance(0.2 + (0.55 * strength)))
            row.Set("INF02", draws.Chance(0.7) ? draws.Day(First, Last) : draws.Day(new(2012, 10, 1), First.AddDays(-1)));
        else
            row.Miss("NA", "There is no problem profile.", "INF02");
        var meetings = draws.Whole(4, 26);
        row.Set("INF03", meetings);
        row.Set("INF04", draws.Among(meetings, 0.45 + (0.45 * strength)));
    }

    private static void Identification(CouncilRow row, InventedArea area, double strength, Draws draws)
    {
        var concerns = draws.Near(area.TenThousands * draws.Spread(4, 8, 13.5, 22, 34), 0.05);
        row.Set("IDA01", concerns);
        row.Set("IDA02", draws.Among(concerns, 0.35 + (0.5 * strength)));
        row.Set("IDA03", draws.Among(concerns, draws.Between(0.45, 0.75)));
        var (high, medium, low, unknown) = (0, 0, 0, 0);
        var atRisk = draws.Near(area.TenThousands * draws.Spread(3, 6, 14, 23, 29), 0.05);
        var unrecorded = draws.Between(0, 0.22) * (1.2 - strength);
        for (var i = 0; i < atRisk; i++)
        {
            _ = draws.Weighted((0, unrecorded), (1, 0.2), (2, 0.34), (3, 0.4)) switch { 0 => unknown++, 1 => high++, 2 => medium++, _ => low++ };
        }

        row.Set("IDA04", atRisk);
        row.Set("IDA05", high);
        row.Set("IDA06", medium);
        row.Set("IDA07", low);
        row.Set("IDA08", unknown);
        row.Set("IDA09", draws.Among(atRisk, draws.Spread(0.03, 0.06, 0.12, 0.2, 0.28)));
        row.Set("IDA10", draws.Among(atRisk, 0.62 + (0.3 * strength)));
    }

    private static void Missing(CouncilRow row, InventedArea area, double strength, Draws draws)
    {
        var home = draws.Near(area.TenThousands * draws.Spread(8, 14, 30, 52, 70), 0.05);
        var care = draws.Among(area.LookedAfterInYear, draws.Spread(0.02, 0.045, 0.08, 0.13, 0.18));
        var (fromHome, fromCare) = (home + draws.Near(home * draws.Between(0.4, 1.3)), care + draws.Near(care * draws.Between(1.5, 5)));
        row.Set("MIS01", home);
        row.Set("MIS02", fromHome);
        row.Set("MIS03", care);
        row.Set("MIS04", fromCare);
        var episodes = fromHome + fromCare;
        row.Set("MIS05", Math.Min(draws.Among(home + care, draws.Between(0.05, 0.16)), (episodes - home - care) / 2));
        var returns = draws.Chance(0.06) ? (int)(episodes * draws.Between(0.45, 0.75)) : (int)(episodes * draws.Between(0.88, 1));
        var offered = draws.Among(returns, 0.62 + (0.35 * strength));
        var completed = draws.Among(offered, draws.Between(0.28, 0.5) + (0.32 * strength));
        row.Set("MIS06", returns);
        row.Set("MIS07", offered);
        row.Set("MIS08", completed);
        row.Set("MIS09", draws.Among(completed, draws.Between(0.35, 0.6) + (0.25 * strength)));
        row.Set("MIS10", draws.Among(offered - completed, 0.7));
    }

    private static void Care(CouncilRow row, double strength, Draws draws)
    {
        var atRisk = row.Number("IDA04");
        var care = draws.Among(atRisk, draws.Between(0.2, 0.42));
        var outside = draws.Among(care, draws.Between(0.2, 0.5));
        row.Set("CLA01", care);
        row.Set("CLA02", draws.Among(care, 0.5 + (0.4 * strength)));
        row.Set("CLA03", outside);
        row.Set("CLA04", draws.Among(outside, 0.5 + (0.45 * strength)));
        var matched = draws.Weighted(("monthly", 0.12 + (0.3 * strength)), ("termly", 0.24), ("less", 0.26), ("never", 0.34 - (0.25 * strength)));
        row["EDU01"] = matched;
        if (matched is "never")
            row.Miss("NH", "The lists are not matched.", "EDU02");
        else
            row.Set("EDU02", draws.Among(atRisk, draws.Between(0.18, 0.4)));
    }

    private static void Awareness(CouncilRow row, InventedArea area, double strength, Draws draws)
    {
        var work = draws.Weighted(
            ("planned", 0.1 + (0.4 * strength)), ("some", 0.36), ("ad-hoc", 0.36 - (0.15 * strength)), ("none", 0.09 - (0.08 * strength)));
        row["AWA01"] = work;
        row.Set("AWA02", work is "none" ? 0 : draws.Among(area.Schools, 0.25 + (0.55 * strength)));
        if (area.Drivers is { } drivers)
            row.Set("AWA03", draws.Chance(0.55) ? 0 : (int)(drivers * draws.Between(0.05, 0.7)));
        else
            row.Miss("NA", "Districts license drivers here.", "AWA03");
        var workers = Math.Round(area.TenThousands * draws.Spread(11, 14, 18, 24, 30), 1);
        row.Set("TRN01", workers);
        row.Set("TRN02", Math.Round(workers * Math.Min(0.97, draws.Between(0.25, 0.55) + (0.4 * strength)), 1));
        row.Set("TRN03", draws.Among(area.Councillors, 0.15 + (0.5 * strength)));
        var crimes = draws.Near(row.Number("IDA04") * draws.Between(0.15, 0.55));
        row.Set("DIS01", draws.Near(row.Number("IDA05") * draws.Between(0.1, 0.6)));
        row.Set("DIS02", crimes);
        row.Set("DIS03", draws.Among(crimes, draws.Between(0.08, 0.28)));
        row.Set("DIS04", draws.Whole(0, 9));
    }

    // What councils said when they were asked such questions before: what is held on paper cannot be counted in time, and what the police hold did not come.
    private static void Gaps(CouncilRow row, InventedArea area, Draws draws)
    {
        Lose(0.16, "NH", "Offers are written in case notes and were never counted.", "MIS07", "MIS10");
        Lose(0.08, "NR", "Counting the interviews would take more than 50 hours of reading.", "MIS08", "MIS09", "MIS10");
        Lose(0.11, "NR", "Dates of episodes are in another system.", "MIS05");
        Lose(0.07, "NH", "Episodes from home are recorded by the police alone.", "MIS01", "MIS02");
        Lose(0.14, "NH", "There is no agreed tool.", "IDA02");
        Lose(0.09, "NR", "The factor is not in the report of the system.", "IDA03");
        Lose(0.12, "NH", "Not recorded on the list.", "CLA04");
        Lose(0.06, "NH", "Plans would have to be read one by one.", "CLA02");
        Lose(0.12, "NH", "Briefings were held without a list of names.", "TRN03");
        Lose(0.1, "NH", "Courses are recorded by partners.", "TRN02");
        Lose(0.24, "NH", "The police did not supply it.", "DIS01", "DIS02", "DIS03");
        Lose(0.05, "NR", "Licensing is held by another department.", "DIS04");
        Lose(0.02, "RF", "The partners did not agree to share it.", "DIS01", "DIS02", "DIS03");
        Lose(0.015, "RF", "The council does not wish to report this.", "LSC05", "LSC06");
        if (draws.Chance(0.08) && row.HasNumber("MIS02"))
            row["MIS02"] = $"~{row["MIS02"]}:Counted over six months and doubled.";
        if (draws.Chance(0.06))
            row["TRN01"] = $"~{row["TRN01"]}:Heads, not full-time equivalents.";
        if (area.Children < 12_000)
            row.Miss("NA", "Too few schools to say.", "AWA02");

        void Lose(double probability, string code, string note, params string[] items)
        {
            if (draws.Chance(probability))
                row.Miss(code, note, items);
        }
    }
}
