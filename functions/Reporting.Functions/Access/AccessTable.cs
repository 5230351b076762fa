using Azure.Data.Tables;
using Microsoft.Extensions.Options;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Access;

/// <summary>
/// Who may use the service, in the table <c>access</c>. It is read at most every half minute, so that a call costs no look-up; a change made here is known at
/// once.
/// </summary>
public sealed class AccessTable(ServiceStorage storage, TimeProvider time, IOptions<ReportingOptions> options) : IAccess, IDisposable
{
    private static readonly TimeSpan KnownFor = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim reading = new(1);
    private Known? known;

    public async Task<Caller?> FindAsync(string provider, string id, string name, CancellationToken cancellation) =>
        (await KnownAsync(cancellation)).People.GetValueOrDefault((provider, id))?.AsCaller(name);

    public async Task<IReadOnlyList<Caller>> EverybodyAsync(CancellationToken cancellation) =>
        [.. (await KnownAsync(cancellation)).People.Values.Select(p => p.AsCaller(p.Name))];

    public async Task<IReadOnlyList<Person>> AllAsync(CancellationToken cancellation)
    {
        known = null;
        var people = (await KnownAsync(cancellation)).People.Values;
        return [.. people.OrderBy(p => p.Provider, StringComparer.Ordinal).ThenBy(p => p.Id, StringComparer.Ordinal)];
    }

    /// <summary>Replaces the persons named, and adds an event for each whom that changes. Asked for again, it changes nothing and adds no event.</summary>
    public async Task PutAsync(IReadOnlyList<Person> people, ReturnEvent what, CancellationToken cancellation)
    {
        var before = (await RowsAsync(cancellation)).Select(Said).ToHashSet();
        foreach (var provider in people.Where(p => !before.Contains(Said(p))).GroupBy(p => p.Provider))
        {
            // Each person costs two rows of a transaction, which takes 100.
            foreach (var batch in provider.Chunk(50))
            {
                // No row of it depends on what another wrote, so a write that is refused is only to be made again.
                TableTransactionAction[] rows = [.. batch.SelectMany(ActionsOf)];
                while (!await storage.AccessTable.TryWriteAsync(rows, cancellation))
                {
                }
            }
        }

        known = null;

        TableTransactionAction[] ActionsOf(Person p) =>
            [new(TableTransactionActionType.UpsertReplace, ToRow(p)), new(TableTransactionActionType.Add, EventOf(p))];

        TableEntity EventOf(Person p)
        {
            var happened = what with { What = $"{p.Id}: {string.Join(", ", p.Roles)} {string.Join(", ", p.Bodies)}".TrimEnd() };
            return happened.ToRow(p.Provider, $"event~{what.At.UtcTicks:D19}~{Guid.NewGuid():N}");
        }
    }

    private async Task<Known> KnownAsync(CancellationToken cancellation)
    {
        if (known is { } fresh && time.GetUtcNow() - fresh.ReadAt < KnownFor)
            return fresh;
        await reading.WaitAsync(cancellation);
        try
        {
            if (known is { } already && time.GetUtcNow() - already.ReadAt < KnownFor)
                return already;

            var people = (await RowsAsync(cancellation)).ToDictionary(p => (p.Provider, p.Id));
            foreach (var id in FirstAdministrators().Where(_ => !people.Values.Any(p => p.Roles.Contains(Role.Administrator))).ToList())
                people[("aad", id)] = new("aad", id, id, [Role.Administrator], []);
            return known = new(people, time.GetUtcNow());
        }
        finally
        {
            reading.Release();
        }
    }

    private async Task<IReadOnlyList<Person>> RowsAsync(CancellationToken cancellation)
    {
        var people = new List<Person>();
        var rows = storage.AccessTable.QueryAsync<TableEntity>(
            r => r.RowKey.CompareTo("person~") > 0 && r.RowKey.CompareTo("person~~") < 0, cancellationToken: cancellation);
        await foreach (var row in rows)
            people.Add(FromRow(row));
        return people;
    }

    public void Dispose() => reading.Dispose();

    // They hold until the table names an administrator of its own, so a service that was just deployed is not locked.
    private string[] FirstAdministrators() =>
        (options.Value.Administrators ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // A record's lists are equal only where they are the same list.
    private static (string Provider, string Id, string Name, string Roles, string Bodies) Said(Person person) =>
        (person.Provider, person.Id, person.Name, string.Join(',', person.Roles), string.Join(',', person.Bodies));

    private static TableEntity ToRow(Person person) => new(person.Provider, $"person~{Uri.EscapeDataString(person.Id)}")
    {
        ["Id"] = person.Id,
        ["Name"] = person.Name,
        ["Roles"] = string.Join(',', person.Roles),
        ["Bodies"] = string.Join(',', person.Bodies),
    };

    private static Person FromRow(TableEntity row) => new(
        row.PartitionKey, row.GetString("Id"), row.GetString("Name"),
        [.. row.GetString("Roles").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Role>)],
        [.. row.GetString("Bodies").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(AuthorityCode.Parse)]);

    private sealed record Known(IReadOnlyDictionary<(string Provider, string Id), Person> People, DateTimeOffset ReadAt);
}
