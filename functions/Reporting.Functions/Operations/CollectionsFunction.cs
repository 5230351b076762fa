using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Operations;

/// <summary>The collections, over HTTP.</summary>
public sealed class CollectionsFunction(CollectionCatalogue catalogue)
{
    private const string Route = "api/collections";

    [Function("ReadCollections")]
    [Requires(Permission.ReadCollections)]
    public async Task<IActionResult> AllAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route)] HttpRequest request, Admission admission, CancellationToken cancellation) =>
        new JsonAnswer<IReadOnlyList<CollectionEntry>>(await catalogue.AllAsync(admission, cancellation), CollectionJson.Default.IReadOnlyListCollectionEntry);

    [Function("ReadCollection")]
    [Requires(Permission.ReadCollections)]
    public async Task<IActionResult> OneAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Route + "/{collection}")] HttpRequest request, Admission admission, string collection,
        CancellationToken cancellation) =>
        (await catalogue.FindAsync(admission, collection, cancellation))
            .Answer(found => new JsonAnswer<CollectionEntry>(found, CollectionJson.Default.CollectionEntry));
}
