using Reporting.Domain.Returns;
using Xunit;

namespace Reporting.Domain.Tests.Returns;

/// <summary>
/// Every act on a return in every situation that it can be in, with what comes of it. A column is a situation, a row an act. A word is the state that follows,
/// with + where the return is left out of the totals; = is that nothing changes; ! begins the name of a refusal; - is that the act means nothing there.
/// </summary>
public sealed class ReturnActTests
{
    private const string WhileOpen = """
        act                 notStarted        rejected          withQueries           ready                 readyThenRejected
        accepted            ready             ready             ready                 ready                 ready
        withQueries         withQueries       withQueries       withQueries           withQueries           withQueries
        rejected            rejected          rejected          withQueries           ready                 ready
        afterTheClose       ready             ready             ready                 ready                 ready
        sameBytes           -                 =                 =                     =                     =
        sameBytesNewRules   -                 rejected          withQueries           ready                 ready
        anotherRevision     !AnotherRevision  !AnotherRevision  !AnotherRevision      !AnotherRevision      !AnotherRevision
        explain             !NothingToExplain !NothingToExplain ready                 !NoSuchIssue          !NoSuchIssue
        signOff             !NothingToSignOff !NothingToSignOff !QueriesOpen          signedOff             signedOff
        signOffAnother      !NothingToSignOff !NothingToSignOff !AnotherVersionCounts !AnotherVersionCounts !AnotherVersionCounts
        reopen              !AlreadyOpen      !AlreadyOpen      !AlreadyOpen          !AlreadyOpen          !AlreadyOpen
        exclude             notStarted+       rejected+         withQueries+          ready+                ready+
        extend              notStarted        rejected          withQueries           ready                 ready
        extendIntoThePast   !ExtensionIsPast  !ExtensionIsPast  !ExtensionIsPast      !ExtensionIsPast      !ExtensionIsPast
        nil                 nil               nil               nil                   nil                   nil
        eraseCurrent        -                 -                 !VersionCounts        !VersionCounts        !VersionCounts
        eraseNewest         -                 rejected          !VersionCounts        !VersionCounts        ready
        eraseFirst          -                 rejected          !VersionCounts        !VersionCounts        !VersionCounts
        freeze              notStarted        rejected          withQueries           ready                 ready
        """;

    private const string WhileFixed = """
        act                 signedOff             nil                  nilWithVersion        excluded              frozen
        accepted            !SignedOff            !Nil                 !Nil                  ready+                !Frozen
        withQueries         !SignedOff            !Nil                 !Nil                  withQueries+          !Frozen
        rejected            !SignedOff            !Nil                 !Nil                  ready+                !Frozen
        afterTheClose       !SignedOff            !Nil                 !Nil                  ready+                ready
        sameBytes           !SignedOff            -                    !Nil                  =                     !Frozen
        sameBytesNewRules   !SignedOff            -                    !Nil                  ready+                !Frozen
        anotherRevision     !AnotherRevision      !AnotherRevision     !AnotherRevision      !AnotherRevision      !AnotherRevision
        explain             !ExplanationsNotKept  !ExplanationsNotKept !ExplanationsNotKept  !NoSuchIssue          !NoSuchIssue
        signOff             =                     !NothingToSignOff    !Nil                  signedOff+            signedOff
        signOffAnother      !AnotherVersionCounts !NothingToSignOff    !AnotherVersionCounts !AnotherVersionCounts !AnotherVersionCounts
        reopen              ready                 notStarted           ready                 ready                 !AlreadyOpen
        exclude             signedOff+            nil+                 nil+                  =                     ready+
        extend              !SignedOff            !Nil                 !Nil                  ready+                ready
        extendIntoThePast   !ExtensionIsPast      !ExtensionIsPast     !ExtensionIsPast      !ExtensionIsPast      !ExtensionIsPast
        nil                 !SignedOff            =                    =                     nil+                  nil
        eraseCurrent        !VersionCounts        -                    nil                   !VersionCounts        !VersionCounts
        eraseNewest         !VersionCounts        -                    nil                   !VersionCounts        !VersionCounts
        eraseFirst          !VersionCounts        -                    nil                   !VersionCounts        !ClosingUnderWay
        freeze              signedOff             nil                  nil                   ready+                =
        """;

    private static readonly Dictionary<string, Story> Situations = new()
    {
        ["notStarted"] = Story.Begin,
        ["rejected"] = Story.Begin.Upload("error"),
        ["withQueries"] = Story.Begin.Upload("query"),
        ["ready"] = Story.Begin.Upload("good"),
        ["readyThenRejected"] = Story.Begin.Upload("good").Upload("error"),
        ["signedOff"] = Story.Begin.Upload("good").SignOff(),
        ["nil"] = Story.Begin.Nil(),
        ["nilWithVersion"] = Story.Begin.Upload("good").Nil(),
        ["excluded"] = Story.Begin.Upload("good").Exclude(),
        ["frozen"] = Frozen(Story.Begin.Upload("good at first").Upload("good")),
    };

