using Reporting.Checking.Definitions;
using Reporting.Checking.Expressions;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Checking.Tests.Definitions;

/// <summary>Every rule passes its own passing example and fails its failing one, in every period in which it holds.</summary>
public sealed class RuleExampleTests
{
    public static TheoryData<string, string> Collections
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var folder in new[] { TemplateCopy.Fixture, Path.Combine(SourceTree.Root, "templates") }
                .Where(f => Directory.Exists(Path.Combine(f, "collections"))))
            {
                foreach (var collection in Directory.EnumerateDirectories(Path.Combine(folder, "collections")))
                    data.Add(Path.GetRelativePath(SourceTree.Root, folder), Path.GetFileName(collection));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Collections))]
    public void Check_OwnExamples_PassAndFail(string folder, string id)
    {
        var spool = Directory.CreateTempSubdirectory("spool");
        using (var engine = new ExpressionEngine(spool.FullName))
        {
            var outcome = DefinitionLoader.Load(Path.Combine(SourceTree.Root, folder), engine);
            var collection = Assert.IsType<DefinitionsOutcome.Loaded>(outcome).Definitions.Find(id)!;
            var wrong = collection.Instruments.SelectMany(i => collection.Periods, (i, p) => (Instrument: i, Period: p))
                .SelectMany(x => x.Instrument.RulesOf(x.Period.Id).SelectMany(r => Wrong(engine, collection, x.Instrument, x.Period, r)));
            Assert.Empty(wrong);
        }

        spool.Delete(true);
    }

    private static IEnumerable<string> Wrong(ExpressionEngine engine, Collection collection, Instrument instrument, Period period, Rule rule)
    {
        if (Result(rule.Passes) is not (null or RuleResult.Passed))
            yield return $"{rule.Id} in {period.Id} does not pass its passing example: {Result(rule.Passes)}";
        if (Result(rule.Fails) is not (null or RuleResult.Failed))
            yield return $"{rule.Id} in {period.Id} does not fail its failing example: {Result(rule.Fails)}";

        RuleResult? Result(RuleExample example)
        {
            var inPeriod = ExamplePeriod(period, example);
            return engine.Check(
                collection, instrument, inPeriod, Answers(example, ""),
                new(Group(example, "ref."), Answers(example, "last."), Group(example, "peers."), Group(example, "published.")))
                .SingleOrDefault(r => r.Rule.Id == rule.Id);
        }
    }

    private static Period ExamplePeriod(Period period, RuleExample example) => period with
    {
        From = example.Values.GetValueOrDefault("period.first_day") as DateOnly? ?? period.From,
        To = example.Values.GetValueOrDefault("period.last_day") as DateOnly? ?? period.To,
    };

    private static Dictionary<string, double?> Group(RuleExample example, string prefix) =>
        example.Values.Where(v => v.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(v => v.Key[prefix.Length..], v => v.Value is double number ? number : (double?)null);

    private static FormAnswers Answers(RuleExample example, string prefix)
    {
        var answers = new Dictionary<string, Answer>();
        foreach (var (key, value) in example.Values.Where(v => v.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var name = key[prefix.Length..];
            if (name.Contains('.', StringComparison.Ordinal))
                continue;
            if (name.EndsWith("_missing", StringComparison.Ordinal))
                answers[name[..^8]] = new(null, (string?)value, false, null);
            else if (name.EndsWith("_estimate", StringComparison.Ordinal))
                answers[name[..^9]] = answers.GetValueOrDefault(name[..^9], Answer.Blank) with { Estimate = value is true };
            else
                answers[name] = new(value, null, false, null);
        }

        return new(answers, new Dictionary<string, int>());
    }
}
