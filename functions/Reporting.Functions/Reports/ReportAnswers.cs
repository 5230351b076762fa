using System.Text.Json;
using System.Text.Json.Serialization;
using Reporting.Domain.Returns;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Reports;

/// <summary>Body of POST reports; it may be left out.</summary>
internal sealed record ReportRequest(string? Reason);

/// <summary>A run as far as it has come.</summary>
/// <param name="Failure">Why it failed and what to do; null unless it did.</param>
internal sealed record RunStatus(
    string Collection, string Period, string Run, RunState State, string Reason, bool Draft, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, string? Failure,
    Manifest? Manifest)
{
    /// <param name="manifest">Null unless it was rendered.</param>
    public static RunStatus Of(ReportRunRow row, Manifest? manifest) =>
        new(row.Collection, row.Period, row.Run, row.State, row.Reason, row.Draft, row.CreatedAt, row.EndedAt, row.Failure, manifest);
}

internal sealed record RunList(IReadOnlyList<RunStatus> Runs);

/// <summary>What a run is made of and what it made. The same inputs and definitions give the same manifest.</summary>
/// <param name="Definition">SHA-256 of the definitions and templates.</param>
/// <param name="Inputs">The lists of returns, this period's last.</param>
/// <param name="Protection">What was hidden in each period, and what the attack over everything published together came to.</param>
/// <param name="Warnings">What to know before it is used.</param>
internal sealed record Manifest(
    string Collection, string Title, string Period, string Run, bool Draft, bool Synthetic, string Reason, DateTimeOffset CreatedAt, string Definition,
    IReadOnlyList<ManifestInput> Inputs, IReadOnlyList<ManifestFile> Files, IReadOnlyList<RunProtection> Protection, IReadOnlyList<string> Warnings);

internal sealed record ManifestInput(string Period, string List, DateTimeOffset FrozenAt, IReadOnlyList<ManifestReturn> Returns);

/// <param name="Commitment">SHA-256 of a salt and the bytes; the body finds the salt in its receipt.</param>
/// <param name="Sha256">Of the bytes; for the inspectorate alone.</param>
internal sealed record ManifestReturn(
    string Instrument, string Body, ReturnState State, int? Version, string? Commitment, string? Sha256, bool Late, bool Excluded, string? Reason);

internal sealed record ManifestFile(string Name, string ContentType, long Bytes, string Sha256);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, AllowDuplicateProperties = false,
    Converters = [typeof(RunWords), typeof(StateWords)])]
[JsonSerializable(typeof(ReportRequest))]
[JsonSerializable(typeof(RunStatus))]
[JsonSerializable(typeof(RunList))]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ReportJson : JsonSerializerContext;

internal sealed class RunWords() : JsonStringEnumConverter<RunState>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

internal sealed class StateWords() : JsonStringEnumConverter<ReturnState>(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
