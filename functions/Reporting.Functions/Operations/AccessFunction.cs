using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Domain.Collections;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Operations;

/// <summary>One person as administrators write them.</summary>
internal sealed record PersonEntry(string? Provider, string? Id, string? Name, IReadOnlyList<string>? Roles, IReadOnlyList<string>? Bodies);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(List<PersonEntry>))]
internal sealed partial class AccessJson : JsonSerializerContext;

/// <summary>Administrators read and change who may use the service.</summary>
public sealed class AccessFunction(AccessTable access, TimeProvider time)
{
    private const string Example = """[{"provider":"aad","id":"…","name":"…","roles":["submitter"],"bodies":["301"]}]""";
    private const int MostPeople = 5000;

    [Function("ReadAccess")]
    [Requires(Permission.ReadAccess)]
    public async Task<IActionResult> ReadAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/access")] HttpRequest request, CancellationToken cancellation)
    {
        return await AllAsync(cancellation);
    }

    [Function("ChangeAccess")]
    [Requires(Permission.ChangeAccess)]
    public async Task<IActionResult> ChangeAsync([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/access")] HttpRequest request, Admission admission, CancellationToken cancellation)
    {
        var caller = admission.Caller;
        var (entries, refused) = await RequestBody.ReadAsync(request, AccessJson.Default.ListPersonEntry, Example, cancellation);
        if (entries is null)
            return refused!;
        if (entries.Count > MostPeople)
            return Problems.BadRequest($"Send at most {MostPeople} people at a time.");
        var people = new Dictionary<(string, string), Person>();
        for (var i = 0; i < entries.Count; i++)
        {
            if (Read(entries[i], out var person) is { } fault)
                return Problems.BadRequest($"Person {i + 1}: {fault}");
            people[(person!.Provider, person.Id)] = person;
        }

        // The one who changes access cannot lock everybody out: an administrator remains.
        if (people.TryGetValue((caller.Provider, caller.Id), out var self) && !self.Roles.Contains(Role.Administrator))
            return Problems.Conflict("You cannot take the role of administrator from yourself. Another administrator can.");

        // Read afresh: what admitted the caller may be half a minute old. One who is an administrator by the settings alone is written down, since they hold no longer than the table names none.
        if ((await access.AllAsync(cancellation)).FirstOrDefault(p => p.Provider == caller.Provider && p.Id == caller.Id && p.Roles.Contains(Role.Administrator)) is not { } administrator)
            return Problems.Forbidden("You are not an administrator any more.");
        people.TryAdd((caller.Provider, caller.Id), administrator);
        await access.PutAsync([.. people.Values], new("access", time.GetUtcNow(), caller.Key, caller.Name, ""), cancellation);
        return await AllAsync(cancellation);
    }

    private async Task<IActionResult> AllAsync(CancellationToken cancellation) =>
        new JsonAnswer<List<PersonEntry>>(
            [.. (await access.AllAsync(cancellation)).Select(p => new PersonEntry(p.Provider, p.Id, p.Name, [.. p.Roles.Select(Word)], [.. p.Bodies.Select(b => b.ToString())]))], AccessJson.Default.ListPersonEntry);

    /// <returns>What is wrong; null where nothing is.</returns>
    private static string? Read(PersonEntry? entry, out Person? person)
    {
        person = null;
        if (entry is null)
            return "is null.";
        if (string.IsNullOrWhiteSpace(entry.Provider) || entry.Provider.Length > 50 || entry.Provider.Any(c => !char.IsAsciiLetterOrDigit(c)))
            return "needs a provider of letters and digits, for example aad.";
        if (string.IsNullOrWhiteSpace(entry.Id) || entry.Id.Length > 200)
            return "needs an id: the person's object id at the provider.";
        if (string.IsNullOrWhiteSpace(entry.Name) || entry.Name.Length > 200)
            return "needs a name, to be shown.";
        var roles = new List<Role>();
        foreach (var word in entry.Roles ?? [])
        {
            if (Enum.GetValues<Role>().Where(r => Word(r) == word).ToList() is not [var role])
                return $"'{word}' is no role. There are: {string.Join(", ", Enum.GetValues<Role>().Select(Word))}.";
            roles.Add(role);
        }

        var bodies = new List<AuthorityCode>();
        foreach (var text in entry.Bodies ?? [])
        {
            if (!AuthorityCode.TryParse(text, out var code))
                return $"'{text}' is no authority's three-digit code.";
            bodies.Add(code);
        }

        if (bodies.Count == 0 && roles.Any(r => r is Role.Submitter or Role.Director))
            return "a submitter or director needs at least one authority in bodies.";
        person = new(entry.Provider, entry.Id, entry.Name, roles, bodies);
        return null;
    }

    private static string Word(Role role) => JsonNamingPolicy.CamelCase.ConvertName(role.ToString());
}
