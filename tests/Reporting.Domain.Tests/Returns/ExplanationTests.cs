using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Xunit;

namespace Reporting.Domain.Tests.Returns;

public sealed class ExplanationTests
{
    private static readonly RuleExample NoExample = new(new Dictionary<string, object?>());
    private static readonly Rule Rule = new(
        "MIS-R08", 1, Severity.Query, RuleClass.Plausibility, PeriodRange.Always, "MIS01 <= CLA01", ["MIS01", "CLA01"], "", "", "", true, NoExample, NoExample);

    private static readonly Issue Query = new("id", "MIS-R08", 1, Severity.Query, null, 2, "MIS01", null, "12", null, "", null, true, null);

    [Fact]
    public void FiguresOf_SameAnswers_IsTheSameWhateverElseChanged()
    {
        var before = Explanation.FiguresOf(Query, Rule, Of(("MIS01", new(12L, null, false, null)), ("CLA01", new(40L, null, false, null))));
        var after = Explanation.FiguresOf(
            Query with { Row = 9, Message = "said differently" },
            Rule,
            Of(("CLA01", new(40L, null, false, "a note")), ("MIS01", new(12L, null, false, null)), ("REF01", new(7L, null, false, null))));
        Assert.Equal(before, after);
    }

    [Fact]
    public void FiguresOf_AnotherAnswerOrRule_IsAnother()
    {
        Answer twelve = new(12L, null, false, null);
        string[] all =
        [
            Explanation.FiguresOf(Query, Rule, Of(("MIS01", twelve))),
            Explanation.FiguresOf(Query, Rule, Of(("MIS01", new(13L, null, false, null)))),
            Explanation.FiguresOf(Query, Rule, Of(("MIS01", twelve with { Estimate = true }))),
            Explanation.FiguresOf(Query, Rule, Of(("MIS01", new(null, "NR", false, null)))),
            Explanation.FiguresOf(Query, Rule, Of(("CLA01", twelve))),
            Explanation.FiguresOf(Query with { RuleVersion = 2 }, Rule, Of(("MIS01", twelve))),
            Explanation.FiguresOf(Query with { Rule = "MIS-R09" }, Rule, Of(("MIS01", twelve))),
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void FiguresOf_QueryOfReading_IsOfWhatItFound() =>
        Assert.NotEqual(Explanation.FiguresOf(Query, null, Of()), Explanation.FiguresOf(Query with { Value = "Sheet 2" }, null, Of()));

    private static FormAnswers Of(params (string Item, Answer Answer)[] answers) =>
        new(answers.ToDictionary(a => a.Item, a => a.Answer), new Dictionary<string, int>());
}
