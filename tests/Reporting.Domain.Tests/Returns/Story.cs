using System.Security.Cryptography;
using System.Text;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Domain.Tests.Returns;

/// <summary>A return with all that has happened to it, as acts make it.</summary>
internal sealed record Story(Return Now, IReadOnlyList<ReturnEvent> Events)
{
    public const string Definition = "definition 1";
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
    public static readonly Actor Director = new("aad:director", "Director");
    public static readonly Actor Administrator = new("aad:administrator", "Administrator");
    public static readonly Reason Because = Reason.TryRead("A merger of two systems.", out var reason, out _) ? reason : throw new InvalidOperationException();

    private static readonly RuleExample NoExample = new(new Dictionary<string, object?>());
    private static readonly Rule Rule = new(
        "R1", 1, Severity.Query, RuleClass.Plausibility, PeriodRange.Always, "A < 9", ["A"], "", "", "", true, NoExample, NoExample);

    public static Instrument Form { get; } = new("council", "Council", InstrumentKind.Form, false, [], [Rule]);

    public static Story Begin { get; } = new(Return.NotStarted(new("missing", "2018", "council", Body.Of(AuthorityCode.Parse("301")))), []);

    public static Issue Error { get; } = Query with { Id = "error", Severity = Severity.Error, Explainable = false };

    public static Issue Query => new("query", "R1", 1, Severity.Query, null, 2, "A", null, "9", null, "", null, true, null);

    public static Issue Note { get; } = Query with { Id = "note", Severity = Severity.Note, Explainable = false };

    /// <summary>What checking found in the version that counts, by its bytes.</summary>
    public static CurrentFindings FindingsIn(string bytes) => new(IssuesIn(bytes), AnswersIn(bytes));

    public Story Upload(string bytes, int closings = 0) => Do(s => s.Uploaded(bytes, closings));

    public Story Explain(string text = "Counted twice.") => Do(s => s.Explained(text));

    public Story SignOff() => Do(s => s.Now.SignOff(s.Now.Current!.Name.Number, Director, Noon));

    public Story Nil() => Do(s => s.Now.MakeNil(Because, Administrator, Noon));

    public Story Exclude() => Do(s => s.Now.Exclude(Because, Administrator, Noon));

    /// <summary>The state after an act, which must not be refused.</summary>
    public Story Do(Func<Story, Decision<Return>> act) => After(act(this)) ?? throw new InvalidOperationException("The act was refused.");

    /// <returns>Null where the act was refused.</returns>
    public Story? After(Decision<Return> decision) => decision switch
    {
        Decision<Return>.Changed changed => new(changed.Next, [.. Events, .. changed.Events]),
        Decision<Return>.Refused => null,
        _ => this,
    };

    /// <summary>What an upload comes to, once its bytes are stored.</summary>
    public Decision<Return> Uploaded(string bytes, int closings = 0, string definition = Definition, ExpectedRevision? expected = null)
    {
        var upload = new UploadedBytes(ShaOf(bytes), closings, definition, null, expected);
        var step = Now.NextStepOf(upload);
        if (step is UploadStep.Store store)
            step = Now.NextStepOf(upload with { Stored = store.Name });
        return step switch
        {
            UploadStep.Record record => Now.Record(record.Name, definition, CheckOf(bytes, closings), Noon),
            UploadStep.Refused refused => new Decision<Return>.Refused(refused.Why),
            _ => new Decision<Return>.Unchanged(Now),
        };
    }

    public Decision<Return> Explained(string text = "Counted twice.", string issue = "query") =>
        Now.Explain(GivenOf((issue, text)), Form, Now.Current is null ? null : FindingsIn(BytesOf(Now.Current)), Events, Director, Noon);

    public static IReadOnlyList<GivenExplanation> GivenOf(params (string?, string?)[] entries) =>
        GivenExplanation.TryRead(entries, out var given, out var refusal) ? given : throw new InvalidOperationException(refusal.Words);

    /// <summary>The bytes of the version that came last; null before the first.</summary>
    public string? NewestBytes => Now.Newest is null ? null : BytesOf(Now.Newest);

    public IReadOnlyList<Issue>? CurrentIssues => Now.Current is null ? null : IssuesIn(BytesOf(Now.Current));

    public static string ShaOf(string bytes) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bytes)));

    public static OriginalFacts FactsOf(string bytes, int closings = 0) =>
        new(ShaOf(bytes), "salt", $"commitment to {bytes}", "text/csv", Noon, "aad:submitter", "Submitter", new(closings, closings > 0));

    private CheckedVersion CheckOf(string bytes, int closings)
    {
        var standing = Explanations.Standing(Events);
        var carried = Explanations.Carry(IssuesIn(bytes), Form, AnswersIn(bytes), standing);
        return new(Verdict.Of(carried.Issues), bytes.Contains("personal", StringComparison.Ordinal), FactsOf(bytes, closings), standing.Count, carried.Dropped);
    }

    // Bytes say in words what checking finds in them.
    private static IReadOnlyList<Issue> IssuesIn(string bytes) =>
        bytes.Contains("error", StringComparison.Ordinal) ? [Error, Note] : bytes.Contains("query", StringComparison.Ordinal) ? [Query, Note] : [];

    private static FormAnswers AnswersIn(string bytes) =>
        new(new Dictionary<string, Answer> { ["A"] = new((long)bytes.Count(c => c == '!'), null, false, null) }, new Dictionary<string, int>());

    private static string BytesOf(RecordedVersion version) => version.Commitment["commitment to ".Length..];
}
