using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Reporting.Checking.Checking;
using Reporting.Checking.Definitions;
using Reporting.Checking.Expressions;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Spool;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Receiving;

/// <summary>What a changed instrument would make of the returns that are stored.</summary>
/// <param name="Tried">Returns that were checked again: of each the version that counts, else the newest.</param>
/// <param name="Changed">Those that would be in another state, or have other issues.</param>
public sealed record TrialAnswer(string Collection, string Period, string Instrument, int Tried, int OtherState, IReadOnlyList<TriedReturn> Changed);

/// <param name="Before">As it would be under the definitions in force, were it open.</param>
/// <param name="New">Issues that it would have, and has not.</param>
/// <param name="Gone">Ids of issues that it would no longer have.</param>
public sealed record TriedReturn(string Body, int Version, ReturnState Before, ReturnState After, IReadOnlyList<Issue> New, IReadOnlyList<string> Gone);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, Converters = [typeof(CamelCase<ReturnState>), typeof(CamelCase<Severity>)])]
[JsonSerializable(typeof(TrialAnswer))]
internal sealed partial class TrialJson : JsonSerializerContext;

/// <summary>
/// Tries a changed instrument on the stored returns of a period. It goes through everything that a definition goes through at the start, in an engine of its
/// own, and nothing of it stays.
/// </summary>
public sealed class DefinitionTrial(
    ReturnChecker checker, IPriorFigures prior, ReturnRows rows, ReturnBlobs blobs, SpoolFolder spool, IOptions<ReportingOptions> options)
{
    /// <summary>The changed definitions, or what is wrong with them.</summary>
    public async Task<(TrialAnswer? Answer, IReadOnlyList<DefinitionFault> Faults)> RunAsync(
        Collection collection, Period period, Instrument instrument, byte[] yaml, CancellationToken cancellation)
    {
        using var own = new SpoolFolder(spool.NewFile(".trial"));
        using var engine = new ExpressionEngine(own.Path, memoryLimit: "200MB");
        var name = $"collections/{collection.Id}/instruments/{instrument.Id}.yaml";
        switch (DefinitionLoader.LoadWith(DefinitionLoader.FolderOf(options.Value.TemplatesFolder), engine, name, yaml))
        {
            case DefinitionsOutcome.Broken broken:
                return (null, broken.Faults);
            case DefinitionsOutcome.Loaded loaded when loaded.Definitions.Find(collection.Id)?.Instrument(instrument.Id) is { } changed:
                var trial = new ReturnChecker(engine, new FiguresInForce(prior, collection, instrument), own);
                var tried = new ReturnPlace(loaded.Definitions.Find(collection.Id)!, period, changed, Body.Inspectorate);
                return (await TryAsync(tried, new(collection, period, instrument, Body.Inspectorate), trial, cancellation), []);
            default:
                return (null, [new(name, 1, $"The file is of another instrument: its id must be {instrument.Id}.")]);
        }
    }

    private async Task<TrialAnswer> TryAsync(ReturnPlace changed, ReturnPlace inForce, ReturnChecker trial, CancellationToken cancellation)
    {
        var tried = new List<TriedReturn>();
        var known = await rows.AllAsync(inForce.Collection.Id, inForce.Period.Id, inForce.Instrument.Id, cancellation);
        foreach (var row in known.Values.OrderBy(r => r.Key.Body.ToString(), StringComparer.Ordinal))
        {
            if ((row.Current ?? row.Newest) is not { } version || await blobs.FactsAsync(row.Key, version.Name.ToString(), cancellation) is not { } facts)
                continue;
            if (!version.Accepted && (await rows.EventsAsync(row.Key, cancellation)).HasQuarantined(version.Name.Number))
                continue;
            var file = spool.NewFile();
            try
            {
                await blobs.DownloadOriginalAsync(row.Key, version.Name.ToString(), file, cancellation);
                var standing = row.Explained == 0 ? [] : Explanations.Standing(await rows.EventsAsync(row.Key, cancellation));
                using var before = await CheckAsync(checker, inForce);
                using var after = await CheckAsync(trial, changed);
                var (had, has) = (before.Issues.Select(i => i.Id).ToHashSet(), after.Issues.Select(i => i.Id).ToHashSet());
                tried.Add(
                    new(
                        row.Key.Body.ToString(), version.Name.Number, before.State, after.State, [.. after.Issues.Where(i => !had.Contains(i.Id))],
                        [.. had.Except(has).Order(StringComparer.Ordinal)]));

                async Task<CheckedReturn> CheckAsync(ReturnChecker by, ReturnPlace place)
                {
                    var check = await by.CheckAsync(
                        place.Collection, place.Period, place.Instrument, row.Key.Body, file, StoredFormat.Of(facts.ContentType), cancellation);
                    return check with { Issues = Explanations.Carry(check.Issues, place.Instrument, check.Reading.Answers, standing).Issues };
                }
            }
            finally
            {
                File.Delete(file);
            }
        }

        return new(
            inForce.Collection.Id, inForce.Period.Id, inForce.Instrument.Id, tried.Count, tried.Count(t => t.Before != t.After),
            [.. tried.Where(t => t.Before != t.After || t.New.Count > 0 || t.Gone.Count > 0)]);
    }

    /// <summary>Closed periods were measured under the definitions in force, and are found by their names.</summary>
    private sealed class FiguresInForce(IPriorFigures prior, Collection collection, Instrument instrument) : IPriorFigures
    {
        public Task<ReturnConstants> ForAsync(Collection ofTrial, Period period, Instrument ofTrialToo, Body body, CancellationToken cancellation) =>
            prior.ForAsync(collection, period, instrument, body, cancellation);

        public IReadOnlyList<Authority> Due(Period period) => prior.Due(period);
    }
}
