using System.Text.Json;
using System.Text.Json.Serialization;
using Reporting.Checking.Reading.Formats;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Checking;

/// <summary>What the service says to a body about one version of its return.</summary>
/// <param name="Collection">Its id.</param>
/// <param name="Period">Its id.</param>
/// <param name="Instrument">Its id.</param>
/// <param name="Body">An authority's code, or inspectorate.</param>
/// <param name="Version">From 1, rejected ones too; 0 for practice.</param>
/// <param name="CurrentVersion">The newest accepted one: the one that counts; null where none is.</param>
/// <param name="Sha256">Of the bytes, in hex; null of a file that is refused, from whose hash what it should not hold could be guessed.</param>
/// <param name="ReceivedAt">When the bytes came.</param>
/// <param name="ReceivedFrom">Who sent them, by name.</param>
/// <param name="State">The state of a return whose current version this is.</param>
/// <param name="Practice">Checked, and nothing kept.</param>
/// <param name="Understood">What was assumed in reading the file, in words.</param>
/// <param name="Items">How many were answered.</param>
/// <param name="Issues">Everything that was found wrong, errors first.</param>
/// <param name="NotEvaluated">Rules that could not be evaluated, and why.</param>
/// <param name="Salt">
/// With the bytes it makes the commitment by which a report names this version; in hex, null for practice and where the file holds personal details.
/// </param>
/// <param name="Commitment">SHA-256 of the salt and the bytes, in hex; null where the salt is.</param>
/// <param name="Synthetic">The collection's figures are invented.</param>
/// <param name="Retention">Who can see the return, and how long it is kept.</param>
/// <param name="Quarantined">The file holds personal details: nobody can download it, and it is erased seven days after it came.</param>
public sealed record Receipt(
    string Collection, string Period, string Instrument, string Body, int Version, int? CurrentVersion,
    string? Sha256, DateTimeOffset ReceivedAt, string ReceivedFrom, ReturnState State, bool Practice,
    IReadOnlyList<string> Understood, ItemCounts Items, IReadOnlyList<Issue> Issues, IReadOnlyList<RuleNotEvaluated> NotEvaluated,
    string? Salt, string? Commitment, bool Synthetic, string Retention, bool Quarantined)
{
    /// <summary>The receipt of a version that was checked, as JSON.</summary>
    public static byte[] Of(AskedReturn asked, int version, int? current, ReturnState state, CheckedReturn check, OriginalFacts facts, bool practice)
    {
        var (reading, collection) = (check.Reading, asked.Collection);
        var receipt = new Receipt(
            collection.Id, asked.Period.Id, asked.Instrument.Id, asked.Body.ToString(), version, current,
            check.Accepted ? facts.Sha256 : null, facts.ReceivedAt, facts.ReceivedFrom, state, practice,
            facts.DeclaredAs is { } other ? [StoredFormat.Assumed(facts.ContentType, other), .. reading.Understood] : reading.Understood,
            new(reading.Answered, reading.Missing, reading.Blank), check.Issues, check.NotEvaluated,
            practice || check.HasPersonalDetails ? null : facts.Salt, practice || check.HasPersonalDetails ? null : facts.Commitment,
            collection.Synthetic, collection.Retention, check.HasPersonalDetails && !practice);
        return JsonSerializer.SerializeToUtf8Bytes(receipt, ReturnJson.Default.Receipt);
    }
}

/// <summary>How many items of a form, or cells of records, were answered.</summary>
/// <param name="Answered">Those with something in the place of the value.</param>
/// <param name="Missing">Those with a missing code.</param>
/// <param name="Blank">Those with neither.</param>
public sealed record ItemCounts(int Answered, int Missing, int Blank);

/// <summary>A rule that could not be evaluated.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Why">Which answers or figures are missing, in words.</param>
public sealed record RuleNotEvaluated(string Rule, string Why);

