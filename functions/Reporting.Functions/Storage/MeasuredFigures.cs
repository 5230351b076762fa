using System.Text.Json;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Storage;

/// <summary>What one accepted version comes to: its measure values, and its answers in numbers, for the rules of the next period.</summary>
/// <param name="Answers">Numeric items that have a value.</param>
public sealed record BodyFigures(
    string Instrument, string Body, string Version, IReadOnlyList<Own> Measures, IReadOnlyDictionary<string, double> Answers)
{
    /// <summary>
    /// Of records of the inspectorate: the measure values of each authority that they are about, by its code. Where they are about none,
    /// <see cref="Measures"/> is of England.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Own>> Authorities { get; init; } = new Dictionary<string, IReadOnlyList<Own>>();

    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("instrument", Instrument);
        writer.WriteString("body", Body);
        writer.WriteString("version", Version);
        writer.WriteStartArray("measures");
        foreach (var measure in Measures)
            measure.Keep(writer);
        writer.WriteEndArray();
        writer.WriteStartObject("answers");
        foreach (var (item, value) in Answers.OrderBy(a => a.Key, StringComparer.Ordinal))
            writer.WriteNumber(item, value);
        writer.WriteEndObject();
        if (Authorities.Count > 0)
        {
            writer.WriteStartObject("authorities");
            foreach (var (authority, measures) in Authorities.OrderBy(a => a.Key, StringComparer.Ordinal))
            {
                writer.WriteStartArray(authority);
                foreach (var measure in measures)
                    measure.Keep(writer);
                writer.WriteEndArray();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    internal static BodyFigures Read(JsonElement figures) => new(
        figures.GetProperty("instrument").GetString()!, figures.GetProperty("body").GetString()!, figures.GetProperty("version").GetString()!,
        [.. figures.GetProperty("measures").EnumerateArray().Select(Own.FromKept)],
        figures.GetProperty("answers").EnumerateObject().ToDictionary(a => a.Name, a => a.Value.GetDouble()))
    {
        Authorities = figures.TryGetProperty("authorities", out var authorities)
            ? authorities.EnumerateObject().ToDictionary(a => a.Name, IReadOnlyList<Own> (a) => [.. a.Value.EnumerateArray().Select(Own.FromKept)])
            : new Dictionary<string, IReadOnlyList<Own>>(),
    };
}

/// <summary>
/// What each version comes to, unprotected, in the container <c>measures</c>, which nothing serves. A blob's name holds all that it depends on: the version,
/// its checked rows, and what measuring reads of the definitions. So it is written once.
/// </summary>
public sealed class MeasuredFigures(ServiceStorage storage)
{
    /// <param name="rows">The name of the version's checked rows.</param>
    /// <param name="definition">The hash of what measuring reads.</param>
    public Task StoreAsync(ReturnKey key, string rows, string definition, BodyFigures figures, CancellationToken cancellation) =>
        storage.Measures.GetBlobClient(NameOf(key, figures.Version, rows, definition)).TryWriteJsonAsync(figures.Write, cancellation);

    /// <returns>Null where they have not been computed yet.</returns>
    public async Task<BodyFigures?> FindAsync(ReturnKey key, string version, string rows, string definition, CancellationToken cancellation)
    {
        if (await storage.Measures.GetBlobClient(NameOf(key, version, rows, definition)).FindAsync(cancellation) is not { } found)
            return null;
        using var json = JsonDocument.Parse(found.ToMemory());
        return BodyFigures.Read(json.RootElement);
    }

    private static string NameOf(ReturnKey key, string version, string rows, string definition) =>
        $"{key}/{version}/{definition.AsSpan(0, 12)}-{rows.Replace(".parquet", "", StringComparison.Ordinal)}.json";
}
