using System.Diagnostics.CodeAnalysis;

namespace Reporting.Local.People;

/// <summary>Somebody who can sign in here. <paramref name="Id"/> is the name to sign in with and the object id alike.</summary>
internal sealed record LocalPerson(string Id, string Name, string Role, string? Body)
{
    public const string Administrator = "administrator";
    public static readonly IReadOnlyList<string> InspectorateRoles = ["analyst", "inspector", "publisher", Administrator];
    public static readonly IReadOnlyList<string> AuthorityRoles = ["submitter", "director"];

    /// <summary>Finds the person of that name; case matters, as it does in an object id.</summary>
    public static bool TryFind(string? name, [NotNullWhen(true)] out LocalPerson? person)
    {
        person = name?.Split('-') switch
        {
            [var role] when InspectorateRoles.Contains(role) => new LocalPerson(role, Capitalised(role), role, null),
            [var role, { Length: 3 } code] when AuthorityRoles.Contains(role) && code.All(char.IsAsciiDigit) => OfAuthority(role, code),
            _ => null,
        };
        return person is not null;
    }

    public static LocalPerson OfAuthority(string role, string code) => new($"{role}-{code}", $"{Capitalised(role)} of {code}", role, code);

    private static string Capitalised(string role) => char.ToUpperInvariant(role[0]) + role[1..];
}
