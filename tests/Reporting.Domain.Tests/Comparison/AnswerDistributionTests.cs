using CsCheck;
using Reporting.Domain.Collections;
using Reporting.Domain.Comparison;
using Xunit;

namespace Reporting.Domain.Tests.Comparison;

public sealed class AnswerDistributionTests
{
    private static readonly Choice[] Choices = [new("never", "Never", false), new("some", "Sometimes", false), new("always", "Always", false)];

    [Fact]
    public void OfOneAnswer_KeepsTheOrderOfTheChoicesAndSharesOfThoseWhoAnswered()
    {
        var distribution = AnswerDistribution.OfOneAnswer(Choices, new Dictionary<string, double> { ["always"] = 30, ["never"] = 10 });
        Assert.Equal(["never", "some", "always"], distribution.Answers.Select(a => a.Choice.Value));
        Assert.Equal([25.0, 0.0, 75.0], distribution.Answers.Select(a => Assert.IsType<MeasureValue.Value>(a.Share).Amount));
        Assert.Equal(40, distribution.Answered);
    }

    [Fact]
    public void OfOneAnswer_FewerThanTen_IsUnreliable() =>
        Assert.All(
            AnswerDistribution.OfOneAnswer(Choices, new Dictionary<string, double> { ["some"] = 9 }).Answers,
            a => Assert.False(Assert.IsType<MeasureValue.Value>(a.Share).IsReliable));

    [Fact]
    public void OfOneAnswer_Nobody_HasNoShares() =>
        Assert.All(AnswerDistribution.OfOneAnswer(Choices, new Dictionary<string, double>()).Answers, a => Assert.IsType<MeasureValue.NoDenominator>(a.Share));

    [Fact]
    public void OfAnswers_MoreThanOneEach_IsOfThoseWhoAnswered()
    {
        var distribution = AnswerDistribution.OfAnswers(Choices, new Dictionary<string, double> { ["never"] = 20, ["some"] = 20 }, 20);
        Assert.Equal([100.0, 100.0, 0.0], distribution.Answers.Select(a => Assert.IsType<MeasureValue.Value>(a.Share).Amount));
    }

    [Fact]
    public void OfAnswers_WhatCannotBe_Throws()
    {
        Assert.Throws<ArgumentException>(() => AnswerDistribution.OfOneAnswer(Choices, new Dictionary<string, double> { ["nome"] = 1 }));
        Assert.Throws<ArgumentException>(() => AnswerDistribution.OfAnswers(Choices, new Dictionary<string, double> { ["some"] = 21 }, 20));
        Assert.Throws<ArgumentException>(() => AnswerDistribution.OfAnswers(Choices, new Dictionary<string, double> { ["some"] = -1 }, 20));
    }

    [Fact]
    public void OfOneAnswer_AnyCounts_SharesComeToTheWhole() =>
        Gen.Int[0, 500].Array[3].Where(c => c.Sum() > 0).Sample(counts =>
        {
            var distribution = AnswerDistribution.OfOneAnswer(Choices, Choices.Zip(counts).ToDictionary(c => c.First.Value, c => (double)c.Second));
            Assert.Equal(100, distribution.Answers.Sum(a => Assert.IsType<MeasureValue.Value>(a.Share).Amount), 9);
        });
}
