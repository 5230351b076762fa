using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;

namespace Reporting.Functions.Storage;

/// <summary>
/// Protected figures of a list. Those that were published are the editions of their period, and each is held against the editions before it.
/// </summary>
/// <param name="List">The closing's list.</param>
/// <param name="Figures">The name under which its figures are stored.</param>
public sealed record Edition(string List, string Figures);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Edition))]
internal sealed partial class EditionJson : JsonSerializerContext;

/// <summary>
/// What disclosure control decided, in the container <c>figures</c>. Everything is written once: the protected figures of a list, and beside them, never
/// served, what the attack on them saw, under a name that holds all that they depend on; and which of them a list's figures are, whatever is defined later.
/// </summary>
public sealed class ProtectedFigures(ServiceStorage storage)
{
    // Every draft has figures of its own, which are read a few times and never again.
    private const int Kept = 1_000;
    private readonly ConcurrentDictionary<string, Edition> known = new();

    /// <summary>The name of a list's figures: the list, what protecting reads of the definitions, and the editions that it is held against.</summary>
    public static string NameOf(string list, Collection collection, IReadOnlyList<Edition> heldAgainst)
    {
        var before = heldAgainst.Count == 0 ? "first" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(heldAgainst[^1].Figures)))[..12];
        return $"{list}-{collection.Definition.Protecting.AsSpan(0, 12)}-{before}";
    }

    /// <summary>The editions of a period, oldest first.</summary>
    public async Task<IReadOnlyList<Edition>> EditionsAsync(string collection, string period, CancellationToken cancellation)
    {
        var editions = new List<Edition>();
        while (await FindAsync(EditionBlob(collection, period, editions.Count + 1), cancellation) is { } edition)
            editions.Add(edition);
        return editions;
    }

    /// <summary>Makes figures the next edition of their period.</summary>
    /// <param name="before">How many there are.</param>
    /// <returns>False where there is a next one already.</returns>
    public Task<bool> TryAddEditionAsync(string collection, string period, int before, Edition edition, CancellationToken cancellation) =>
        TryWriteAsync(EditionBlob(collection, period, before + 1), edition, cancellation);

    /// <summary>Says which figures are a list's, held against so many editions. Those that were said first stand.</summary>
    public Task SetAsync(string collection, string period, int heldAgainst, Edition figures, CancellationToken cancellation) =>
        TryWriteAsync(HeldBlob(collection, period, figures.List, heldAgainst), figures, cancellation);

    /// <returns>The figures of a list that were held against so many editions; null where there are none.</returns>
    public Task<Edition?> FindHeldAsync(string collection, string period, string list, int heldAgainst, CancellationToken cancellation) =>
        FindAsync(HeldBlob(collection, period, list, heldAgainst), cancellation);

    /// <returns>
    /// The name of the figures of a list, under whatever definitions they were protected: as they were published, or else held against the most editions.
    /// Null where they have not been protected.
    /// </returns>
    public async Task<string?> FindNameAsync(string collection, string period, string list, CancellationToken cancellation)
    {
        var editions = await EditionsAsync(collection, period, cancellation);
        if (editions.FirstOrDefault(e => e.List == list) is { } published)
            return published.Figures;
        for (var heldAgainst = editions.Count; heldAgainst >= 0; heldAgainst--)
        {
            if (await FindHeldAsync(collection, period, list, heldAgainst, cancellation) is { } held)
                return held.Figures;
        }

        return null;
    }

    public Task StoreAsync(string collection, string period, string name, PublishedPeriod figures, CancellationToken cancellation) =>
        storage.Figures.GetBlobClient(FiguresBlob(collection, period, name)).TryWriteJsonAsync(KeptFigures.Bytes(figures), cancellation);

    public Task StoreAsync(string collection, string period, string name, PublishedEdition attacked, CancellationToken cancellation) =>
        storage.Figures.GetBlobClient(AttackBlob(collection, period, name)).TryWriteJsonAsync(KeptFigures.Bytes(attacked), cancellation);

    /// <returns>Null where there are none.</returns>
    public async Task<PublishedPeriod?> FindFiguresAsync(string collection, string period, string name, CancellationToken cancellation) =>
        await storage.Figures.GetBlobClient(FiguresBlob(collection, period, name)).FindAsync(cancellation) is { } kept
            ? KeptFigures.ReadPeriod(kept.ToMemory())
            : null;

    /// <returns>Null where figures of this name have not been attacked.</returns>
    public async Task<PublishedEdition?> FindAttackedAsync(string collection, string period, string name, CancellationToken cancellation) =>
        await storage.Figures.GetBlobClient(AttackBlob(collection, period, name)).FindAsync(cancellation) is { } kept
            ? KeptFigures.ReadEdition(kept.ToMemory())
            : null;

    private static string FiguresBlob(string collection, string period, string name) => $"{collection}/{period}/protected/{name}.json";

    private static string AttackBlob(string collection, string period, string name) => $"{collection}/{period}/attacked/{name}.json";

    private static string EditionBlob(string collection, string period, int number) => $"{collection}/{period}/editions/{number:0000}.json";

    private static string HeldBlob(string collection, string period, string list, int heldAgainst) =>
        $"{collection}/{period}/held/{list}-{heldAgainst:0000}.json";

    private Task<bool> TryWriteAsync(string blob, Edition edition, CancellationToken cancellation) =>
        storage.Figures.GetBlobClient(blob).TryWriteJsonAsync(JsonSerializer.SerializeToUtf8Bytes(edition, EditionJson.Default.Edition), cancellation);

    // What is written once is read once.
    private async Task<Edition?> FindAsync(string blob, CancellationToken cancellation)
    {
        if (known.TryGetValue(blob, out var edition))
            return edition;
        if (await storage.Figures.GetBlobClient(blob).FindAsync(cancellation) is not { } found)
            return null;
        if (known.Count >= Kept)
            known.Clear();
        return known[blob] = JsonSerializer.Deserialize(found, EditionJson.Default.Edition)!;
    }
}
