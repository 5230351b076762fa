using Azure.Data.Tables;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Storage;

/// <summary>The state of every return, and its events, in the table <c>returns</c>: a partition a period's instrument.</summary>
public sealed class ReturnRows(ServiceStorage storage)
{
    public async Task<Return> GetAsync(ReturnKey key, CancellationToken cancellation) => (await ReadAsync(key, cancellation)).Value;

    /// <summary>A return with what it takes to write it back.</summary>
    public async Task<StoredReturn> ReadAsync(ReturnKey key, CancellationToken cancellation)
    {
        var partition = StoredReturn.Partition(key.Collection, key.Period, key.Instrument);
        var row = await storage.ReturnsTable.GetEntityIfExistsAsync<TableEntity>(partition, $"state~{key.Body}", cancellationToken: cancellation);
        return row.HasValue ? StoredReturn.Read(key, row.Value!) : StoredReturn.None(key);
    }

    /// <summary>The returns of a period's instrument that have a row.</summary>
    public async Task<IReadOnlyDictionary<Body, Return>> AllAsync(string collection, string period, string instrument, CancellationToken cancellation) =>
        (await ReadAllAsync(collection, period, instrument, cancellation)).ToDictionary(r => r.Key, r => r.Value.Value);

    public async Task<IReadOnlyList<ReturnEvent>> EventsAsync(ReturnKey key, CancellationToken cancellation)
    {
        var partition = StoredReturn.Partition(key.Collection, key.Period, key.Instrument);
        var (from, to) = ($"event~{key.Body}~", $"event~{key.Body}~~");
        var events = new List<ReturnEvent>();
        var found = storage.ReturnsTable.QueryAsync<TableEntity>(
            r => r.PartitionKey == partition && r.RowKey.CompareTo(from) > 0 && r.RowKey.CompareTo(to) < 0, cancellationToken: cancellation);
        await foreach (var row in found)
            events.Add(EventRows.Read(row));
        return events;
    }

    /// <summary>The events of one kind, of all bodies of a period's instrument.</summary>
    public async Task<IReadOnlyList<(Body Body, ReturnEvent Event)>> EventsOfKindAsync(
        string collection, string period, string instrument, EventKind kind, CancellationToken cancellation)
    {
        var partition = StoredReturn.Partition(collection, period, instrument);
        var events = new List<(Body, ReturnEvent)>();
        var found = storage.ReturnsTable.QueryAsync<TableEntity>($"PartitionKey eq '{partition}' and Kind eq '{kind.Name()}'", cancellationToken: cancellation);
        await foreach (var row in found)
        {
            if (Body.TryParse(row.RowKey.Split('~')[1], out var body))
                events.Add((body, EventRows.Read(row)));
        }

        return events;
    }

    /// <summary>Has a return decide what becomes of it, and writes that if nobody changed it meanwhile; where somebody did, it decides again.</summary>
    /// <returns>What was decided, and written where it changes anything.</returns>
    public async Task<Decision<Return>> ActAsync(ReturnKey key, Func<Return, Task<Decision<Return>>> act, CancellationToken cancellation)
    {
        while (true)
        {
            var stored = await ReadAsync(key, cancellation);
            var decision = await act(stored.Value);
            if (decision is not Decision<Return>.Changed changed || await TryPutAsync(stored, changed, cancellation))
                return decision;
        }
    }

    /// <summary>Writes a return and its events together, if nobody changed it since it was read; says whether it did.</summary>
    public Task<bool> TryPutAsync(StoredReturn read, Decision<Return>.Changed changed, CancellationToken cancellation) =>
        storage.ReturnsTable.TryWriteAsync([.. ActionsOf(read, changed.Next, changed.Events)], cancellation);

    /// <summary>Marks returns as frozen in a closing, in batches, until each is.</summary>
    /// <returns>The returns as they were frozen.</returns>
    public async Task<IReadOnlyDictionary<Body, Return>> FreezeAsync(IReadOnlyCollection<ReturnKey> keys, int closing, CancellationToken cancellation)
    {
        while (true)
        {
            var known = new Dictionary<ReturnKey, StoredReturn>();
            foreach (var of in keys.GroupBy(k => (k.Collection, k.Period, k.Instrument)))
            {
                var rows = await ReadAllAsync(of.Key.Collection, of.Key.Period, of.Key.Instrument, cancellation);
                foreach (var key in of)
                    known[key] = rows.GetValueOrDefault(key.Body) ?? StoredReturn.None(key);
            }

            if (await TryFreezeAsync(known.Values, closing, cancellation))
                return known.ToDictionary(k => k.Key.Body, k => k.Value.Value);
        }
    }

    /// <returns>False where one changed meanwhile: all are to be read again.</returns>
    private async Task<bool> TryFreezeAsync(IEnumerable<StoredReturn> returns, int closing, CancellationToken cancellation)
    {
        foreach (var batch in returns.Where(r => r.Value.FrozenBy(closing) != r.Value).Chunk(100))
        {
            try
            {
                await storage.ReturnsTable.SubmitTransactionAsync(batch.SelectMany(r => ActionsOf(r, r.Value.FrozenBy(closing), [])), cancellation);
            }
            catch (TableTransactionFailedException e) when (e.Status is 409 or 412)
            {
                return false;
            }
        }

        return true;
    }

    private async Task<IReadOnlyDictionary<Body, StoredReturn>> ReadAllAsync(
        string collection, string period, string instrument, CancellationToken cancellation)
    {
        var partition = StoredReturn.Partition(collection, period, instrument);
        var all = new Dictionary<Body, StoredReturn>();
        var found = storage.ReturnsTable.QueryAsync<TableEntity>(
            r => r.PartitionKey == partition && r.RowKey.CompareTo("state~") > 0 && r.RowKey.CompareTo("state~~") < 0, cancellationToken: cancellation);
        await foreach (var row in found)
        {
            if (Body.TryParse(row.RowKey["state~".Length..], out var body))
                all[body] = StoredReturn.Read(new(collection, period, instrument, body), row);
        }

        return all;
    }

    private static IEnumerable<TableTransactionAction> ActionsOf(StoredReturn read, Return next, IReadOnlyList<ReturnEvent> events)
    {
        var entity = StoredReturn.ToEntity(next, read.Events + events.Count);
        yield return read.ETag == default
            ? new(TableTransactionActionType.Add, entity)
            : new(TableTransactionActionType.UpdateReplace, entity, read.ETag);
        for (var i = 0; i < events.Count; i++)
            yield return new(TableTransactionActionType.Add, events[i].ToRow(entity.PartitionKey, $"event~{next.Key.Body}~{read.Events + i + 1:000000}"));
    }
}
