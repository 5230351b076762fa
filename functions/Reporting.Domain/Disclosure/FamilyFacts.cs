using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>The facts of wholes and their parts: sums in expressions, rules that every return obeys, and the answers to one question.</summary>
/// <param name="facts">Where the facts are collected.</param>
/// <param name="ids">The cell of each count of this edition.</param>
/// <param name="unprinted">Counts that no measure prints.</param>
internal sealed class FamilyFacts(FactsBuilder facts, Dictionary<AuthorityCount, string> ids, IReadOnlySet<AuthorityCount> unprinted)
{
    private readonly List<(string Whole, IReadOnlyList<string> Parts)> families = [];

    /// <summary>Measures that count the answers to one question, each another answer, among the same people.</summary>
    public IEnumerable<(string Question, IReadOnlyList<Measure> Measures)> Questions(IEnumerable<Measure> measures) =>
        from measure in measures
        where SmallCounts.IsPartOfWhole(measure) && !measure.DenominatorIsReference
        let answer = facts.Names.AnswerOf(measure.Numerator)
        where answer is not null
        group (Measure: measure, answer.Value.Answer)
            by (measure.Instrument, answer.Value.Item, Whole: facts.Names.NameOf(measure.Instrument, measure.Denominator)) into question
        let each = question.DistinctBy(q => q.Answer).Select(q => q.Measure).ToList()
        where each.Count > 1
        select (question.Key.Item, (IReadOnlyList<Measure>)each);

    /// <summary>The answers to each question, of an authority that has both parts of these measures.</summary>
    public void AddAnswers(AuthorityCode authority, IEnumerable<Measure> measures)
    {
        foreach (var (question, answers) in Questions(measures))
        {
            if (answers.All(m => ids.ContainsKey(facts.Names.NumeratorOf(m, authority)))
                && ids.TryGetValue(facts.Names.DenominatorOf(answers[0], authority), out var whole))
            {
                AddAnswers($"{authority}", question, [.. answers.Select(m => ids[facts.Names.NumeratorOf(m, authority)])], whole);
            }
        }
    }

    /// <summary>Those who gave some of the answers are no more than all who answered; where every answer is counted, they are as many.</summary>
    public void AddAnswers(string place, string question, IReadOnlyList<string> parts, string whole)
    {
        var words = $"{place}, answers to {question}{facts.Suffix}";
        var together = new Relation(Route.PartsAndWhole, words, [new(whole), .. parts.Select(p => new Term(p, -1))], 0, null);
        AddFamily(whole, parts, parts.Sum(p => facts[p].Value) == facts[whole].Value ? together with { High = 0 } : together);
    }

    /// <summary>An expression such as sum(A - B) is tied to sum(A) and sum(B). Where one of them is printed nowhere, it follows from the others.</summary>
    public void AddTerms(AuthorityCode authority, string instrument, string expression)
    {
        if (facts.Names.TermsOf(expression) is not { Count: > 1 } terms
            || !ids.TryGetValue(new(authority, facts.Names.NameOf(instrument, expression)), out var whole))
        {
            return;
        }

        var items = terms.Select(t => (Count: facts.Names.ItemOf(instrument, t.Item, authority), t.Times)).ToList();
        if (!CompleteItems(items, whole))
            return;
        // The one answer among them that is printed nowhere follows from the others.
        if (items.Where(i => unprinted.Contains(i.Count)).ToList() is [var one] && facts[ids[one.Count]] is { Status: CellStatus.Complementary } answer)
            facts.Replace(answer with { Status = CellStatus.Primary });
        List<Term> all = [new(whole, -1), .. items.Select(i => new Term(ids[i.Count], i.Times))];
        var sum = new Relation(Route.PartsAndWhole, $"{authority}, {CountExpression.Normalised(expression)}", all, 0, 0);
        var (added, subtracted) = (all.Where(t => t.Times > 0).ToList(), all.Where(t => t.Times < 0).ToList());
        if (added.Count == 1)
            AddFamily(added[0].Cell, [.. subtracted.Select(t => t.Cell)], sum);
        else if (subtracted.Count == 1)
            AddFamily(subtracted[0].Cell, [.. added.Select(t => t.Cell)], sum);
        else
            facts.AddIfTrue(sum);
    }

