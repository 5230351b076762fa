namespace Reporting.Local.Samples;

/// <summary>
/// Writes the percentages and rates that DfE prints itself, against which ours are held, and its counts for England, which have those in them that it hides
/// of councils. Symbols are left out: only numbers can be compared.
/// </summary>
internal static class PublishedFigures
{
    private const string LookedAfter = "dfe_cla_missing.csv";
    private const string Numbers = "dfe_cla_numbers.csv";
    private const string AverageAway = "Average number of away from placement without authorisation incidents per looked after child";

    public static void Write(string from, string to, IReadOnlyList<AuthorityRow> authorities)
    {
        (string Name, DfeFigures Figures)[] published =
        [
            ("share_missing", DfeFigures.Read(from, LookedAfter, "Percentage of children who had a missing incident during the year")),
            ("incidents_per_child", DfeFigures.Read(from, LookedAfter, "Average number of missing incidents per looked after child who went missing")),
            ("share_away", DfeFigures.Read(from, LookedAfter, "Percentage of children who were away from placement without authorisation during the year")),
            ("away_incidents_per_child", DfeFigures.Read(from, LookedAfter, AverageAway)),
            ("rereferral_share", DfeFigures.Read(from, "dfe_cin_referrals.csv", "rereferral_percent")),
            ("children_in_need_rate", DfeFigures.ReadLait(from, "CIN")),
            ("looked_after_rate", DfeFigures.Read(from, Numbers, "Children looked after on 31 March each year | rate_per_10000")),
            ("starting_rate", DfeFigures.Read(from, Numbers, "Children starting to be looked after each year | rate_per_10000")),
            ("ceasing_rate", DfeFigures.Read(from, Numbers, "Children ceasing to be looked after each year | rate_per_10000")),
        ];
        var counts = CouncilReturns.Counts(from);
        Csv.Write(to, "published.csv", ["code", "period", "name", "value"],
            from period in Enumerable.Range(CouncilReturns.FirstPeriod, CouncilReturns.LastPeriod - CouncilReturns.FirstPeriod + 1)
            from code in authorities.Where(a => a.LivesOn($"{period}-03-31")).Select(a => a.Code).Append(DfeFigures.England)
            from p in code == DfeFigures.England ? published.Concat(counts.Select(c => (Name: $"count_{c.Item}", c.Figures))) : published
            let value = p.Figures[code, period]
            where value is not null && DfeFigures.IsNumber(value)
            select (string[])[code, $"{period}", p.Name, value]);
    }
}
