using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>A total of a region or England as a measure prints it.</summary>
/// <param name="Region">Its ONS code; null for England.</param>
internal readonly record struct PrintedTotal(string Measure, string? Region);

/// <summary>
/// Everything that one edition of a period prints, as cells and relations, together with what earlier editions printed. Ranks, quartiles, neighbours' means, changes,
/// sentences and charts are made of printed values alone, so they add no relation.
/// </summary>
internal sealed class PeriodFacts
{
    private const int MostDecimals = 4;
    private readonly Collection collection;
    private readonly PeriodOwn own;
    private readonly string edition;
    private readonly IReadOnlySet<PrintedTotal> withheld;
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<Cell> cells = [];
    private readonly List<Relation> relations = [];
    private readonly Dictionary<(Count Count, long Value), string> known;
    private readonly Dictionary<Count, string> ids = [];
    private readonly HashSet<Count> fractions = [];
    private readonly Dictionary<string, List<PrintedTotal>> printed = new(StringComparer.Ordinal);
    private readonly HashSet<string> fewLeft = new(StringComparer.Ordinal);
    private readonly List<(string Whole, IReadOnlyList<string> Parts)> families = [];
    private readonly Dictionary<string, (string Part, string Whole)> ofEngland = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> totals = new(StringComparer.Ordinal);

    /// <param name="number">0 for the first edition.</param>
    /// <param name="before">What earlier editions published; null where there was none.</param>
    /// <param name="withheld">Totals that are not printed.</param>
    public PeriodFacts(Collection collection, IReadOnlyList<Region> regions, PeriodOwn own, int number, PublishedEdition? before, IReadOnlySet<PrintedTotal> withheld)
    {
        (this.collection, this.own, this.withheld) = (collection, own, withheld);
        edition = number == 0 ? string.Empty : $" (edition {number + 1})";
        known = before is null ? [] : new(before.Counts);
        foreach (var cell in before?.Cells ?? [])
            Add(cell);
        relations.AddRange((before?.Relations ?? []).Select(r => r with { Route = Route.EarlierEdition }));
        Measures = [.. collection.MeasuresOf(own.Period.Id).Where(SmallCounts.AreOfPeople)];
        foreach (var (authority, figures) in own.Figures.OrderBy(f => f.Key.ToString(), StringComparer.Ordinal))
            AddAuthority(authority, figures);
        foreach (var measure in Measures)
        {
            foreach (var region in regions.Append(null))
                AddTotal(measure, region);
        }

        AddAnswersOfEngland();
        HidePartsOfSmall();
        Facts = new(cells, relations);
    }

    public IReadOnlyList<Measure> Measures { get; }

    public PublishedFacts Facts { get; }

    /// <summary>Where each count of this edition stands among the facts.</summary>
    public IReadOnlyDictionary<Count, string> Ids => ids;

    /// <summary>By the value too: a count that an earlier edition printed with the same value is the same cell.</summary>
    public IReadOnlyDictionary<(Count Count, long Value), string> Known => known;

    /// <summary>Hidden for being small, without being whole: no attack in whole numbers is made on them, so nothing is printed that they are part of.</summary>
    public IReadOnlySet<Count> Fractions => fractions;

    /// <summary>Measures of England alone by which only a few of a group are left, or gave another answer to the same question, so that their share is printed to its decimals and no further.</summary>
    public IReadOnlySet<string> FewLeft => fewLeft;

    /// <summary>Parts that are 0 of wholes that are hidden to protect others: shown, they would say that the whole is not small.</summary>
    public IEnumerable<string> ZerosOfHidden(PublishedFacts published) =>
        families.Where(f => published[f.Whole].Status is CellStatus.Complementary).SelectMany(f => f.Parts).Where(p => published[p].Value == 0);

    /// <summary>The totals that print a fact, by its words.</summary>
    public IReadOnlyList<PrintedTotal> PrintedBy(string words) => printed.GetValueOrDefault(words) ?? [];

    /// <summary>The authorities whose counts a total adds up.</summary>
    public static IEnumerable<AuthorityCode> PartsOf(PeriodOwn own, Measure measure, string? region) => own.Due
        .Where(a => region is null || a.Region.Gss == region)
        .Where(a => own.Figures.GetValueOrDefault(a.Code)?.GetValueOrDefault(measure.Id) is { HasBothParts: true } figure && Counts(figure) && !own.LeftOut.Contains(a.Code))
        .Select(a => a.Code);

