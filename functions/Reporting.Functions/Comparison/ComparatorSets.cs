using Azure.Data.Tables;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Returns;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Comparison;

/// <summary>Authorities to compare with, under a name.</summary>
/// <param name="Name">As it stands in a URL: small letters, digits and hyphens.</param>
/// <param name="BuiltIn">There for everybody, and nobody's to change.</param>
public sealed record ComparatorSet(string Name, string Title, bool BuiltIn, IReadOnlyList<AuthorityCode> Authorities)
{
    /// <summary>The authorities of a measure that are in a set; all where there is none.</summary>
    public static IEnumerable<PublishedAuthority> In(ComparatorSet? set, PublishedMeasure measure) =>
        measure.Authorities.Where(a => set is null || set.Authorities.Contains(a.Authority.Code));
}

/// <summary>The sets that a body has named, in the table <c>comparators</c>, and those that everybody has.</summary>
public sealed class ComparatorSets(ServiceStorage storage, DefinitionSet definitions)
{
    /// <summary>How many a body may have.</summary>
    public const int Most = 50;

    /// <summary>Inner and outer London, of every date: who did not exist in a period has no value in it.</summary>
    public IReadOnlyList<ComparatorSet> BuiltIn { get; } =
    [
        .. definitions.Authorities.All.Where(a => a.London is not null).GroupBy(a => a.London!).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new ComparatorSet(g.Key.ToLowerInvariant().Replace(' ', '-'), g.Key, true, [.. g.Select(a => a.Code).Distinct().Order()])),
    ];

    /// <summary>A body's own, by name, and then those of everybody.</summary>
    public async Task<IReadOnlyList<ComparatorSet>> OfAsync(Body body, CancellationToken cancellation)
    {
        var own = new List<ComparatorSet>();
        var partition = body.ToString();
        var rows = storage.ComparatorsTable.QueryAsync<TableEntity>(
            r => r.PartitionKey == partition && r.RowKey.CompareTo("set~") > 0 && r.RowKey.CompareTo("set~~") < 0, cancellationToken: cancellation);
        await foreach (var row in rows)
            own.Add(FromRow(row));
        return [.. own.OrderBy(s => s.Name, StringComparer.Ordinal), .. BuiltIn];
    }

    public async Task<ComparatorSet?> FindAsync(Body body, string name, CancellationToken cancellation)
    {
        if (BuiltIn.FirstOrDefault(s => s.Name == name) is { } built)
            return built;
        var row = await storage.ComparatorsTable.GetEntityIfExistsAsync<TableEntity>(body.ToString(), KeyOf(name), cancellationToken: cancellation);
        return row.HasValue ? FromRow(row.Value!) : null;
    }

    /// <summary>The set of a name: of the first of these bodies that has it.</summary>
    /// <param name="name">Null where none is asked for.</param>
    /// <returns>Neither where none is asked for.</returns>
    public async Task<(ComparatorSet? Set, Refusal? Refused)> AskedAsync(string? name, IReadOnlyList<Body> bodies, CancellationToken cancellation)
    {
        if (name is null)
            return (null, null);
        foreach (var body in bodies)
        {
            if (await FindAsync(body, name, cancellation) is { } found)
                return (found, null);
        }

        return (null, new Refusal.NotFound(
            $"There is no comparator set '{ShortText.Of(name)}'. GET /api/comparator-sets/{bodies[0]} lists those that there are."));
    }

    public Task PutAsync(Body body, ComparatorSet set, ReturnEvent what, CancellationToken cancellation)
    {
        var row = new TableEntity(body.ToString(), KeyOf(set.Name))
        {
            ["Name"] = set.Name,
            ["Title"] = set.Title,
            ["Authorities"] = string.Join(',', set.Authorities),
        };
        return ChangeAsync(new(TableTransactionActionType.UpsertReplace, row), body, what, cancellation);
    }

    /// <returns>False where there is none of that name.</returns>
    public async Task<bool> DeleteAsync(Body body, string name, ReturnEvent what, CancellationToken cancellation)
    {
        if (await FindAsync(body, name, cancellation) is not { BuiltIn: false })
            return false;
        try
        {
            await ChangeAsync(new(TableTransactionActionType.Delete, new TableEntity(body.ToString(), KeyOf(name))), body, what, cancellation);
        }
        catch (TableTransactionFailedException gone) when (gone.Status == 404)
        {
            // Deleted a moment ago: by somebody else, or by this very call, whose first answer was lost.
        }

        return true;
    }

    // The event's key is made once and written over itself, so that a call tried again writes it once.
    private async Task ChangeAsync(TableTransactionAction change, Body body, ReturnEvent what, CancellationToken cancellation)
    {
        var happened = what.ToRow(body.ToString(), $"event~{what.At.UtcTicks:D19}~{Guid.NewGuid():N}");
        await storage.ComparatorsTable.SubmitTransactionAsync([change, new(TableTransactionActionType.UpsertReplace, happened)], cancellation);
    }

    private static string KeyOf(string name) => $"set~{name}";

    private static ComparatorSet FromRow(TableEntity row) => new(
        row.GetString("Name"), row.GetString("Title"), false,
        [.. row.GetString("Authorities").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(AuthorityCode.Parse)]);
}