/// <summary>What the service says about a return as it stands.</summary>
/// <param name="Collection">Its id.</param>
/// <param name="Period">Its id.</param>
/// <param name="Instrument">Its id.</param>
/// <param name="Body">An authority's code, or inspectorate.</param>
/// <param name="State">What it stands at.</param>
/// <param name="Late">The version that counts came after the close: the window was opened again, or the body was given more time.</param>
/// <param name="Excluded">It is left out of the figures.</param>
/// <param name="Reason">Why it is nil, late or excluded.</param>
/// <param name="Open">Whether this body may upload now.</param>
/// <param name="Closes">When the window closes.</param>
/// <param name="ExtendedUntil">Until when it may upload after the close; null where it has no extension.</param>
/// <param name="CurrentVersion">The newest accepted one; null where there is none.</param>
/// <param name="Versions">All, from the first.</param>
/// <param name="IssuesOf">The version that the issues are of: the one that counts, else the newest; null where nothing has come.</param>
/// <param name="Issues">Of that version, errors first, with the explanations that were given since.</param>
/// <param name="RejectedSince">The version that came last, where it was rejected and another counts; null otherwise.</param>
/// <param name="Explanations">Those that stand.</param>
/// <param name="Events">What happened to it, from the first.</param>
public sealed record ReturnStatus(
    string Collection, string Period, string Instrument, string Body, ReturnState State, bool Late, bool Excluded, string? Reason,
    bool Open, DateTimeOffset Closes, DateTimeOffset? ExtendedUntil,
    int? CurrentVersion, IReadOnlyList<VersionStatus> Versions, int? IssuesOf, IReadOnlyList<Issue> Issues, RejectedVersion? RejectedSince,
    IReadOnlyList<ExplanationStatus> Explanations, IReadOnlyList<ReturnHistory> Events);

/// <summary>A version that was rejected while another counts.</summary>
/// <param name="Version">From 1.</param>
/// <param name="Issues">What was found in it, errors first.</param>
public sealed record RejectedVersion(int Version, IReadOnlyList<Issue> Issues);

/// <summary>A version of a return.</summary>
/// <param name="Version">From 1.</param>
/// <param name="Sha256">Of the bytes, in hex; null of a version that was refused or erased.</param>
/// <param name="ReceivedAt">When the bytes came.</param>
/// <param name="ReceivedFrom">Who sent them, by name.</param>
/// <param name="Accepted">It has no errors.</param>
public sealed record VersionStatus(int Version, string? Sha256, DateTimeOffset ReceivedAt, string ReceivedFrom, bool Accepted);

/// <summary>An explanation that stands.</summary>
/// <param name="Issue">Id of the query that it answers.</param>
/// <param name="Text">The explanation.</param>
/// <param name="At">When it was given.</param>
/// <param name="By">Who gave it, by name.</param>
public sealed record ExplanationStatus(string Issue, string Text, DateTimeOffset At, string By);

/// <summary>What happened to a return.</summary>
/// <param name="Kind">The kind of event.</param>
/// <param name="At">When it happened.</param>
/// <param name="By">Who did it, by name.</param>
/// <param name="What">In words; of an explanation, its text.</param>
/// <param name="Version">Of which it is about; null where it is about the return.</param>
/// <param name="Sha256">Of the version's bytes, in hex; null where it is about the return, and of a version that was refused or erased.</param>
/// <param name="Issues">Of explanations, given or dropped: the ids of their queries.</param>
public sealed record ReturnHistory(string Kind, DateTimeOffset At, string By, string What, int? Version, string? Sha256, IReadOnlyList<string>? Issues);

/// <summary>How receipts and the state of a return are written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = false, Converters = [typeof(CamelCase<ReturnState>), typeof(CamelCase<Severity>)])]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(ReturnStatus))]
public sealed partial class ReturnJson : JsonSerializerContext;

/// <summary>A word of the domain as JSON writes it: withQueries.</summary>
public sealed class CamelCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