    /// <summary>The rules by which a whole is the sum of its parts. Where a part is printed nowhere, the whole is at least the rest of them.</summary>
    public void AddRules(AuthorityCode authority, Instrument instrument, string period)
    {
        var families = instrument.RulesOf(period).Where(r => r.Severity is Severity.Error).Select(r => facts.Names.WholeAndPartsOf(r.Check));
        foreach (var family in families.OfType<IReadOnlyList<(string Item, long Times)>>())
        {
            var counts = family.Select(t => (Count: facts.Names.ItemOf(instrument.Id, t.Item, authority), t.Times));
            var there = counts.Where(t => ids.ContainsKey(t.Count)).ToList();
            if (there.Count < 2 || there[0].Times > 0)
                continue;
            var terms = there.Select(t => new Term(ids[t.Count], t.Times)).ToList();
            var words = $"{authority}, parts of {family[0].Item}";
            AddFamily(
                terms[0].Cell, [.. terms.Skip(1).Select(t => t.Cell)], new(Route.PartsAndWhole, words, terms, there.Count == family.Count ? 0 : null, 0));
        }
    }

    /// <summary>What each rule that blocks says of an authority's answers.</summary>
    public void AddLinearRules(
        AuthorityCode authority, Instrument instrument, string period, IReadOnlyDictionary<string, double> answers,
        IReadOnlyDictionary<string, double>? constants)
    {
        var rules = new RuleFacts(item => answers.TryGetValue(item, out var v) ? v : null, name => constants?.TryGetValue(name, out var v) is true ? v : null);
        foreach (var rule in instrument.RulesOf(period).Where(r => r.Severity is Severity.Error))
        {
            foreach (var fact in rules.Of(facts.Names.RuleOf(rule.Check)).Where(f => f.Terms.Count > 0))
            {
                var counts = fact.Terms.Select(t => (Count: facts.Names.ItemOf(instrument.Id, t.Item, authority), t.Times)).ToList();
                if (counts.TrueForAll(c => ids.ContainsKey(c.Count)))
                {
                    var terms = counts.Select(c => new Term(ids[c.Count], c.Times)).ToList();
                    facts.AddIfTrue(new(Route.Rule, $"{authority}, rule {rule.Id}", terms, fact.Low, fact.High));
                }
            }
        }
    }

    /// <summary>Hides the parts of every small whole; a part that is hidden may be the whole of others.</summary>
    public void HidePartsOfSmallWholes()
    {
        for (var more = true; more;)
        {
            more = false;
            foreach (var part in families.Where(f => facts[f.Whole].Status is CellStatus.Primary).SelectMany(f => f.Parts).Where(ShowsThatItIsNot0))
            {
                facts.Replace(facts[part] with { Status = CellStatus.Primary, Floor = 0 });
                more = true;
            }
        }
    }

    /// <summary>Parts that are 0 of wholes that are hidden to protect others: shown, they would say that the whole is not small.</summary>
    public IEnumerable<string> ZerosOfHiddenWholes(PublishedFacts published) =>
        families.Where(f => published[f.Whole].Status is CellStatus.Complementary).SelectMany(f => f.Parts).Where(p => published[p].Value == 0);

    /// <summary>Adds the one item that is printed nowhere; false where several are not, or where it would be negative.</summary>
    private bool CompleteItems(List<(AuthorityCount Count, long Times)> items, string whole)
    {
        var missing = items.Where(i => !ids.ContainsKey(i.Count)).ToList();
        if (missing.Count > 1)
            return false;
        if (missing is not [var one])
            return true;
        var value = (facts[whole].Value - items.Where(i => i.Count != one.Count).Sum(i => i.Times * facts[ids[i.Count]].Value)) * one.Times;
        if (value < 0)
            return false;
        if (!facts.Known.TryGetValue((one.Count, value), out var id))
        {
            id = $"{one.Count.Authority} {one.Count.Name}{facts.Suffix}";
            facts.Add(new Cell(id, value, facts.StatusOfUnprinted(value), facts.Collection.SuppressUpTo)
            {
                Floor = 0,
                Body = one.Count.Authority.ToString(),
            });
            facts.Known[(one.Count, value)] = id;
        }

        ids[one.Count] = id;
        return true;
    }

    /// <summary>
    /// Adds a whole and its parts. Where the whole is hidden, every printed part is, also one that is 0: with none of two parts 0, the whole could not be 1.
    /// </summary>
    private void AddFamily(string whole, IReadOnlyList<string> parts, Relation relation)
    {
        if (!facts.AddIfTrue(relation))
            return;
        var shown = parts.Where(ShowsThatItIsNot0).ToList();
        if (shown.Count > 1 && !facts.Collection.FiguresArePublic)
            families.Add((whole, shown));
    }

    /// <summary>Printed, or hidden as a count from 1 up.</summary>
    private bool ShowsThatItIsNot0(string id) => facts[id] is { Status: CellStatus.Published } or { Status: CellStatus.Primary, Floor: 1 };
}