    /// <summary>What somebody does who has seen the situation; null where it means nothing there.</summary>
    private static readonly Dictionary<string, Func<Story, Func<Story, Decision<Return>>?>> Acts = new()
    {
        ["accepted"] = _ => s => s.Uploaded("good again"),
        ["withQueries"] = _ => s => s.Uploaded("query again"),
        ["rejected"] = _ => s => s.Uploaded("error again"),
        ["afterTheClose"] = _ => s => s.Uploaded("good again", closings: 1),
        ["sameBytes"] = seen => seen.NewestBytes is { } newest ? s => s.Uploaded(newest) : null,
        ["sameBytesNewRules"] = seen => seen.NewestBytes is { } newest ? s => s.Uploaded(newest, definition: "definition 2") : null,
        ["anotherRevision"] = _ => s => s.Uploaded("good again", expected: ExpectedRevision.Of("9999-aaaaaaaaaaaa")),
        ["explain"] = _ => s => s.Explained(),
        ["signOff"] = seen => s => s.Now.SignOff(seen.Now.Current?.Name.Number ?? 1, Story.Director, Story.Noon),
        ["signOffAnother"] = _ => s => s.Now.SignOff(9, Story.Director, Story.Noon),
        ["reopen"] = _ => s => s.Now.Reopen(Story.Because, s.Events, s.CurrentIssues, Story.Administrator, Story.Noon),
        ["exclude"] = _ => s => s.Now.Exclude(Story.Because, Story.Administrator, Story.Noon),
        ["extend"] = _ => s => s.Now.Extend(Story.Noon.AddDays(1), Story.Because, Story.Administrator, Story.Noon),
        ["extendIntoThePast"] = _ => s => s.Now.Extend(Story.Noon, Story.Because, Story.Administrator, Story.Noon),
        ["nil"] = _ => s => s.Now.MakeNil(Story.Because, Story.Administrator, Story.Noon),
        ["eraseCurrent"] = seen => Erase(seen.Now.Current?.Name),
        ["eraseNewest"] = seen => Erase(seen.Now.Newest?.Name),
        ["eraseFirst"] = seen => Erase(seen.Events.VersionOf("1")),
        ["freeze"] = _ => Freeze,
    };

    public static TheoryData<string, string, string> Product
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var table in new[] { WhileOpen, WhileFixed })
            {
                var rows = table.Split('\n').Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
                foreach (var row in rows.Skip(1))
                {
                    for (var i = 1; i < row.Length; i++)
                        data.Add(row[0], rows[0][i], row[i]);
                }
            }

            return data;
        }
    }

    [Fact]
    public void Product_OfActsAndSituations_IsWhole() => Assert.Equal(Acts.Count * Situations.Count, Product.Count);

    [Theory]
    [MemberData(nameof(Product))]
    public void Act_InASituation_ComesToWhatTheTableSays(string act, string situation, string expected)
    {
        var decision = Acts[act](Situations[situation])?.Invoke(Situations[situation]);
        Assert.Equal(expected, WordsOf(decision));
    }

    [Theory]
    [MemberData(nameof(Product))]
    public void Act_AskedForTwiceBecauseAnAnswerDidNotArrive_HappensOnce(string act, string situation, string expected)
    {
        var before = Situations[situation];
        if (Acts[act](before) is not { } again || before.After(again(before)) is not { } after)
            Assert.Contains(expected[0], "-!");
        else
            Assert.Equal("=", WordsOf(again(after)));
    }

    [Theory]
    [MemberData(nameof(Product))]
    public void Act_ThatChangesAReturn_SaysSoInItsEvents(string act, string situation, string expected)
    {
        var decision = Acts[act](Situations[situation])?.Invoke(Situations[situation]);
        Assert.Equal(char.IsLetter(expected[0]), decision is Decision<Return>.Changed);
        if (decision is Decision<Return>.Changed(var next, var events))
            Assert.Equal((true, act == "freeze"), (next != Situations[situation].Now, events.Count == 0));
    }

    private static string WordsOf(Decision<Return>? decision) => decision switch
    {
        null => "-",
        Decision<Return>.Changed(var next, _) => $"{char.ToLowerInvariant(next.State.ToString()[0])}{next.State.ToString()[1..]}{(next.Excluded ? "+" : "")}",
        Decision<Return>.Refused(var why) => $"!{why.GetType().Name}",
        _ => "=",
    };

    private static Func<Story, Decision<Return>>? Erase(VersionName? version) =>
        version is null ? null : s => s.Now.Erase(version, Story.Because, s.Events, combinedClosing: 0, Story.Administrator, Story.Noon);

    private static Decision<Return> Freeze(Story story) =>
        story.Now.FrozenBy(1) is var next && next == story.Now ? new Decision<Return>.Unchanged(next) : new Decision<Return>.Changed(next, []);

    private static Story Frozen(Story story) => story with { Now = story.Now.FrozenBy(1) };
}