    private static bool Counts(Own figure) => double.IsFinite(figure.Numerator!.Value) && double.IsFinite(figure.Denominator!.Value) && figure.Numerator >= 0;

    private static bool IsWhole(double value) => value is >= 0 and < 1e15 && value == Math.Floor(value);

    private void AddAuthority(AuthorityCode authority, IReadOnlyDictionary<string, Own> figures)
    {
        var here = Measures.Where(m => figures.ContainsKey(m.Id)).Select(m => (Measure: m, Figure: figures[m.Id])).ToList();
        foreach (var (measure, figure) in here)
        {
            AddCount(Count.Numerator(authority, measure), figure.Numerator);
            if (!measure.DenominatorIsReference)
                AddCount(Count.Denominator(authority, measure), figure.Denominator);
        }

        foreach (var (measure, figure) in here.Where(h => SmallCounts.IsPartOfWhole(h.Measure) && h.Figure is { Numerator: not null, Denominator: not null }))
            AddPartAndWhole(authority, measure, figure);
        foreach (var (question, measures) in Questions(here.Where(h => h.Figure is { Numerator: not null, Denominator: not null }).Select(h => h.Measure)))
        {
            if (measures.All(m => ids.ContainsKey(Count.Numerator(authority, m))) && ids.TryGetValue(Count.Denominator(authority, measures[0]), out var whole))
                AddAnswers($"{authority}", question, [.. measures.Select(m => ids[Count.Numerator(authority, m)])], whole);
        }

        foreach (var measure in here.Select(h => h.Measure))
        {
            AddTerms(authority, measure.Instrument, measure.Numerator);
            AddTerms(authority, measure.Instrument, measure.Denominator);
        }

        foreach (var instrument in collection.Instruments)
        {
            foreach (var family in instrument.RulesOf(own.Period.Id).Where(r => r.Severity is Severity.Error).Select(r => Expressions.Family(r.Check)).OfType<IReadOnlyList<(string, long)>>())
                AddFamily(authority, instrument.Id, family);
        }
    }

    private void AddCount(Count count, double? value)
    {
        if (value is not { } number || ids.ContainsKey(count))
            return;
        if (!IsWhole(number))
        {
            if (SmallCounts.IsSmall(number, collection))
                fractions.Add(count);
            return;
        }

        var whole = (long)number;
        var status = SmallCounts.IsSmall(number, collection) ? CellStatus.Primary : collection.FiguresArePublic ? CellStatus.Fixed : CellStatus.Published;
        if (known.TryGetValue((count, whole), out var id))
        {
            ids[count] = id;
            return;
        }

        id = $"{count.Authority} {count.Expression}{edition}";
        Add(new Cell(id, whole, status, collection.SuppressUpTo));
        ids[count] = id;
        known[(count, whole)] = id;
    }

    /// <summary>The part is no greater than the whole; and where few of a group are left, those few are a small count too.</summary>
    private void AddPartAndWhole(AuthorityCode authority, Measure measure, Own figure)
    {
        if (!ids.TryGetValue(Count.Numerator(authority, measure), out var part))
            return;
        if (measure.DenominatorIsReference)
        {
            AddPartOfPublicWhole(authority, measure, part, figure.Denominator!.Value);
            return;
        }

        if (!ids.TryGetValue(Count.Denominator(authority, measure), out var whole) || part == whole)
            return;
        var rest = Of(whole).Value - Of(part).Value;
        if (rest < 0)
            return;
        var words = $"{authority}, part and whole of {measure.Id}";
        if (rest > collection.SuppressUpTo || Of(part).Value == 0 || collection.FiguresArePublic)
        {
            Add(Relation.AtMost(Route.PartsAndWhole, words, part, whole));
            return;
        }

        // The part is hidden, as 100% says of each in the group what they are. Where an earlier edition printed it, the whole is hidden instead.
        if (!Hide(part))
            Hide(whole);
        Add(Relation.Sum(Route.PartsAndWhole, words, whole, [part, AddRest($"{authority} rest of {measure.Id}", rest)]));
    }

    /// <summary>A whole that everybody knows cannot be hidden, so the part is.</summary>
    private void AddPartOfPublicWhole(AuthorityCode authority, Measure measure, string part, double whole)
    {
        if (!IsWhole(whole) || Of(part).Value == 0 || collection.FiguresArePublic)
            return;
        var rest = (long)whole - Of(part).Value;
        if (rest < 0 || rest > collection.SuppressUpTo || !Hide(part))
            return;
        // Of a handful of people nothing can be done about how many they are.
        if (whole > collection.SuppressUpTo)
            Add(Relation.Total(Route.PartsAndWhole, $"{authority}, part and whole of {measure.Id}", [part, AddRest($"{authority} rest of {measure.Id}", rest)], (long)whole));
    }

