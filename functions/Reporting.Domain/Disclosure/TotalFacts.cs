using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>A total of a region or England as a measure prints it.</summary>
/// <param name="Measure">The measure's id.</param>
/// <param name="Region">The region's ONS code; null for England.</param>
internal readonly record struct PrintedTotal(string Measure, string? Region);

/// <summary>
/// The facts of totals: sums, printed exactly or rounded. A quotient is made of the printed counts, so it tells nothing more. A total with nothing hidden in it
/// is printed exactly; since everybody can add it up, that is no fact. So each is a fact as it is printed with a hidden part.
/// </summary>
/// <param name="facts">Where the facts are collected.</param>
/// <param name="own">The period's unprotected figures.</param>
/// <param name="ids">The cell of each count of this edition.</param>
/// <param name="families">Where the answers to England's questions go.</param>
internal sealed class TotalFacts(FactsBuilder facts, PeriodOwn own, Dictionary<AuthorityCount, string> ids, FamilyFacts families)
{
    private const int MostDecimals = 4;
    private readonly Dictionary<PrintedTotal, (string Part, string? Whole)> totals = [];
    private readonly Dictionary<string, string> sums = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Part, string Whole)> ofEnglandAlone = new(StringComparer.Ordinal);
    private readonly HashSet<string> smallComplements = new(StringComparer.Ordinal);

    /// <summary>How a sum is printed, where it has a hidden part.</summary>
    private enum Printing
    {
        Not,
        Rounded,
        Exact,
    }

    /// <summary>Measures of England alone whose complement is small: their counts are rounded as if a part were hidden.</summary>
    public IReadOnlySet<string> SmallComplements => smallComplements;

    /// <summary>The cells of each total's counts; of a public denominator none.</summary>
    public IReadOnlyDictionary<PrintedTotal, (string Part, string? Whole)> Totals => totals;

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
            families.AddAnswers("England", question, [.. answers.Select(m => ofEnglandAlone[m.Id].Part)], ofEnglandAlone[answers[0].Id].Whole);
    }

    /// <param name="measure">The measure.</param>
    /// <param name="region">Null for England.</param>
    /// <param name="authorities">The authorities whose counts are added up; none where the figure is known of England alone.</param>
    /// <param name="figures">What is added up.</param>
    private void Add(Measure measure, Region? region, List<AuthorityCode> authorities, List<Own> figures)
    {
        if (measure.IsQuantile)
        {
            AddQuantile(measure, figures);
            return;
        }

        if (!figures.TrueForAll(AreWhole))
            return;
        var (numerator, denominator) = (figures.Sum(f => (long)f.Numerator!.Value), figures.Sum(f => (long)f.Denominator!.Value));
        if (denominator == 0)
            return;
        var complement = ComplementOf(measure, numerator, denominator);
        var hasSmallComplement = IsSmallComplement(complement, numerator);
        var isExact = (authorities.Count == 0 && !hasSmallComplement) || IsPrintedExactly(measure, numerator, denominator);
        var sum = new Sum(region, measure.Instrument, authorities, isExact ? Printing.Exact : Printing.Rounded);
        var part = IdOf(sum, measure.Numerator, numerator);
        var whole = measure.DenominatorIsReference ? null : IdOf(sum, measure.Denominator, denominator);
        totals[new(measure.Id, region?.Gss)] = (part, whole);
        if (complement is { } rest)
            AddComplement(measure, sum.Place, part, whole, denominator, hasSmallComplement ? rest : null);
        if (authorities.Count == 0)
            AddOfEnglandAlone(measure, part, whole, hasSmallComplement);
        if (region is null && figures.Count == own.Due.Count)
            AddSource(measure, part, whole ?? AddPublic(measure, sum.Place, denominator));
    }

    /// <summary>How many records there are is a count; a number of one of them is none.</summary>
    private void AddQuantile(Measure measure, List<Own> figures)
    {
        if (figures is [{ Denominator: { } records }] && SmallCounts.IsWhole(records))
            totals[new(measure.Id, null)] = (IdOf(new(null, measure.Instrument, [], Printing.Exact), measure.Denominator, (long)records), null);
    }

    private void AddOfEnglandAlone(Measure measure, string part, string? whole, bool hasSmallComplement)
    {
        if (hasSmallComplement)
            smallComplements.Add(measure.Id);
        if (whole is not null)
            ofEnglandAlone[measure.Id] = (part, whole);
    }

    private bool IsSmallComplement(long? complement, long numerator) =>
        complement <= facts.Collection.SuppressUpTo && numerator > 0 && !facts.Collection.FiguresArePublic;

    private bool IsPrintedExactly(Measure measure, long numerator, long denominator) =>
        facts.Collection.FiguresArePublic || TotalRounding.DecimalsOf(measure, numerator, denominator, facts.Collection.RoundTo) is null;

    private static long? ComplementOf(Measure measure, long numerator, long denominator) =>
        SmallCounts.IsPartOfWhole(measure) && denominator >= numerator ? denominator - numerator : null;

    private static bool AreWhole(Own figure) => SmallCounts.IsWhole(figure.Numerator!.Value) && SmallCounts.IsWhole(figure.Denominator!.Value);

    /// <summary>Whole less part is a count of people too, of a total as of an authority's.</summary>
    /// <param name="small">The complement where it is small; else null.</param>
    private void AddComplement(Measure measure, string place, string part, string? whole, long denominator, long? small)
    {
        var words = $"{place}, part and whole of {measure.Id}";
        if (part == whole)
            return;
        if (small is not { } complement)
        {
            facts.Add(whole is null
                ? Relation.Known(Route.PartsAndWhole, words, part, null, denominator)
                : Relation.AtMost(Route.PartsAndWhole, words, part, whole));
            return;
        }

        if (whole is null && denominator <= facts.Collection.SuppressUpTo)
            return;
        var rest = facts.AddSmallComplement($"{place}, rest of {measure.Id}", complement);
        facts.Add(whole is null
            ? Relation.Total(Route.PartsAndWhole, words, [part, rest], denominator)
            : Relation.Sum(Route.PartsAndWhole, words, whole, [part, rest]));
    }

    private string AddPublic(Measure measure, string place, long denominator)
    {
        var id = $"{place}, {measure.Denominator}, for {measure.Id}{facts.Suffix}";
        facts.Add(new Cell(id, denominator, CellStatus.Fixed));
        return id;
    }

    /// <summary>What the source itself prints of England stands beside our figure, wherever it is a figure of the same authorities.</summary>
    private void AddSource(Measure measure, string part, string whole)
    {
        if (measure.PublishedName is not { } name || !CanBeRead(measure) || facts.Collection.FiguresArePublic
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

    private static bool CanBeRead(Measure measure) =>
        measure.Multiplier is >= 1 and <= 1_000_000 && measure.Multiplier == Math.Floor(measure.Multiplier) && measure.Decimals <= MostDecimals;

    /// <summary>The cell of a sum, which is shared by all measures that print it.</summary>
    private string IdOf(Sum of, string expression, long sum)
    {
        var names = of.Authorities.Select(a => new AuthorityCount(a, facts.Names.NameOf(of.Instrument, expression))).ToList();
        var key = $"{of.Place} {facts.Names.NameOf(of.Instrument, expression)} {string.Join(' ', of.Authorities)}";
        if (!sums.TryGetValue(key, out var id))
        {
            var parts = of.Region is null ? PartsOfEngland(of, expression, names) : [.. names.Select(n => ids[n])];
            sums[key] = id = (parts.Count > 0 ? facts.WholeOf(parts) : null) ?? AddSum(of, $"{of.Place}, {CountExpression.Normalised(expression)}", sum, parts);
        }

        Print(id, of, sum);
        return id;
    }

    /// <summary>England is the sum of its regions: shorter than of all authorities, and the same.</summary>
    private List<string> PartsOfEngland(Sum england, string expression, List<AuthorityCount> names)
    {
        var byRegion = own.Due.Where(a => england.Authorities.Contains(a.Code)).GroupBy(a => a.Region.Gss).ToList();
        if (byRegion.Count < 2)
            return [.. names.Select(n => ids[n])];
        return [.. byRegion.Select(r =>
        {
            List<AuthorityCode> authorities = [.. r.Select(a => a.Code)];
            var region = new Sum(r.First().Region, england.Instrument, authorities, Printing.Not);
            var name = facts.Names.NameOf(england.Instrument, expression);
            return IdOf(region, expression, authorities.Sum(a => facts[ids[new(a, name)]].Value));
        })];
    }

    private string AddSum(Sum of, string name, long sum, List<string> parts)
    {
        var id = name + facts.Suffix;
        for (var i = 2; facts.Contains(id); i++)
            id = $"{name}, {i}{facts.Suffix}";
        // A sum that is small as a whole is hidden like any small count, wherever it would follow from others.
        var status = SmallCounts.IsSmall(sum, facts.Collection) ? CellStatus.Primary : CellStatus.Unprinted;
        var sacrifice = of.Region is null ? Sacrifice.Last : Sacrifice.Second;
        facts.Add(new Cell(id, sum, status, facts.Collection.SuppressUpTo) { Sacrifice = sacrifice, Floor = status is CellStatus.Primary ? 1 : 0 });
        if (parts.Count > 0)
            facts.Add(Relation.Sum(Route.Total, id, id, parts));
        return id;
    }

    /// <summary>Prints a sum as a measure does, unless another prints more of it already.</summary>
    private void Print(string id, Sum of, long sum)
    {
        var cell = facts[id];
        if (of.Printing is Printing.Not || cell.Status is CellStatus.Primary or CellStatus.Complementary
            || (cell.Status is not CellStatus.Unprinted && cell.Rounded is null))
        {
            return;
        }

        var (low, high) = Rounding.Admits(Rounding.ToBase(sum, facts.Collection.RoundTo), facts.Collection.RoundTo);
        var rounded = of.Printing is Printing.Rounded && sum > 0 ? new CountRange(Math.Max(1, low), high) : (CountRange?)null;
        if (cell.Status is CellStatus.Unprinted || rounded is null)
            facts.Replace(cell with { Status = CellStatus.Published, Rounded = rounded });
    }

    /// <param name="Region">Null for England.</param>
    /// <param name="Instrument">The instrument's id.</param>
    /// <param name="Authorities">Whose counts are added up; none where the sum is known of England alone.</param>
    /// <param name="Printing">How it is printed with a hidden part.</param>
    private sealed record Sum(Region? Region, string Instrument, List<AuthorityCode> Authorities, Printing Printing)
    {
        public string Place => Region?.Name ?? "England";
    }
}
