using Reporting.Domain.Returns;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Access;

/// <summary>Administrators read and change who may use the service.</summary>
public sealed class AccessAdministration(AccessTable access, TimeProvider time)
{
    private const int MostPeople = 5000;

    public async Task<IReadOnlyList<Person>> AllAsync(Admission admission, CancellationToken cancellation)
    {
        admission.For(Permission.ReadAccess);
        return await access.AllAsync(cancellation);
    }

    /// <summary>Replaces the persons named.</summary>
    /// <returns>All persons, as they are then.</returns>
    public async Task<Outcome<IReadOnlyList<Person>>> ChangeAsync(Admission admission, IReadOnlyList<PersonEntry?> entries, CancellationToken cancellation)
    {
        var caller = admission.For(Permission.ChangeAccess);
        if (entries.Count > MostPeople)
            return new Refusal.NotUnderstood($"Send at most {MostPeople} people at a time.");
        var people = new Dictionary<(string, string), Person>();
        for (var i = 0; i < entries.Count; i++)
        {
            if (PersonEntry.Read(entries[i], out var person) is { } fault)
                return new Refusal.NotUnderstood($"Person {i + 1}: {fault}");
            people[(person!.Provider, person.Id)] = person;
        }

        // Whoever changes access stays an administrator, so that one always remains.
        if (people.TryGetValue((caller.Provider, caller.Id), out var self) && !self.Roles.Contains(Role.Administrator))
            return new Refusal.NotNow("You cannot take the role of administrator from yourself. Another administrator can.");

        // Read afresh: what admitted the caller may be half a minute old. An administrator by the settings alone is written down too, because the settings
        // count only until the table names an administrator.
        var now = (await access.AllAsync(cancellation)).FirstOrDefault(p => (p.Provider, p.Id) == (caller.Provider, caller.Id));
        if (now?.Roles.Contains(Role.Administrator) is not true)
            return new Refusal.NotAllowed("You are not an administrator any more.");
        people.TryAdd((caller.Provider, caller.Id), now);
        await access.PutAsync([.. people.Values], new(EventKind.AccessChanged, time.GetUtcNow(), caller.Actor, ""), cancellation);
        return new Outcome<IReadOnlyList<Person>>.Done(await access.AllAsync(cancellation));
    }
}