    /// <summary>Those who gave this and that answer to one question are no more than all who answered, and where every answer is counted they are as many.</summary>
    private void AddAnswers(string place, string question, IReadOnlyList<string> parts, string whole)
    {
        var words = $"{place}, answers to {question}{edition}";
        var together = new Relation(Route.PartsAndWhole, words, [new(whole), .. parts.Select(p => new Term(p, -1))], 0, null);
        AddParts(whole, parts, parts.Sum(p => Of(p).Value) == Of(whole).Value ? together with { High = 0 } : together);
    }

    /// <summary>Measures that count the answers to one question, each another answer, among the same people.</summary>
    private static IEnumerable<(string Question, IReadOnlyList<Measure> Measures)> Questions(IEnumerable<Measure> measures) =>
        from measure in measures
        where SmallCounts.IsPartOfWhole(measure) && !measure.DenominatorIsReference
        let answer = Expressions.Answer(measure.Numerator)
        where answer is not null
        group (Measure: measure, answer.Value.Answer) by (measure.Instrument, answer.Value.Item, Whole: Expressions.Plain(measure.Denominator)) into question
        let each = question.DistinctBy(q => q.Answer).Select(q => q.Measure).ToList()
        where each.Count > 1
        select (question.Key.Item, (IReadOnlyList<Measure>)each);

    /// <summary>An expression such as sum(A - B) is tied to sum(A) and sum(B). One that is printed nowhere follows from the others.</summary>
    private void AddTerms(AuthorityCode authority, string instrument, string expression)
    {
        if (Expressions.Terms(expression) is not { Count: > 1 } terms || !ids.TryGetValue(new(authority, Count.NameOf(instrument, expression)), out var whole))
            return;
        var items = terms.Select(t => (Count: new Count(authority, Count.NameOf(instrument, $"sum({t.Item})")), t.Times)).ToList();
        var missing = items.Where(i => !ids.ContainsKey(i.Count)).ToList();
        if (missing.Count > 1)
            return;
        if (missing is [var one])
        {
            var value = (Of(whole).Value - items.Where(i => i.Count != one.Count).Sum(i => i.Times * Of(ids[i.Count]).Value)) * one.Times;
            if (value < 0)
                return;
            AddUnprinted(one.Count, value);
        }

        List<Term> all = [new(whole, -1), .. items.Select(i => new Term(ids[i.Count], i.Times))];
        var sum = new Relation(Route.PartsAndWhole, $"{authority}, {Expressions.Plain(expression)}", all, 0, 0);
        var (added, taken) = (all.Where(t => t.Times > 0).ToList(), all.Where(t => t.Times < 0).ToList());
        if (added.Count == 1)
            AddParts(added[0].Cell, [.. taken.Select(t => t.Cell)], sum);
        else if (taken.Count == 1)
            AddParts(taken[0].Cell, [.. added.Select(t => t.Cell)], sum);
        else
            AddIfTrue(sum);
    }

    /// <summary>
    /// A whole and its parts. Where the whole is hidden, every printed part is, also one that is 0: with none of two parts 0, the whole could not be 1.
    /// </summary>
    private void AddParts(string whole, IReadOnlyList<string> parts, Relation relation)
    {
        if (!relation.HoldsFor(id => Of(id).Value))
            return;
        relations.Add(relation);
        var shown = parts.Where(ShowsThatItIsNot0).ToList();
        if (shown.Count > 1 && !collection.FiguresArePublic)
            families.Add((whole, shown));
    }

    /// <summary>Printed, or hidden as a count from 1 up.</summary>
    private bool ShowsThatItIsNot0(string id) => Of(id) is { Status: CellStatus.Published } or { Status: CellStatus.Primary, Floor: 1 };

    /// <summary>A part that is hidden may be the whole of others.</summary>
    private void HidePartsOfSmall()
    {
        for (var more = true; more;)
        {
            more = false;
            foreach (var part in families.Where(f => Of(f.Whole).Status is CellStatus.Primary).SelectMany(f => f.Parts).Where(ShowsThatItIsNot0))
            {
                cells[places[part]] = Of(part) with { Status = CellStatus.Primary, Floor = 0 };
                more = true;
            }
        }
    }

