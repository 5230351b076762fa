using Azure.Data.Tables;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Storage;

/// <summary>The state of every return, and its events, in the table <c>returns</c>: a partition a period's instrument.</summary>
public sealed class ReturnRows(ServiceStorage storage)
{
    public async Task<ReturnRow> GetAsync(ReturnKey key, CancellationToken cancellation)
    {
        var row = await storage.ReturnsTable.GetEntityIfExistsAsync<TableEntity>(ReturnRow.Partition(key.Collection, key.Period, key.Instrument), $"state~{key.Body}", cancellationToken: cancellation);
        return row.HasValue ? ReturnRow.From(key, row.Value!) : ReturnRow.NotStarted(key);
    }

    /// <summary>The returns of a period's instrument that have a row.</summary>
    public async Task<IReadOnlyDictionary<Body, ReturnRow>> AllAsync(string collection, string period, string instrument, CancellationToken cancellation)
    {
        var partition = ReturnRow.Partition(collection, period, instrument);
        var all = new Dictionary<Body, ReturnRow>();
        await foreach (var row in storage.ReturnsTable.QueryAsync<TableEntity>(r => r.PartitionKey == partition && r.RowKey.CompareTo("state~") > 0 && r.RowKey.CompareTo("state~~") < 0, cancellationToken: cancellation))
        {
            if (Body.TryParse(row.RowKey["state~".Length..], out var body))
                all[body] = ReturnRow.From(new(collection, period, instrument, body), row);
        }

        return all;
    }

    public async Task<IReadOnlyList<ReturnEvent>> EventsAsync(ReturnKey key, CancellationToken cancellation)
    {
        var partition = ReturnRow.Partition(key.Collection, key.Period, key.Instrument);
        var (from, to) = ($"event~{key.Body}~", $"event~{key.Body}~~");
        var events = new List<ReturnEvent>();
        await foreach (var row in storage.ReturnsTable.QueryAsync<TableEntity>(r => r.PartitionKey == partition && r.RowKey.CompareTo(from) > 0 && r.RowKey.CompareTo(to) < 0, cancellationToken: cancellation))
            events.Add(ReturnEvent.From(row));
        return events;
    }

    /// <summary>The events of one kind, of all bodies of a period's instrument.</summary>
    public async Task<IReadOnlyList<(Body Body, ReturnEvent Event)>> EventsOfKindAsync(string collection, string period, string instrument, string kind, CancellationToken cancellation)
    {
        var partition = ReturnRow.Partition(collection, period, instrument);
        var events = new List<(Body, ReturnEvent)>();
        await foreach (var row in storage.ReturnsTable.QueryAsync<TableEntity>($"PartitionKey eq '{partition}' and Kind eq '{kind}'", cancellationToken: cancellation))
        {
            if (Body.TryParse(row.RowKey.Split('~')[1], out var body))
                events.Add((body, ReturnEvent.From(row)));
        }

        return events;
    }

    /// <summary>Writes a state and its events together, if nobody changed the state since it was read; says whether it did.</summary>
    /// <param name="events">At least one.</param>
    public Task<bool> TryPutAsync(ReturnRow row, IReadOnlyList<ReturnEvent> events, CancellationToken cancellation) =>
        storage.ReturnsTable.TryWriteAsync([.. ActionsOf(row, events)], cancellation);

    /// <summary>Marks all returns as frozen in a closing, in batches; those that changed meanwhile are given back to be read again.</summary>
    /// <returns>Whether every one was marked.</returns>
    public async Task<bool> TryFreezeAsync(IReadOnlyCollection<ReturnRow> rows, int closing, CancellationToken cancellation)
    {
        foreach (var batch in rows.Where(r => r.FrozenIn < closing).Chunk(100))
        {
            try
            {
                await storage.ReturnsTable.SubmitTransactionAsync(batch.SelectMany(r => ActionsOf(r with { FrozenIn = closing }, [])), cancellation);
            }
            catch (TableTransactionFailedException e) when (e.Status is 409 or 412)
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<TableTransactionAction> ActionsOf(ReturnRow row, IReadOnlyList<ReturnEvent> events)
    {
        var entity = (row with { Events = row.Events + events.Count }).ToEntity();
        yield return row.ETag == default ? new(TableTransactionActionType.Add, entity) : new(TableTransactionActionType.UpdateReplace, entity, row.ETag);
        for (var i = 0; i < events.Count; i++)
            yield return new(TableTransactionActionType.Add, events[i].ToRow(entity.PartitionKey, $"event~{row.Key.Body}~{row.Events + i + 1:000000}"));
    }
}
