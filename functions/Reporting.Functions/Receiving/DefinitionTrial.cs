using Microsoft.Extensions.Options;
using Reporting.Checking.Checking;
using Reporting.Checking.Definitions;
using Reporting.Checking.Expressions;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Spool;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Receiving;

/// <summary>
/// Tries a changed instrument on the stored returns of a period. It goes through everything that a definition goes through at the start, in an engine of its
/// own, and nothing of it stays.
/// </summary>
public sealed class DefinitionTrial(
    ReturnChecker checker, IPriorFigures prior, ReturnRows rows, ReturnBlobs blobs, SpoolFolder spool, IOptions<ReportingOptions> options, TimeProvider time)
{
    /// <param name="yaml">The instrument's file with the changes.</param>
    public async Task<Outcome<TrialAnswer>> RunAsync(
        Admission admission, Collection collection, Period period, Instrument instrument, byte[] yaml, CancellationToken cancellation)
    {
        admission.For(Permission.TryRules);
        var seconds = options.Value.TrialSeconds;
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(seconds), time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            return await RunAsync(collection, period, instrument, yaml, stop.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return TooLong(seconds);
        }
        catch (Exception e) when (ExpressionEngine.WhyFailed(e) is not null)
        {
            // What was interrupted fails too.
            cancellation.ThrowIfCancellationRequested();
            return deadline.IsCancellationRequested ? TooLong(seconds) : new Refusal.NotUnderstood(ExpressionEngine.WhyFailed(e)!);
        }
    }

    private static Refusal.NotUnderstood TooLong(int seconds) => new(
        $"The trial was ended after {seconds} seconds, the longest that it may take. Nothing was kept. Change fewer rules, or write them more simply.");

    private async Task<Outcome<TrialAnswer>> RunAsync(
        Collection collection, Period period, Instrument instrument, byte[] yaml, CancellationToken cancellation)
    {
        using var own = new SpoolFolder(spool.NewFile(".trial"));
        using var engine = new ExpressionEngine(own.Path, memoryLimit: "200MB", cancellation);
        var name = $"collections/{collection.Id}/instruments/{instrument.Id}.yaml";
        switch (DefinitionLoader.LoadWith(DefinitionLoader.FolderOf(options.Value.TemplatesFolder), engine, name, yaml, cancellation))
        {
            case DefinitionsOutcome.Broken broken:
                return Broken(broken.Faults);
            case DefinitionsOutcome.Loaded loaded when loaded.Definitions.Find(collection.Id)?.Instrument(instrument.Id) is { } changed:
                var trial = new ReturnChecker(engine, new FiguresInForce(prior, collection, instrument), own);
                var tried = new AskedReturn(loaded.Definitions.Find(collection.Id)!, period, changed, Body.Inspectorate);
                return await TryAllAsync(tried, new(collection, period, instrument, Body.Inspectorate), trial, cancellation);
            default:
                return Broken([new(name, 1, $"The file is of another instrument: its id must be {instrument.Id}.")]);
        }
    }

    private static Refusal.NotUnderstood Broken(IReadOnlyList<DefinitionFault> faults) =>
        new($"The changed definitions are broken: {string.Join(" ", faults.Take(20).Select(f => f.ToString()))}");

    private async Task<TrialAnswer> TryAllAsync(AskedReturn changed, AskedReturn inForce, ReturnChecker trial, CancellationToken cancellation)
    {
        var tried = new List<TriedReturn>();
        var known = await rows.AllAsync(inForce.Collection.Id, inForce.Period.Id, inForce.Instrument.Id, cancellation);
        foreach (var of in known.Values.OrderBy(r => r.Key.Body.ToString(), StringComparer.Ordinal))
        {
            if (await TryAsync(of, changed, inForce, trial, cancellation) is { } one)
                tried.Add(one);
        }

        return new(
            inForce.Collection.Id, inForce.Period.Id, inForce.Instrument.Id, tried.Count, tried.Count(t => t.Before != t.After),
            [.. tried.Where(t => t.Before != t.After || t.New.Count > 0 || t.Gone.Count > 0)]);
    }

    /// <returns>Null where there is nothing to check, or nobody may read it.</returns>
    private async Task<TriedReturn?> TryAsync(Return of, AskedReturn changed, AskedReturn inForce, ReturnChecker trial, CancellationToken cancellation)
    {
        if ((of.Current ?? of.Newest) is not { } version || await blobs.FactsAsync(of.Key, version.Name.ToString(), cancellation) is not { } facts)
            return null;
        if (!version.Accepted && (await rows.EventsAsync(of.Key, cancellation)).HasQuarantined(version.Name.Number))
            return null;
        var file = spool.NewFile();
        try
        {
            await blobs.DownloadOriginalAsync(of.Key, version.Name.ToString(), file, cancellation);
            var standing = of.Explained == 0 ? [] : Explanations.Standing(await rows.EventsAsync(of.Key, cancellation));
            using var before = await CheckAsync(checker, inForce);
            using var after = await CheckAsync(trial, changed);
            var (had, has) = (before.Issues.Select(i => i.Id).ToHashSet(), after.Issues.Select(i => i.Id).ToHashSet());
            return new(
                of.Key.Body.ToString(), version.Name.Number, before.State, after.State, [.. after.Issues.Where(i => !had.Contains(i.Id))],
                [.. had.Except(has).Order(StringComparer.Ordinal)]);

            async Task<CheckedReturn> CheckAsync(ReturnChecker by, AskedReturn asked)
            {
                var format = StoredFormat.Of(facts.ContentType);
                var check = await by.CheckAsync(asked.Collection, asked.Period, asked.Instrument, of.Key.Body, file, format, cancellation);
                return check with { Issues = Explanations.Carry(check.Issues, asked.Instrument, check.Reading.Answers, standing).Issues };
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Closed periods were measured under the definitions in force, and are found by their names.</summary>
    private sealed class FiguresInForce(IPriorFigures prior, Collection collection, Instrument instrument) : IPriorFigures
    {
        public Task<ReturnConstants> ForAsync(Collection ofTrial, Period period, Instrument ofTrialToo, Body body, CancellationToken cancellation) =>
            prior.ForAsync(collection, period, instrument, body, cancellation);

        public IReadOnlyList<Authority> Due(Period period) => prior.Due(period);
    }
}
