using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Storage;

/// <summary>What one accepted version comes to: its measure values, and its answers in numbers, for the rules of the next period.</summary>
/// <param name="Answers">Numeric items that have a value.</param>
public sealed record BodyFigures(string Instrument, string Body, string Version, IReadOnlyList<Own> Measures, IReadOnlyDictionary<string, double> Answers)
{
    /// <summary>
    /// Of records of the inspectorate: the measure values of each authority that they are about, by its code. Where they are about none,
    /// <see cref="Measures"/> is of England.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Own>> Authorities { get; init; } = new Dictionary<string, IReadOnlyList<Own>>();
}

/// <summary>The figures of all returns of a list, in the list's order.</summary>
public sealed record PeriodFigures(string Collection, string Period, string List, string Definition, IReadOnlyList<BodyFigures> Bodies);

/// <summary>The answers of a closed period's instrument.</summary>
/// <param name="Peers">Name and value of item_p01, item_p50 and item_p99, over the authorities that gave a value.</param>
public sealed record AnswersOfPeriod(IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> ByBody, IReadOnlyDictionary<string, double> Peers)
{
    public static AnswersOfPeriod None { get; } = new(new Dictionary<string, IReadOnlyDictionary<string, double>>(), new Dictionary<string, double>());

    public IReadOnlyDictionary<string, double>? Of(Body body) => ByBody.GetValueOrDefault(body.ToString());
}

/// <summary>
/// Unprotected figures on their way from returns to reports, in the container <c>measures</c>, which nothing serves. A blob's name holds all that it depends on
/// (version, definition, list), so that it is written once and a new definition makes new ones.
/// </summary>
public sealed class CombinedFigures(ServiceStorage storage, WindowRows windows)
{
    private const int Peers = 20;

    // Every draft has a list of its own, which is read a few times and never again.
    private const int Kept = 32;
    private readonly ConcurrentDictionary<string, PeriodFigures> known = new();
    private readonly ConcurrentDictionary<string, AnswersOfPeriod> answers = new();

    public Task StoreAsync(ReturnKey key, string rows, string definition, BodyFigures figures, CancellationToken cancellation) =>
        StoreAsync(BodyBlob(key, figures.Version, rows, definition), writer => Write(writer, figures), cancellation);

    /// <returns>Null where they have not been computed yet.</returns>
    public async Task<BodyFigures?> FindAsync(ReturnKey key, string version, string rows, string definition, CancellationToken cancellation)
    {
        using var json = await ReadAsync(BodyBlob(key, version, rows, definition), cancellation);
        return json is null ? null : Read(json.RootElement);
    }

    public async Task StoreAsync(PeriodFigures figures, CancellationToken cancellation)
    {
        var name = PeriodBlob(figures.Collection, figures.Period, figures.List, figures.Definition);
        await StoreAsync(name, writer =>
        {
            writer.WriteStartArray();
            foreach (var body in figures.Bodies)
                Write(writer, body);
            writer.WriteEndArray();
        }, cancellation);
    }

    /// <returns>Null where the list has not been combined under this definition.</returns>
    public async Task<PeriodFigures?> FindAsync(Collection collection, string period, string list, CancellationToken cancellation)
    {
        var name = PeriodBlob(collection.Id, period, list, collection.Definition.Measuring);
        if (known.TryGetValue(name, out var figures))
            return figures;
        using var json = await ReadAsync(name, cancellation);
        if (json is null)
            return null;
        if (known.Count >= Kept)
            known.Clear();
        return known[name] = new(collection.Id, period, list, collection.Definition.Measuring, [.. json.RootElement.EnumerateArray().Select(Read)]);
    }

