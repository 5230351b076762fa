using System.Net.Http.Headers;
using System.Text.Json;

namespace Reporting.Local.People;

/// <summary>An authority that some period of some collection asks for a return.</summary>
internal sealed record DueAuthority(string Code, string Name);

/// <summary>Makes the local people known to the app, as the administrator would: those that are not there yet.</summary>
internal sealed class AccessSeed(HttpClient app)
{
    private const string AccessPath = "/api/access";

    /// <summary>Makes a submitter and a director for every authority due in any collection, and the people of the inspectorate.</summary>
    /// <returns>The authorities, by code.</returns>
    public async Task<IReadOnlyList<DueAuthority>> RunAsync(CancellationToken cancellationToken)
    {
        var due = await DueAsync(cancellationToken);
        var known = await KnownAsync(cancellationToken);
        var people = LocalPerson.InspectorateRoles.Where(r => r != LocalPerson.Administrator)
            .Select(r => new LocalPerson(r, char.ToUpperInvariant(r[0]) + r[1..], r, null))
            .Concat(due.SelectMany(a => LocalPerson.AuthorityRoles.Select(r => LocalPerson.OfAuthority(r, a.Code))))
            .Where(p => !known.Contains(p.Id))
            .Select(p => new { provider = "aad", id = p.Id, name = p.Name, roles = new[] { p.Role }, bodies = p.Body is null ? [] : new[] { p.Body } })
            .ToList();
        if (people.Count > 0)
        {
            using var answer = await AskAsync(HttpMethod.Put, AccessPath, JsonContent.Create(people), cancellationToken);
        }

        return due;
    }

    private async Task<IReadOnlyList<DueAuthority>> DueAsync(CancellationToken cancellationToken)
    {
        var due = new SortedDictionary<string, DueAuthority>(StringComparer.Ordinal);
        using var collections = await ReadAsync("/api/collections", cancellationToken);
        foreach (var body in collections.RootElement.EnumerateArray()
            .SelectMany(c => c.GetProperty("periods").EnumerateArray())
            .SelectMany(p => p.GetProperty("due").EnumerateArray()))
        {
            var code = body.GetProperty("code").GetString()!;
            due[code] = new DueAuthority(code, body.GetProperty("name").GetString() ?? code);
        }

        return [.. due.Values];
    }

    private async Task<HashSet<string>> KnownAsync(CancellationToken cancellationToken)
    {
        using var people = await ReadAsync(AccessPath, cancellationToken);
        return [.. people.RootElement.EnumerateArray().Select(p => p.GetProperty("id").GetString()!)];
    }

    private async Task<JsonDocument> ReadAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await AskAsync(HttpMethod.Get, path, null, cancellationToken);
        return await JsonDocument.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", LocalPerson.Administrator);
        var answer = await app.SendAsync(request, cancellationToken);
        if (answer.IsSuccessStatusCode)
            return answer;

        using (answer)
            throw new LocalHostException($"The local people could not be made. {await ProblemText.OfAsync(method.Method, path, answer, cancellationToken)}");
    }
}
