using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Reporting.Domain.Collections;

namespace Reporting.Domain.Findings;

/// <summary>
/// What outputs call authorities. Of a synthetic collection no real name or code may appear beside an invented figure, so its authorities are "Example
/// authority 001" and on; the region stays. The numbers follow a hash of collection and code, so they are the same in every output, and their order is not
/// that of the real codes.
/// </summary>
public sealed class AreaNames
{
    private readonly Dictionary<AuthorityCode, int>? numbers;

    /// <summary>Numbers the authorities of a synthetic collection.</summary>
    /// <param name="synthetic">Whether the data are invented.</param>
    /// <param name="authorities">All that were ever due: with others, the numbers would be others.</param>
    /// <param name="collection">The collection's id.</param>
    public AreaNames(bool synthetic, IEnumerable<AuthorityCode> authorities, string collection = "")
    {
        if (!synthetic)
            return;
        numbers = authorities.Distinct()
            .OrderBy(c => HashOf(collection, c), StringComparer.Ordinal)
            .Select((code, i) => (code, Number: i + 1))
            .ToDictionary(p => p.code, p => p.Number);
    }

    /// <summary>Whether authorities go by numbers, since the data are invented.</summary>
    public bool Synthetic => numbers is not null;

    /// <summary>The authority's name in outputs.</summary>
    public string Name(Authority authority) => numbers is null ? authority.Name : "Example authority " + Number(authority.Code);

    /// <summary>The authority's code in outputs: three digits.</summary>
    public string Code(AuthorityCode code) => numbers is null ? code.ToString() : Number(code);

    /// <summary>The authority's ONS code in outputs.</summary>
    public string Gss(Authority authority) => numbers is null ? authority.Gss : "X00000" + Number(authority.Code);

    /// <summary>The authority as outputs may show it, without what would tell which one it is. Its code stays the real one: ask <see cref="Code"/>.</summary>
    public Authority Shown(Authority authority)
    {
        if (numbers is null)
            return authority;
        var (name, gss) = (Name(authority), Gss(authority));
        return authority with { Name = name, Gss = gss, Type = string.Empty, London = null, Predecessors = [], Successors = [] };
    }

    /// <summary>As official tables order them: by region, then by name.</summary>
    public IOrderedEnumerable<T> InOrder<T>(IEnumerable<T> items, Func<T, Authority> authority) =>
        items.OrderBy(i => authority(i).Region.Order).ThenBy(i => Name(authority(i)), StringComparer.Ordinal);

    private static string HashOf(string collection, AuthorityCode code) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"example {collection} {code}")));

    private string Number(AuthorityCode code) => numbers![code].ToString("000", CultureInfo.InvariantCulture);
}
