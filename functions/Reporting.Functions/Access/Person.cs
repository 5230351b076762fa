using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Reporting.Domain.Collections;

namespace Reporting.Functions.Access;

/// <summary>One person in the access table.</summary>
public sealed record Person(string Provider, string Id, string Name, IReadOnlyList<Role> Roles, IReadOnlyList<AuthorityCode> Bodies)
{
    /// <param name="name">As the sign-in has it: it is only shown.</param>
    public Caller AsCaller(string name) => new(Provider, Id, name, Roles.ToHashSet(), Bodies.ToHashSet());
}

/// <summary>One person as administrators write them, not checked yet.</summary>
public sealed record PersonEntry(
    [property: Required] string? Provider, [property: Required] string? Id, [property: Required] string? Name,
    [property: AllowedValues("submitter", "director", "analyst", "inspector", "publisher", "administrator")] IReadOnlyList<string>? Roles,
    IReadOnlyList<string>? Bodies)
{
    private const int LongestProvider = 50;
    private const int Longest = 200;

    public static PersonEntry Of(Person person) =>
        new(person.Provider, person.Id, person.Name, [.. person.Roles.Select(Word)], [.. person.Bodies.Select(b => b.ToString())]);

    /// <param name="person">Null where something is wrong.</param>
    /// <returns>What is wrong; null where nothing is.</returns>
    internal static string? Read(PersonEntry? entry, out Person? person)
    {
        person = null;
        if (entry is null)
            return "is null.";
        if (string.IsNullOrWhiteSpace(entry.Provider) || entry.Provider.Length > LongestProvider || entry.Provider.Any(c => !char.IsAsciiLetterOrDigit(c)))
            return "needs a provider of letters and digits, for example aad.";
        if (string.IsNullOrWhiteSpace(entry.Id) || entry.Id.Length > Longest)
            return "needs an id: the person's object id at the provider.";
        if (string.IsNullOrWhiteSpace(entry.Name) || entry.Name.Length > Longest)
            return "needs a name, to be shown.";
        if (ReadRoles(entry.Roles ?? [], out var roles) is { } unknownRole)
            return unknownRole;
        if (ReadBodies(entry.Bodies ?? [], out var bodies) is { } unknownBody)
            return unknownBody;
        if (bodies.Count == 0 && roles.Any(r => r is Role.Submitter or Role.Director))
            return "a submitter or director needs at least one authority in bodies.";
        person = new(entry.Provider, entry.Id, entry.Name, roles, bodies);
        return null;
    }

    private static string? ReadRoles(IReadOnlyList<string> words, out List<Role> roles)
    {
        roles = [];
        foreach (var word in words)
        {
            if (Enum.GetValues<Role>().Where(r => Word(r) == word).ToList() is not [var role])
                return $"'{word}' is no role. There are: {string.Join(", ", Enum.GetValues<Role>().Select(Word))}.";
            roles.Add(role);
        }

        return null;
    }

    private static string? ReadBodies(IReadOnlyList<string> texts, out List<AuthorityCode> bodies)
    {
        bodies = [];
        foreach (var text in texts)
        {
            if (!AuthorityCode.TryParse(text, out var code))
                return $"'{text}' is no authority's three-digit code.";
            bodies.Add(code);
        }

        return null;
    }

    private static string Word(Role role) => JsonNamingPolicy.CamelCase.ConvertName(role.ToString());
}
