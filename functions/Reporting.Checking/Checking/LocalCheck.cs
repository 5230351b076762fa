using System.Security.Cryptography;
using System.Text.Json;
using Reporting.Checking.Definitions;
using Reporting.Checking.Expressions;
using Reporting.Checking.Reading.Formats;
using Reporting.Checking.Reading.Spool;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Checking;

/// <summary>
/// The check of a file on somebody's own machine: the same reading, rules and words as the service's, without a service, storage or sign-in. What only storage
/// knows, the body's last return and its peers', is not known here, and rules that need it say so.
/// </summary>
public static class LocalCheck
{
    /// <summary>The word of the command line that asks for it.</summary>
    public const string Verb = "check";

    private const string Usage = "check FILE --collection ID --period ID --instrument ID [--body CODE] [--templates FOLDER] [--json]";
    private static readonly string[] Options = ["--collection", "--period", "--instrument", "--body", "--templates"];

    /// <summary>Checks a file, and prints what was found.</summary>
    /// <param name="args">What follows the verb.</param>
    /// <returns>0 where the file is accepted, 1 where it is rejected, 2 where the question cannot be understood.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, TextWriter output, TextWriter errors, TimeProvider time, CancellationToken cancellation)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        string? file = null;
        var json = false;
        for (var i = 0; i < args.Count; i++)
        {
            if (args[i] == "--json")
                json = true;
            else if (Options.Contains(args[i]) && i + 1 < args.Count)
                values[args[i]] = args[++i];
            else if (file is null && !args[i].StartsWith("--", StringComparison.Ordinal))
                file = args[i];
            else
                return Mistaken($"“{args[i]}” cannot be understood here.");
        }

        if (file is null || !File.Exists(file))
            return Mistaken(file is null ? "Say which file is to be checked." : $"There is no file “{file}”.");
        using var spool = new SpoolFolder(Directory.CreateTempSubdirectory("reporting-check").FullName);
        using var engine = new ExpressionEngine(spool.Path);
        var loaded = DefinitionLoader.Load(DefinitionLoader.FolderOf(values.GetValueOrDefault("--templates")), engine);
        if (loaded is not DefinitionsOutcome.Loaded(var definitions))
            return Mistaken($"The definitions are broken:{string.Concat(((DefinitionsOutcome.Broken)loaded).Faults.Select(f => $"\n  {f}"))}");
        var (asked, fault) = AskedReturnOf(definitions, values);
        if (asked is null)
            return Mistaken(fault!);
        var recognition = FormatRecognition.Of(null, file);
        if (recognition is not FormatRecognition.Recognised(var format))
        {
            var refused = (FormatRecognition.Refused)recognition;
            await errors.WriteLineAsync($"{refused.Message} {refused.Fix}");
            return 1;
        }

        await using var bytes = File.OpenRead(file);
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, cancellation));
        var facts = new OriginalFacts(sha256, "", "", StoredFormat.ContentTypeOf(format), time.GetUtcNow(), "local", "This machine", new(0, Late: false));
        var practice = new Practice(new(engine, new DefinedFigures(definitions), spool));
        var (receipt, accepted) = await practice.CheckAsync(asked, file, format, facts, cancellation);
        if (json)
            await output.WriteLineAsync(System.Text.Encoding.UTF8.GetString(receipt));
        else
            await PrintAsync(JsonSerializer.Deserialize(receipt, ReturnJson.Default.Receipt)!, accepted, output);
        return accepted ? 0 : 1;

        int Mistaken(string what)
        {
            errors.WriteLine($"{what}{Environment.NewLine}{Usage}");
            return 2;
        }
    }

    /// <summary>The return that options of a command line ask for, or what is wrong with them.</summary>
    internal static (AskedReturn? Asked, string? Fault) AskedReturnOf(DefinitionSet definitions, IReadOnlyDictionary<string, string> values)
    {
        if (definitions.Find(values.GetValueOrDefault("--collection", "")) is not { } collection)
        {
            var ids = string.Join(", ", definitions.Collections.Keys.Order(StringComparer.Ordinal));
            return (null, $"Say which collection, with --collection. There are: {ids}.");
        }

        if (collection.Period(values.GetValueOrDefault("--period", "")) is not { } period)
            return (null, $"Say which period of {collection.Id}, with --period. There are: {string.Join(", ", collection.Periods.Select(p => p.Id))}.");
        if (collection.Instrument(values.GetValueOrDefault("--instrument", "")) is not { } instrument)
        {
            var ids = string.Join(", ", collection.Instruments.Select(i => i.Id));
            return (null, $"Say which instrument of {collection.Id}, with --instrument. There are: {ids}.");
        }

        var usual = instrument.FromInspectorate ? "inspectorate" : "";
        if (!Body.TryParse(values.GetValueOrDefault("--body", usual), out var body) || body.IsInspectorate != instrument.FromInspectorate)
        {
            var bodies = instrument.FromInspectorate ? "inspectorate" : "the authority's three-digit code, for example 301";
            return (null, $"Say whose return it is, with --body: {bodies}.");
        }

        if (AskedReturn.WhyNone(definitions, period, instrument, body) is { } why)
            return (null, why);
        return (new(collection, period, instrument, body), null);
    }

    private static async Task PrintAsync(Receipt receipt, bool accepted, TextWriter output)
    {
        var verdict = accepted ? "would be accepted" : "would be rejected";
        await output.WriteLineAsync($"{receipt.Collection} {receipt.Period}, {receipt.Instrument} of {receipt.Body}: {verdict}");
        await output.WriteLineAsync($"{receipt.Items.Answered} answered, {receipt.Items.Missing} missing, {receipt.Items.Blank} blank; " +
            Verdict.Of(receipt.Issues).InWords);
        foreach (var sentence in receipt.Understood)
            await output.WriteLineAsync($"  {sentence}");
        foreach (var issue in receipt.Issues)
        {
            var place = string.Join(' ', new[] { issue.Sheet, issue.Cell ?? (issue.Row is { } row ? $"row {row}" : null), issue.Column }.OfType<string>());
            await output.WriteLineAsync($"{Environment.NewLine}{issue.Severity.ToString().ToUpperInvariant()} " +
                $"{issue.Rule}{(place.Length > 0 ? $" at {place}" : "")}: {issue.Message}");
            if (issue.Fix is { Length: > 0 } fix)
                await output.WriteLineAsync($"  {fix}");
        }

        foreach (var rule in receipt.NotEvaluated)
            await output.WriteLineAsync($"{Environment.NewLine}Not checked: {rule.Rule}, because {rule.Why}");
    }
}

/// <summary>What is known from the definitions alone.</summary>
internal sealed class DefinedFigures(DefinitionSet definitions) : IPriorFigures
{
    public Task<ReturnConstants> ForAsync(Collection collection, Period period, Instrument instrument, Body body, CancellationToken cancellation) =>
        Task.FromResult(definitions.ConstantsFor(collection, period, body));

    public IReadOnlyList<Authority> Due(Period period) => definitions.Due(period);
}
