using System.Text.Json.Serialization;
using Reporting.Checking.Checking;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

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
