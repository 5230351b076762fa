using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>The facts of authorities: a cell for each count, and what a part says of its whole.</summary>
/// <param name="facts">Where the facts are collected.</param>
/// <param name="ids">The cell of each count of this edition; it grows here.</param>
internal sealed class AuthorityFacts(FactsBuilder facts, Dictionary<AuthorityCount, string> ids)
{
    private readonly HashSet<AuthorityCount> fractions = [];
    private readonly HashSet<AuthorityCount> unprinted = [];

    /// <summary>Counts of this edition that no measure prints.</summary>
    public IReadOnlySet<AuthorityCount> Unprinted => unprinted;

    /// <summary>Hidden for being small, without being whole: no attack in whole numbers is made on them, so nothing is printed that they are part of.</summary>
    public IReadOnlySet<AuthorityCount> Fractions => fractions;

    /// <summary>Adds the counts of one authority, then the parts and wholes among them.</summary>
    public void Add(AuthorityCode authority, IReadOnlyList<(Measure Measure, Own Figure)> figures)
    {
        foreach (var (measure, figure) in figures)
        {
            AddCount(measure.Instrument, measure.Numerator, facts.Names.NumeratorOf(measure, authority), figure.Numerator);
            if (!measure.DenominatorIsReference)
                AddCount(measure.Instrument, measure.Denominator, facts.Names.DenominatorOf(measure, authority), figure.Denominator);
        }

        foreach (var (measure, figure) in figures.Where(f => SmallCounts.IsPartOfWhole(f.Measure)))
        {
            if (figure is { Numerator: not null, Denominator: not null })
                AddPartAndWhole(authority, measure, figure);
        }
    }

    /// <summary>Counts of things are printed, whatever is hidden: a rule may bind people to them.</summary>
    public void AddThings(AuthorityCode authority, IEnumerable<(Measure Measure, Own Figure)> figures)
    {
        foreach (var (measure, figure) in figures)
        {
            AddKnown(measure, measure.Numerator, facts.Names.NumeratorOf(measure, authority), figure.Numerator);
            AddKnown(measure, measure.Denominator, facts.Names.DenominatorOf(measure, authority), figure.Denominator);
        }
    }

    /// <summary>
    /// Answers that no measure prints, since rules tie printed ones to them. A small one must not become exact; no more is asked, since it is shown nowhere.
    /// </summary>
    public void AddAnswers(AuthorityCode authority, Instrument instrument, IReadOnlyDictionary<string, double> answers)
    {
        foreach (var item in instrument.Items.Where(i => i.Type is ItemType.Integer))
        {
            var count = facts.Names.ItemOf(instrument.Id, item.Code, authority);
            if (!answers.TryGetValue(item.Code, out var value) || !SmallCounts.IsWhole(value) || ids.ContainsKey(count))
                continue;
            var status = SmallCounts.IsSmall(value, facts.Collection) && !facts.Collection.FiguresArePublic ? CellStatus.Complementary : CellStatus.Unprinted;
            AddCell(count, new Cell(string.Empty, (long)value, status, facts.Collection.SuppressUpTo) { Floor = LeastOf(item, (long)value) }, item);
            unprinted.Add(count);
        }
    }

    private void AddKnown(Measure measure, string expression, AuthorityCount count, double? value)
    {
        if (value is { } number && SmallCounts.IsWhole(number) && !ids.ContainsKey(count) && facts.Names.TermsOf(expression) is not null)
            AddCell(count, new Cell(string.Empty, (long)number, CellStatus.Fixed, facts.Collection.SuppressUpTo), ItemOf(measure.Instrument, expression));
    }

    /// <summary>The item that an expression counts alone; null where it is another.</summary>
    private Item? ItemOf(string instrument, string expression) => facts.Names.TermsOf(expression) is [(var code, 1)]
        ? facts.Collection.Instrument(instrument)?.Items.FirstOrDefault(i => i.Code == code && i.Type is ItemType.Integer)
        : null;

    private static long LeastOf(Item? item, long value) => item?.Minimum is { } least && least > 0 && least <= value ? (long)Math.Ceiling(least) : 0;

