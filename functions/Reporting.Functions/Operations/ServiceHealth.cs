using System.ComponentModel.DataAnnotations;
using Azure;
using Azure.Data.Tables;
using Reporting.Checking.Definitions;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Operations;

/// <summary>Whether the service can do its work.</summary>
/// <param name="Storage">ready, or which of its parts do not answer, in words; null where it was not asked.</param>
/// <param name="Collections">How many are defined; null where it was not asked.</param>
public sealed record Health([property: AllowedValues("live", "ready", "notReady")] string Status, string? Storage, int? Collections)
{
    public static Health Live { get; } = new("live", null, null);

    internal bool IsReady => Status == "ready";
}

/// <summary>Asks each part of storage whether it answers.</summary>
public sealed class ServiceHealth(DefinitionSet definitions, ServiceStorage storage)
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(5);

    public async Task<Health> CheckAsync(CancellationToken cancellation)
    {
        var asked = new[]
        {
            LacksAsync("blobs", stop => storage.Returns.ExistsAsync(stop), cancellation),
            LacksAsync("tables", stop => storage.AccessTable.GetEntityIfExistsAsync<TableEntity>("ready", "ready", cancellationToken: stop), cancellation),
            LacksAsync("queues", stop => storage.Queue(QueueNames.Check).ExistsAsync(stop), cancellation),
        };
        var lacking = (await Task.WhenAll(asked)).OfType<string>().ToList();
        if (lacking.Count == 0 && await LacksAsync("what is not there yet and cannot be made", _ => storage.ReadyAsync(), cancellation) is { } unmade)
            lacking.Add(unmade);
        return lacking.Count == 0
            ? new("ready", "ready", definitions.Collections.Count)
            : new("notReady", $"Storage does not answer: {string.Join(", ", lacking)}.", definitions.Collections.Count);
    }

    /// <returns>The part's name where it does not answer in time; null where it does, whatever it says of what is asked for.</returns>
    private static async Task<string?> LacksAsync(string part, Func<CancellationToken, Task> ask, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LongestAnswer);
        try
        {
            await ask(limit.Token);
            return null;
        }
        catch (RequestFailedException e)
        {
            return e.Status == 404 ? null : part;
        }
        catch (AggregateException)
        {
            // What storage's clients throw after the last of their tries.
            return part;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return part;
        }
    }
}
