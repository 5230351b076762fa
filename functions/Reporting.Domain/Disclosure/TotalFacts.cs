using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>A total of a region or England as a measure prints it.</summary>
/// <param name="Measure">The measure's id.</param>
/// <param name="Region">The region's ONS code; null for England.</param>
internal readonly record struct PrintedTotal(string Measure, string? Region);

/// <summary>The facts of totals: exact sums that are not printed, and the rounded counts and shares of them that are.</summary>
/// <param name="facts">Where the facts are collected.</param>
/// <param name="own">The period's unprotected figures.</param>
/// <param name="withheld">Totals that are not printed.</param>
/// <param name="ids">The cell of each count of this edition.</param>
/// <param name="families">Where the answers to England's questions go.</param>
internal sealed class TotalFacts(
    FactsBuilder facts, PeriodOwn own, IReadOnlySet<PrintedTotal> withheld, Dictionary<AuthorityCount, string> ids, FamilyFacts families)
{
    private const int MostDecimals = 4;
    private readonly Dictionary<string, List<PrintedTotal>> printedBy = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> sums = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Part, string Whole)> ofEnglandAlone = new(StringComparer.Ordinal);
    private readonly HashSet<string> smallComplements = new(StringComparer.Ordinal);

    /// <summary>
    /// Measures of England alone whose complement is small, or another answer to the same question, so that their share is printed to its decimals and no
    /// further.
    /// </summary>
    public IReadOnlySet<string> SmallComplements => smallComplements;

    /// <summary>Whether a share of hidden counts can be printed rounded, so that what it tells is known.</summary>
    public static bool PrintsShare(Measure measure) =>
        measure.Multiplier is >= 1 and <= 1_000_000 && measure.Multiplier == Math.Floor(measure.Multiplier) && measure.Decimals <= MostDecimals;

    /// <summary>The totals that print a fact, by its words; empty for none.</summary>
    public IReadOnlyList<PrintedTotal> PrintedBy(string words) => printedBy.GetValueOrDefault(words) ?? [];

    /// <summary>Adds the total of a region, or of England where it is null. There is none where nobody supplied both parts, or a count is not whole.</summary>
    public void Add(Measure measure, Region? region)
    {
        if (region is null && own.England.GetValueOrDefault(measure.Id) is { CanBeSummed: true } alone)
        {
            Add(measure, region, [], [alone]);
            return;
        }

        var authorities = own.SummedIn(measure, region).ToList();
        if (authorities.Count > 0)
            Add(measure, region, authorities, [.. authorities.Select(a => own.Figures[a][measure.Id])]);
    }

    /// <summary>Adds the answers to each question that was asked of England alone.</summary>
    public void AddAnswersOfEngland(IEnumerable<Measure> measures)
    {
        foreach (var (question, answers) in families.Questions(measures.Where(m => ofEnglandAlone.ContainsKey(m.Id))))
        {
            var parts = answers.Select(m => ofEnglandAlone[m.Id].Part).ToList();
            if (parts.Exists(p => facts[p].Status is CellStatus.Primary))
                smallComplements.UnionWith(answers.Select(m => m.Id));
            families.AddAnswers("England", question, parts, ofEnglandAlone[answers[0].Id].Whole);
        }
    }

    /// <param name="measure">The measure.</param>
    /// <param name="region">Null for England.</param>
    /// <param name="authorities">The authorities whose counts are added up; none where the figure is known of England alone.</param>
    /// <param name="figures">What is added up.</param>
    private void Add(Measure measure, Region? region, List<AuthorityCode> authorities, List<Own> figures)
    {
        if (figures.Exists(f => !SmallCounts.IsWhole(f.Numerator!.Value) || !SmallCounts.IsWhole(f.Denominator!.Value)))
            return;
        var (numerator, denominator) = (figures.Sum(f => (long)f.Numerator!.Value), figures.Sum(f => (long)f.Denominator!.Value));
        var place = region?.Name ?? "England";
        PrintedTotal? printed = IsPrinted(measure, region, numerator, denominator) ? new(measure.Id, region?.Gss) : null;
        var part = SumOf(
            place, measure.Instrument, measure.Numerator, [.. authorities.Select(a => facts.Names.NumeratorOf(measure, a))], numerator, printed);
        string whole;
        if (measure.DenominatorIsReference)
        {
            whole = $"{place}, {measure.Denominator}, for {measure.Id}{facts.Suffix}";
            facts.Add(new Cell(whole, denominator, CellStatus.Fixed));
        }
        else
        {
            whole = SumOf(
                place, measure.Instrument, measure.Denominator, [.. authorities.Select(a => facts.Names.DenominatorOf(measure, a))], denominator, printed);
            if (authorities.Count == 0 && SmallCounts.IsPartOfWhole(measure) && denominator >= numerator)
                AddComplementOfEngland(measure, part, whole, denominator - numerator);
        }

        if (region is null && figures.Count == own.Due.Count)
            AddSource(measure, part, whole);
        if (printed is { } total && PrintsShare(measure))
            AddShare(measure, place, (part, numerator), (whole, denominator), total);
    }

    private bool IsPrinted(Measure measure, Region? region, long numerator, long denominator)
    {
        var isSmall = SmallCounts.IsSmall(numerator, facts.Collection)
            || (!measure.DenominatorIsReference && SmallCounts.IsSmall(denominator, facts.Collection));
        return denominator > 0 && !isSmall && !withheld.Contains(new(measure.Id, region?.Gss));
    }

    private void AddShare(Measure measure, string place, (string Id, long Count) part, (string Id, long Count) whole, PrintedTotal total)
    {
        var (words, per) = ($"{place}, {measure.Id} {measure.Short}{facts.Suffix}", (int)measure.Multiplier);
        var share = Rounding.Share(part.Count, whole.Count, per, measure.Decimals);
        foreach (var relation in Relation.Share(words, part.Id, whole.Id, share, measure.Decimals, per))
            facts.Add(relation);
        NotePrinted(words, total);
    }

    /// <summary>Whole less part is a count of people too, of England's figures as of an authority's.</summary>
    private void AddComplementOfEngland(Measure measure, string part, string whole, long complement)
    {
        var words = $"England, part and whole of {measure.Id}";
        if (!SmallCounts.IsSmall(complement, facts.Collection))
        {
            facts.Add(Relation.AtMost(Route.PartsAndWhole, words, part, whole));
        }
        else
        {
            smallComplements.Add(measure.Id);
            facts.Add(Relation.Sum(Route.PartsAndWhole, words, whole, [part, facts.AddSmallComplement($"England, rest of {measure.Id}", complement)]));
        }

        ofEnglandAlone[measure.Id] = (part, whole);
    }

    /// <summary>What the source itself prints of England stands beside our figure, wherever it is a figure of the same authorities.</summary>
    private void AddSource(Measure measure, string part, string whole)
    {
        if (measure.PublishedName is not { } name || !PrintsShare(measure) || facts.Collection.FiguresArePublic
            || facts.Collection.Published.Find(name, PublishedFigures.England, own.Period.Id) is not { } source)
        {
            return;
        }

        var printed = (decimal)source;
        if (printed < 0 || printed.Scale > MostDecimals)
            return;
        foreach (var relation in Relation.Share($"England, {measure.Id} as its source prints it", part, whole, printed, printed.Scale, (int)measure.Multiplier))
            facts.AddIfTrue(relation with { Route = Route.Elsewhere });
    }

    /// <summary>The cell of a sum, which is shared by all measures that print it.</summary>
    /// <param name="place">A region's name, or England.</param>
    /// <param name="instrument">The instrument's id.</param>
    /// <param name="expression">What is counted.</param>
    /// <param name="parts">The counts that are added up; none where the sum is known of England alone.</param>
    /// <param name="sum">The exact sum.</param>
    /// <param name="printed">The total that prints it rounded; null where none does.</param>
    private string SumOf(string place, string instrument, string expression, IReadOnlyList<AuthorityCount> parts, long sum, PrintedTotal? printed)
    {
        var key = $"{place} {facts.Names.NameOf(instrument, expression)} {string.Join(' ', parts.Select(p => p.Authority))}";
        if (!sums.TryGetValue(key, out var id))
        {
            var name = $"{place}, {CountExpression.Normalised(expression)}";
            id = name + facts.Suffix;
            for (var i = 2; facts.Contains(id); i++)
                id = $"{name}, {i}{facts.Suffix}";
            sums[key] = id;
            // A sum that is small as a whole is hidden like any small count, wherever it would follow from others.
            facts.Add(new Cell(id, sum, facts.StatusOfUnprinted(sum), facts.Collection.SuppressUpTo));
            if (parts.Count > 0)
                facts.Add(Relation.Sum(Route.Total, id, id, parts.Select(p => ids[p])));
        }

        if (printed is not { } total)
            return id;
        if (PrintedBy(id).Count == 0)
        {
            var (lowest, highest) = Rounding.Admits(Rounding.ToBase(sum, facts.Collection.RoundTo), facts.Collection.RoundTo);
            facts.Add(Relation.Known(Route.Total, id, id, lowest, highest));
        }

        NotePrinted(id, total);
        return id;
    }

    private void NotePrinted(string words, PrintedTotal total)
    {
        if (!printedBy.TryGetValue(words, out var by))
            printedBy[words] = by = [];
        by.Add(total);
    }
}
