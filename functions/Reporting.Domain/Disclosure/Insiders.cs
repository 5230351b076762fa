using Reporting.Domain.Collections;

namespace Reporting.Domain.Disclosure;

/// <summary>
/// Who knows which returns beside what is published: each authority its own, and each person all that they may submit. With those given, no other
/// authority's hidden count may fall to fewer than <see cref="FewestValues"/> possible values.
/// </summary>
public sealed class Insiders
{
    /// <summary>How many values a hidden count must leave open to somebody who knows returns of others.</summary>
    public const int FewestValues = 3;

    // Whoever submits for more is no council's person, but loads what others published.
    private const int MostOfOnePerson = 20;

    private readonly ILookup<string, int> of;

    private Insiders(IReadOnlyList<IReadOnlySet<string>> groups)
    {
        Groups = groups;
        of = groups.SelectMany((g, i) => g.Select(body => (body, i))).ToLookup(g => g.body, g => g.i, StringComparer.Ordinal);
    }

    /// <summary>Nobody knows more than what is published.</summary>
    public static Insiders None { get; } = new([]);

    /// <summary>The authorities that each of them knows.</summary>
    public IReadOnlyList<IReadOnlySet<string>> Groups { get; }

    /// <summary>Each authority, and each person who may submit for several.</summary>
    /// <param name="authorities">Those that submit.</param>
    /// <param name="people">The authorities of each person; one that is not among the others is passed over.</param>
    public static Insiders Of(IEnumerable<AuthorityCode> authorities, IEnumerable<IReadOnlySet<AuthorityCode>> people)
    {
        string[] all = [.. authorities.Select(a => a.ToString()).Order(StringComparer.Ordinal)];
        var several = people.Select(p => p.Select(a => a.ToString()).Intersect(all, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray())
            .Where(p => p.Length > 1 && p.Length <= MostOfOnePerson)
            .DistinctBy(p => string.Join(' ', p), StringComparer.Ordinal)
            .OrderBy(p => string.Join(' ', p), StringComparer.Ordinal);
        return new([.. all.Select(a => new[] { a }).Concat(several).Select(g => g.ToHashSet(StringComparer.Ordinal))]);
    }

    /// <summary>Those who know an authority's returns, by their places in <see cref="Groups"/>.</summary>
    internal IEnumerable<int> WhoKnow(string body) => of[body];
}