    private void AddUnprinted(Count count, long value)
    {
        if (!known.TryGetValue((count, value), out var id))
        {
            id = $"{count.Authority} {count.Expression}{edition}";
            Add(new Cell(id, value, SmallCounts.IsSmall(value, collection) && !collection.FiguresArePublic ? CellStatus.Primary : CellStatus.Unprinted, collection.SuppressUpTo) { Floor = 0 });
            known[(count, value)] = id;
        }

        ids[count] = id;
    }

    /// <summary>A whole and its parts, by a rule that every accepted return obeys. Where a part is printed nowhere, the whole is only no less than the rest of them.</summary>
    private void AddFamily(AuthorityCode authority, string instrument, IReadOnlyList<(string Item, long Times)> family)
    {
        var there = family.Select(t => (Count: new Count(authority, Count.NameOf(instrument, $"sum({t.Item})")), t.Times)).Where(t => ids.ContainsKey(t.Count)).ToList();
        if (there.Count < 2 || there[0].Times > 0)
            return;
        var terms = there.Select(t => new Term(ids[t.Count], t.Times)).ToList();
        AddParts(terms[0].Cell, [.. terms.Skip(1).Select(t => t.Cell)], new(Route.PartsAndWhole, $"{authority}, parts of {family[0].Item}", terms, there.Count == family.Count ? 0 : null, 0));
    }

    private void AddTotal(Measure measure, Region? region)
    {
        if (region is null && own.England.GetValueOrDefault(measure.Id) is { HasBothParts: true } alone && Counts(alone))
        {
            AddTotal(measure, region, [], [alone]);
            return;
        }

        var parts = PartsOf(own, measure, region?.Gss).ToList();
        if (parts.Count > 0)
            AddTotal(measure, region, parts, [.. parts.Select(a => own.Figures[a][measure.Id])]);
    }

    /// <param name="parts">The authorities whose counts are added up; none where the figure is known of England alone.</param>
    private void AddTotal(Measure measure, Region? region, List<AuthorityCode> parts, List<Own> figures)
    {
        if (figures.Exists(f => !IsWhole(f.Numerator!.Value) || !IsWhole(f.Denominator!.Value)))
            return;
        var total = new PrintedTotal(measure.Id, region?.Gss);
        var (numerator, denominator) = (figures.Sum(f => (long)f.Numerator!.Value), figures.Sum(f => (long)f.Denominator!.Value));
        var place = region?.Name ?? "England";
        var isSmall = SmallCounts.IsSmall(numerator, collection) || (!measure.DenominatorIsReference && SmallCounts.IsSmall(denominator, collection));
        var prints = denominator > 0 && !isSmall && !withheld.Contains(total);
        var part = SumOf(place, measure.Instrument, measure.Numerator, [.. parts.Select(a => Count.Numerator(a, measure))], numerator, prints ? total : null);
        string whole;
        if (measure.DenominatorIsReference)
        {
            whole = $"{place}, {measure.Denominator}, for {measure.Id}{edition}";
            Add(new Cell(whole, denominator, CellStatus.Fixed));
        }
        else
        {
            whole = SumOf(place, measure.Instrument, measure.Denominator, [.. parts.Select(a => Count.Denominator(a, measure))], denominator, prints ? total : null);
            if (parts.Count == 0 && SmallCounts.IsPartOfWhole(measure) && denominator >= numerator)
            {
                AddRestOfEngland(measure, part, whole, denominator - numerator);
                ofEngland[measure.Id] = (part, whole);
            }
        }

        var per = (int)measure.Multiplier;
        if (region is null && figures.Count == own.Due.Count && measure.PublishedName is { } name && collection.Published.Find(name, PublishedFigures.England, own.Period.Id) is { } source && PrintsShare(measure) && !collection.FiguresArePublic)
            AddSource(measure, part, whole, (decimal)source, per);
        if (!prints || !PrintsShare(measure))
            return;
        var words = $"{place}, {measure.Id} {measure.Short}{edition}";
        foreach (var relation in Relation.Share(words, part, whole, Rounding.Share(numerator, denominator, per, measure.Decimals), measure.Decimals, per))
            Add(relation);
        PrintedIn(words, total);
    }

