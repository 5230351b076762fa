using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>The facts of authorities: a cell for each count, and what a part says of its whole.</summary>
/// <param name="facts">Where the facts are collected.</param>
/// <param name="ids">The cell of each count of this edition; it grows here.</param>
internal sealed class AuthorityFacts(FactsBuilder facts, Dictionary<AuthorityCount, string> ids)
{
    private readonly HashSet<AuthorityCount> fractions = [];

    /// <summary>Hidden for being small, without being whole: no attack in whole numbers is made on them, so nothing is printed that they are part of.</summary>
    public IReadOnlySet<AuthorityCount> Fractions => fractions;

    /// <summary>Adds the counts of one authority, then the parts and wholes among them.</summary>
    public void Add(AuthorityCode authority, IReadOnlyList<(Measure Measure, Own Figure)> figures)
    {
        foreach (var (measure, figure) in figures)
        {
            AddCount(facts.Names.NumeratorOf(measure, authority), figure.Numerator);
            if (!measure.DenominatorIsReference)
                AddCount(facts.Names.DenominatorOf(measure, authority), figure.Denominator);
        }

        foreach (var (measure, figure) in figures.Where(f => SmallCounts.IsPartOfWhole(f.Measure)))
        {
            if (figure is { Numerator: not null, Denominator: not null })
                AddPartAndWhole(authority, measure, figure);
        }
    }

    private void AddCount(AuthorityCount count, double? value)
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

        var whole = (long)number;
        if (!facts.Known.TryGetValue((count, whole), out var id))
        {
            id = $"{count.Authority} {count.Name}{facts.Suffix}";
            var status = isSmall ? CellStatus.Primary : facts.Collection.FiguresArePublic ? CellStatus.Fixed : CellStatus.Published;
            facts.Add(new Cell(id, whole, status, facts.Collection.SuppressUpTo));
            facts.Known[(count, whole)] = id;
        }

        ids[count] = id;
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
            return;
        }

        // The part is hidden, since 100% tells what everybody in the group is. Where an earlier edition printed it, the whole is hidden instead.
        if (!facts.TryHide(part))
            facts.TryHide(whole);
        facts.Add(Relation.Sum(Route.PartsAndWhole, words, whole, [part, facts.AddSmallComplement($"{authority} rest of {measure.Id}", complement)]));
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
            var rest = facts.AddSmallComplement($"{authority} rest of {measure.Id}", complement);
            facts.Add(Relation.Total(Route.PartsAndWhole, $"{authority}, part and whole of {measure.Id}", [part, rest], (long)whole));
        }
    }
}