    private void AddCell(AuthorityCount count, Cell cell, Item? item)
    {
        if (!facts.Known.TryGetValue((count, cell.Value), out var id))
        {
            id = $"{count.Authority} {count.Name}{facts.Suffix}";
            var least = LeastOf(item, cell.Value);
            facts.Add(cell with
            {
                Id = id,
                Body = count.Authority.ToString(),
                Least = least,
                Floor = Math.Max(cell.Floor, cell.Value >= least ? least : 0),
                Most = item?.Maximum is { } most && most >= cell.Value ? (long)Math.Floor(most) : null,
            });
            facts.Known[(count, cell.Value)] = id;
        }

        ids[count] = id;
    }

    private void AddCount(string instrument, string expression, AuthorityCount count, double? value)
    {
        if (value is not { } number || ids.ContainsKey(count))
            return;
        var isSmall = SmallCounts.IsSmall(number, facts.Collection);
        if (!SmallCounts.IsWhole(number))
        {
            if (isSmall)
                fractions.Add(count);
            return;
        }

        var status = isSmall ? CellStatus.Primary : CellStatus.Published;
        var sacrifice = facts.Collection.FiguresArePublic ? Sacrifice.Third : Sacrifice.First;
        var cell = new Cell(string.Empty, (long)number, status, facts.Collection.SuppressUpTo) { Sacrifice = sacrifice };
        AddCell(count, cell, ItemOf(instrument, expression));
    }

    /// <summary>The part is no greater than the whole; and where whole less part is small, it is a small count too.</summary>
    private void AddPartAndWhole(AuthorityCode authority, Measure measure, Own figure)
    {
        if (!ids.TryGetValue(facts.Names.NumeratorOf(measure, authority), out var part))
            return;
        if (measure.DenominatorIsReference)
        {
            AddPartOfPublicWhole(authority, measure, part, figure.Denominator!.Value);
            return;
        }

        if (!ids.TryGetValue(facts.Names.DenominatorOf(measure, authority), out var whole) || part == whole)
            return;
        var complement = facts[whole].Value - facts[part].Value;
        if (complement < 0)
            return;
        var words = $"{authority}, part and whole of {measure.Id}";
        if (complement > facts.Collection.SuppressUpTo || facts[part].Value == 0 || facts.Collection.FiguresArePublic)
        {
            facts.Add(Relation.AtMost(Route.PartsAndWhole, words, part, whole));
            AddShownComplement(words, part, whole, complement);
            return;
        }

        // The part is hidden, since 100% tells what everybody in the group is. Where an earlier edition printed it, the whole is hidden instead.
        if (!facts.TryHide(part))
            facts.TryHide(whole);
        var left = facts.AddSmallComplement($"{authority} rest of {measure.Id}", complement, authority);
        facts.Add(Relation.Sum(Route.PartsAndWhole, words, whole, [part, left]));
    }

    /// <summary>A part that is printed says that the rest of its whole is not small: else it would be hidden.</summary>
    private void AddShownComplement(string words, string part, string whole, long complement)
    {
        if (facts[part] is { Value: > 0, Status: CellStatus.Published } && !facts.Collection.FiguresArePublic && complement > facts.Collection.SuppressUpTo)
        {
            facts.Add(new Relation(
                Route.PartsAndWhole, words + ", shown", [new(whole), new(part, -1), new(facts.SlackOf(part))], facts.Collection.SuppressUpTo + 1, null));
        }
    }

    /// <summary>A whole that everybody knows cannot be hidden, so the part is.</summary>
    private void AddPartOfPublicWhole(AuthorityCode authority, Measure measure, string part, double whole)
    {
        if (!SmallCounts.IsWhole(whole) || facts[part].Value == 0 || facts.Collection.FiguresArePublic)
            return;
        var complement = (long)whole - facts[part].Value;
        if (complement < 0 || complement > facts.Collection.SuppressUpTo || !facts.TryHide(part))
            return;
        // Where the public whole is itself small, nothing can hide that few are left.
        if (whole > facts.Collection.SuppressUpTo)
        {
            var rest = facts.AddSmallComplement($"{authority} rest of {measure.Id}", complement, authority);
            facts.Add(Relation.Total(Route.PartsAndWhole, $"{authority}, part and whole of {measure.Id}", [part, rest], (long)whole));
        }
    }
}
