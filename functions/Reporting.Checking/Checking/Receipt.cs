using System.Text.Json;
using System.Text.Json.Serialization;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Checking;

/// <summary>What the service says to a body about one version of its return.</summary>
/// <param name="Version">From 1, rejected ones too; 0 for practice.</param>
/// <param name="CurrentVersion">The newest accepted one: the one that counts; null where none is.</param>
/// <param name="Understood">What was assumed in reading the file, in words.</param>
/// <param name="NotEvaluated">Rules that could not be evaluated, and why.</param>
/// <param name="Quarantined">The file holds personal details: nobody can download it, and it is erased seven days after it came.</param>
/// <param name="Salt">With the bytes it makes the commitment by which a report names this version.</param>
public sealed record Receipt(
    string Collection, string Period, string Instrument, string Body, int Version, int? CurrentVersion, string Sha256, DateTimeOffset ReceivedAt, string ReceivedFrom, ReturnState State, bool Practice,
    IReadOnlyList<string> Understood, ItemCounts Items, IReadOnlyList<Issue> Issues, IReadOnlyList<RuleNotEvaluated> NotEvaluated, string? Salt, string? Commitment, bool Synthetic, string Retention, bool Quarantined)
{
    public static byte[] Of(ReturnPlace place, int version, int? current, ReturnState state, CheckedReturn check, OriginalFacts facts, bool practice)
    {
        var receipt = new Receipt(
            place.Collection.Id, place.Period.Id, place.Instrument.Id, place.Body.ToString(), version, current, facts.Sha256, facts.ReceivedAt, facts.ReceivedFrom, state, practice,
            check.Reading.Understood, new(check.Reading.Answered, check.Reading.Missing, check.Reading.Blank), check.Issues, check.NotEvaluated, practice ? null : facts.Salt, practice ? null : facts.Commitment,
            place.Collection.Synthetic, place.Collection.Retention, check.HasPersonalDetails && !practice);
        return JsonSerializer.SerializeToUtf8Bytes(receipt, ReturnJson.Default.Receipt);
    }
}

public sealed record ItemCounts(int Answered, int Missing, int Blank);

public sealed record RuleNotEvaluated(string Rule, string Why);

/// <summary>What the service says about a return as it stands.</summary>
/// <param name="Reason">Why it is nil, late or excluded.</param>
/// <param name="Open">Whether this body may upload now.</param>
/// <param name="ExtendedUntil">Until when it may upload after the close; null where it has no extension.</param>
/// <param name="Issues">Of the newest version, with the explanations that were given since.</param>
public sealed record ReturnStatus(
    string Collection, string Period, string Instrument, string Body, ReturnState State, bool Late, bool Excluded, string? Reason, bool Open, DateTimeOffset Closes, DateTimeOffset? ExtendedUntil,
    int? CurrentVersion, IReadOnlyList<VersionStatus> Versions, IReadOnlyList<Issue> Issues, IReadOnlyList<ExplanationStatus> Explanations, IReadOnlyList<ReturnHistory> Events);

public sealed record VersionStatus(int Version, string Sha256, DateTimeOffset ReceivedAt, string ReceivedFrom, bool Accepted);

/// <summary>An explanation that stands.</summary>
public sealed record ExplanationStatus(string Issue, string Text, DateTimeOffset At, string By);

/// <param name="What">In words; of an explanation, its text.</param>
/// <param name="Issues">Of explanations, given or dropped: the ids of their queries.</param>
public sealed record ReturnHistory(string Kind, DateTimeOffset At, string By, string What, int? Version, string? Sha256, IReadOnlyList<string>? Issues);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = false, Converters = [typeof(CamelCase<ReturnState>), typeof(CamelCase<Severity>)])]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(ReturnStatus))]
public sealed partial class ReturnJson : JsonSerializerContext;

/// <summary>A word of the domain as JSON writes it: withQueries.</summary>
public sealed class CamelCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