    /// <summary>Few of a group left are a small count, of England's figures as of an authority's.</summary>
    private void AddRestOfEngland(Measure measure, string part, string whole, long rest)
    {
        var words = $"England, part and whole of {measure.Id}";
        if (!SmallCounts.IsSmall(rest, collection))
        {
            Add(Relation.AtMost(Route.PartsAndWhole, words, part, whole));
            return;
        }

        fewLeft.Add(measure.Id);
        Add(Relation.Sum(Route.PartsAndWhole, words, whole, [part, AddRest($"England, rest of {measure.Id}", rest)]));
    }

    private void AddAnswersOfEngland()
    {
        foreach (var (question, measures) in Questions(Measures.Where(m => ofEngland.ContainsKey(m.Id))))
        {
            var parts = measures.Select(m => ofEngland[m.Id].Part).ToList();
            if (parts.Exists(p => Of(p).Status is CellStatus.Primary))
                fewLeft.UnionWith(measures.Select(m => m.Id));
            AddAnswers("England", question, parts, ofEngland[measures[0].Id].Whole);
        }
    }

    /// <summary>What the source itself prints of England stands beside our figure, wherever it is a figure of the same authorities.</summary>
    private void AddSource(Measure measure, string part, string whole, decimal printed, int per)
    {
        if (printed < 0 || printed.Scale > MostDecimals)
            return;
        foreach (var relation in Relation.Share($"England, {measure.Id} as its source prints it", part, whole, printed, printed.Scale, per))
            AddIfTrue(relation with { Route = Route.Elsewhere });
    }

    /// <summary>Whether a share of hidden counts can be printed rounded, so that what it tells is known.</summary>
    public static bool PrintsShare(Measure measure) => measure.Multiplier is >= 1 and <= 1_000_000 && measure.Multiplier == Math.Floor(measure.Multiplier) && measure.Decimals <= MostDecimals;

    private string SumOf(string place, string instrument, string expression, IReadOnlyList<Count> parts, long sum, PrintedTotal? prints)
    {
        var key = $"{place} {Count.NameOf(instrument, expression)} {string.Join(' ', parts.Select(p => p.Authority))}";
        if (!totals.TryGetValue(key, out var id))
        {
            var name = $"{place}, {Expressions.Plain(expression)}";
            id = name + edition;
            for (var i = 2; places.ContainsKey(id); i++)
                id = $"{name}, {i}{edition}";
            totals[key] = id;
            // Small as a whole: hidden like any small count, wherever it would follow from others.
            Add(new Cell(id, sum, SmallCounts.IsSmall(sum, collection) && !collection.FiguresArePublic ? CellStatus.Primary : CellStatus.Unprinted, collection.SuppressUpTo));
            if (parts.Count > 0)
                Add(Relation.Sum(Route.Total, id, id, parts.Select(p => ids[p])));
        }

        if (prints is not { } total)
            return id;
        if (PrintedBy(id).Count == 0)
        {
            var (lowest, highest) = Rounding.Admits(Rounding.ToBase(sum, collection.RoundTo), collection.RoundTo);
            Add(Relation.Known(Route.Total, id, id, lowest, highest));
        }

        PrintedIn(id, total);
        return id;
    }

    /// <summary>The few that are left of a group beside a part of it: none of them is possible too.</summary>
    private string AddRest(string words, long rest)
    {
        var id = words + edition;
        Add(new Cell(id, rest, CellStatus.Primary, collection.SuppressUpTo) { Floor = 0 });
        return id;
    }

    private void PrintedIn(string words, PrintedTotal total)
    {
        if (!printed.TryGetValue(words, out var by))
            printed[words] = by = [];
        by.Add(total);
    }

    private Cell Of(string id) => cells[places[id]];

    private void Add(Cell cell)
    {
        places.Add(cell.Id, cells.Count);
        cells.Add(cell);
    }

    private void Add(Relation relation) => relations.Add(relation);

    private void AddIfTrue(Relation relation)
    {
        if (relation.HoldsFor(id => Of(id).Value))
            relations.Add(relation);
    }

    private bool Hide(string id)
    {
        var cell = Of(id);
        if (cell.Status is CellStatus.Published)
            cells[places[id]] = cell with { Status = CellStatus.Complementary };
        return Of(id).IsHidden;
    }
}

/// <summary>What an edition published, for the next: its cells as they were printed or hidden, and its totals.</summary>
internal sealed record PublishedEdition(IReadOnlyList<Cell> Cells, IReadOnlyList<Relation> Relations, IReadOnlyDictionary<(Count Count, long Value), string> Counts);