    /// <summary>The answers of a period by its newest closing, kept in memory: a closing's figures never change.</summary>
    public async Task<AnswersOfPeriod> AnswersOfAsync(Collection collection, Period period, Instrument instrument, CancellationToken cancellation)
    {
        var closing = (await windows.KnownAsync(collection, cancellation)).FirstOrDefault(w => w.Period.Id == period.Id)?.CombinedClosing ?? 0;
        if (closing == 0)
            return AnswersOfPeriod.None;
        var name = $"{collection.Id}/{period.Id}/{instrument.Id}/{closing}/{collection.Definition.Measuring}";
        if (answers.TryGetValue(name, out var found))
            return found;
        if (await FindAsync(collection, period.Id, $"closing-{closing}", cancellation) is not { } figures)
            return AnswersOfPeriod.None;
        var bodies = figures.Bodies.Where(b => b.Instrument == instrument.Id).ToDictionary(b => b.Body, b => b.Answers);
        var peers = new Dictionary<string, double>();
        foreach (var item in instrument.Items)
        {
            var values = bodies.Values.Where(b => b.ContainsKey(item.Code)).Select(b => b[item.Code]).Order().ToArray();

            // A percentile of fewer would be somebody's own figure.
            if (values.Length < Peers)
                continue;
            peers[$"{item.Code}_p01"] = Domain.Comparison.Quantile.Type7(values, 0.01);
            peers[$"{item.Code}_p50"] = Domain.Comparison.Quantile.Type7(values, 0.5);
            peers[$"{item.Code}_p99"] = Domain.Comparison.Quantile.Type7(values, 0.99);
        }

        return answers[name] = new(bodies, peers);
    }

    private static string BodyBlob(ReturnKey key, string version, string rows, string definition) =>
        $"{key}/{version}/{definition.AsSpan(0, 12)}-{rows.Replace(".parquet", "", StringComparison.Ordinal)}.json";

    private static string PeriodBlob(string collection, string period, string list, string definition) =>
        $"{collection}/{period}/combined/{list}-{definition.AsSpan(0, 12)}.json";

    private async Task StoreAsync(string name, Action<Utf8JsonWriter> write, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(bytes))
            write(writer);
        await storage.Measures.GetBlobClient(name).TryWriteAsync(bytes, "application/json", StoredTrace.Current, cancellation);
    }

    private async Task<JsonDocument?> ReadAsync(string name, CancellationToken cancellation)
    {
        try
        {
            var found = (await storage.Measures.GetBlobClient(name).DownloadContentAsync(cancellation)).Value;
            StoredTrace.Link(found.Details.Metadata);
            return JsonDocument.Parse(found.Content.ToMemory());
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter writer, BodyFigures figures)
    {
        writer.WriteStartObject();
        writer.WriteString("instrument", figures.Instrument);
        writer.WriteString("body", figures.Body);
        writer.WriteString("version", figures.Version);
        writer.WriteStartArray("measures");
        foreach (var measure in figures.Measures)
            measure.Keep(writer);
        writer.WriteEndArray();
        writer.WriteStartObject("answers");
        foreach (var (item, value) in figures.Answers.OrderBy(a => a.Key, StringComparer.Ordinal))
            writer.WriteNumber(item, value);
        writer.WriteEndObject();
        if (figures.Authorities.Count > 0)
        {
            writer.WriteStartObject("authorities");
            foreach (var (authority, measures) in figures.Authorities.OrderBy(a => a.Key, StringComparer.Ordinal))
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

    private static BodyFigures Read(JsonElement figures) => new(
        figures.GetProperty("instrument").GetString()!, figures.GetProperty("body").GetString()!, figures.GetProperty("version").GetString()!,
        [.. figures.GetProperty("measures").EnumerateArray().Select(Own.FromKept)],
        figures.GetProperty("answers").EnumerateObject().ToDictionary(a => a.Name, a => a.Value.GetDouble()))
    {
        Authorities = figures.TryGetProperty("authorities", out var authorities)
            ? authorities.EnumerateObject().ToDictionary(a => a.Name, IReadOnlyList<Own> (a) => [.. a.Value.EnumerateArray().Select(Own.FromKept)])
            : new Dictionary<string, IReadOnlyList<Own>>(),
    };
}
