using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Reporting.Domain.Collections;

namespace Reporting.Domain.Findings;

/// <summary>
/// What outputs call authorities. Of a synthetic collection no real name or code may appear beside an invented figure, so its authorities are
/// "Example authority 001" and on; the region stays. The numbers follow a hash of collection and code, so that they are the same in every output and their order tells nothing.
/// </summary>
public sealed class AreaNames
{
    private readonly Dictionary<AuthorityCode, int>? numbers;

    /// <param name="authorities">All that were ever due: with others, the numbers would be others.</param>
    /// <param name="collection">Its id.</param>
    public AreaNames(bool synthetic, IEnumerable<AuthorityCode> authorities, string collection = "") =>
        numbers = synthetic
            ? authorities.Distinct().OrderBy(c => Place(collection, c), StringComparer.Ordinal).Select((code, i) => (code, Number: i + 1)).ToDictionary(p => p.code, p => p.Number)
            : null;

    public bool Synthetic => numbers is not null;

    public string Name(Authority authority) => numbers is null ? authority.Name : "Example authority " + Number(authority.Code);

    /// <summary>Three digits.</summary>
    public string Code(AuthorityCode code) => numbers is null ? code.ToString() : Number(code);

    public string Gss(Authority authority) => numbers is null ? authority.Gss : "X00000" + Number(authority.Code);

    /// <summary>The authority as outputs may show it; its code is asked of <see cref="Code"/>.</summary>
    public Authority Shown(Authority authority) =>
        numbers is null ? authority : authority with { Name = Name(authority), Gss = Gss(authority), Type = string.Empty, London = null, Predecessors = [], Successors = [] };

    /// <summary>As official tables order them: by region, then by name.</summary>
    public IOrderedEnumerable<T> InOrder<T>(IEnumerable<T> items, Func<T, Authority> authority) =>
        items.OrderBy(i => authority(i).Region.Order).ThenBy(i => Name(authority(i)), StringComparer.Ordinal);

    private static string Place(string collection, AuthorityCode code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"example {collection} {code}")));

    private string Number(AuthorityCode code) => numbers![code].ToString("000", CultureInfo.InvariantCulture);
}
