using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Operations;

/// <summary>What is collected, when, of whom and for what.</summary>
public sealed class CollectionCatalogue(DefinitionSet definitions, WindowRows windows, TimeProvider time)
{
    /// <summary>All collections, in order of their ids.</summary>
    public async Task<IReadOnlyList<CollectionEntry>> AllAsync(Admission admission, CancellationToken cancellation)
    {
        admission.For(Permission.ReadCollections);
        var all = new List<CollectionEntry>();
        foreach (var collection in definitions.Collections.Values.OrderBy(c => c.Id, StringComparer.Ordinal))
            all.Add(await EntryOfAsync(collection, cancellation));
        return all;
    }

    public async Task<Outcome<CollectionEntry>> FindAsync(Admission admission, string collection, CancellationToken cancellation)
    {
        admission.For(Permission.ReadCollections);
        return definitions.Find(collection) is { } found
            ? await EntryOfAsync(found, cancellation)
            : new Refusal.NotFound(
                $"There is no collection of this name. There are: {string.Join(", ", definitions.Collections.Keys.Order(StringComparer.Ordinal))}.");
    }

    private async Task<CollectionEntry> EntryOfAsync(Collection collection, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return CollectionEntry.Of(collection, [.. (await windows.AllAsync(collection, cancellation)).Select(w => new PeriodEntry(
            w.Period.Id, w.Period.Title, w.Period.From, w.Period.To, w.Opens, w.Closes, w.IsOpen(now),
            [.. definitions.Due(w.Period).Select(a => new DueEntry(a.Code.ToString(), a.Gss, a.Name))]))]);
    }
}
