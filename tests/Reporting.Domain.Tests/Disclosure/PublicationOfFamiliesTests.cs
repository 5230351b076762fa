using Reporting.Domain.Collections;
using Reporting.Domain.Disclosure;
using Xunit;

namespace Reporting.Domain.Tests.Disclosure;

/// <summary>Wholes and their parts: none of them may follow from the others.</summary>
public sealed class PublicationOfFamiliesTests
{
    [Fact]
    public void Protect_AllButAFewOfAGroup_HidesThePart()
    {
        var made = new PublishedPeriods(30, 3);
        var counts = PublishedPeriods.Random(30, 10);
        counts[5] = (40, 42, 20);
        counts[6] = (40, 40, 20);
        var period = made.Publish(made.Returned(2024, counts))[0];
        Assert.Equal(Published.Confidential, period.Measure("M1")!.Authorities[5].Numerator);
        Assert.Equal(Published.Confidential, period.Measure("M1")!.Authorities[6].Value);
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
    }

    [Fact]
    public void Protect_AllButAFewOfAPublicGroup_HidesThePart()
    {
        // How many children are looked after is public, so 38 of 40 tells of the two that are left.
        var made = new PublishedPeriods(30, 3, more: [PublishedPeriods.MeasureOf("M4", "sum(D)", "ref.looked_after", Method.Proportion, 100, true)]);
        long[] parts = [20, 38, 40, 0, 33, 3];
        var own = PublishedPeriods.With(made.Returned(2024, PublishedPeriods.Random(30, 20)), "M4", a => (a < parts.Length ? parts[a] : 20, 40));
        var period = made.Publish(own)[0];
        Assert.Equal(["20", "c", "c", "0", "33", "c"], period.Measure("M4")!.Authorities.Take(6).Select(a => PublishedPeriods.Printed(a.Numerator)));
        Assert.All(period.Measure("M4")!.Authorities, a => Assert.Equal(40, a.Denominator.Number));
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
    }

    [Theory]
    [InlineData("sum(A - C)")]
    [InlineData("sum(A) - sum(C)")]
    [InlineData("SUM(A) - SUM(C)")]
    [InlineData("- sum(C) + sum(A)")]
    public void Protect_DifferenceOfAPrintedAndAHiddenCount_IsHidden(string difference)
    {
        var made = new PublishedPeriods(30, 3, more: [PublishedPeriods.MeasureOf("M4", difference, "sum(B)", Method.Proportion, 100, false)]);
        var counts = PublishedPeriods.Random(30, 21);
        counts[4] = (60, 300, 3);
        var own = PublishedPeriods.With(made.Returned(2024, counts), "M4", a => (counts[a]!.Value.A - counts[a]!.Value.C, counts[a]!.Value.B));
        var period = made.Publish(own)[0];
        Assert.Equal("c", PublishedPeriods.Printed(period.Measure("M2")!.Authorities[4].Numerator));
        foreach (var (hidden, left) in period.Measure("M2")!.Authorities.Zip(period.Measure("M4")!.Authorities))
        {
            var (whole, rest) = (hidden.Denominator.Number, left.Numerator.Number);
            Assert.True(
                hidden.Numerator != Published.Confidential || whole is null || rest is null,
                $"{whole} less {rest} is what is hidden of {hidden.Authority.Code}");
        }

        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
    }

    /// <remarks>
    /// A hidden whole of two hidden parts, neither of which can be 0, would be at least 2. So where a whole is hidden, a part of it that is 0 is hidden too.
    /// </remarks>
    [Theory]
    [InlineData(4, 1)]
    [InlineData(2, 1)]
    [InlineData(1, 0)]
    [InlineData(5, 0)]
    [InlineData(5, 5)]
    public void Protect_SmallWholeOfSmallParts_MayBeAnythingSmall(long whole, long part)
    {
        var made = new PublishedPeriods(30, 3, more: [PublishedPeriods.MeasureOf("M4", "sum(A - C)", "sum(B)", Method.Proportion, 100, false)]);
        var counts = PublishedPeriods.Random(30, 25);
        counts[4] = (whole, 300, part);
        var own = PublishedPeriods.With(made.Returned(2024, counts), "M4", a => (counts[a]!.Value.A - counts[a]!.Value.C, counts[a]!.Value.B));
        var period = made.Publish(own)[0];
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
        Assert.All(period.Measures.Take(2).Append(period.Measure("M4")!), m => Assert.Equal("c", PublishedPeriods.Printed(m.Authorities[4].Numerator)));
        var zeros = period.Measure("M2")!.Authorities.Where((of, a) => of.Denominator == Published.Confidential && counts[a]!.Value.C == 0);
        Assert.All(zeros, of => Assert.Equal("c", PublishedPeriods.Printed(of.Numerator)));
    }

    [Theory]
    [InlineData(4, 1)]
    [InlineData(4, 0)]
    public void Protect_SmallWholeAndWhatIsLeftOfIt_MayBeAnythingSmall(long whole, long part)
    {
        // What is taken away is printed nowhere, so that nobody knows whether it is 0.
        var made = new PublishedPeriods(30, 3, more: [PublishedPeriods.MeasureOf("M4", "sum(A - D)", "sum(A)", Method.Proportion, 100, false)]);
        var counts = PublishedPeriods.Random(30, 26);
        counts[4] = (whole, 300, 0);
        var own = PublishedPeriods.With(made.Returned(2024, counts), "M4", a => (counts[a]!.Value.A - (a == 4 ? part : 0), counts[a]!.Value.A));
        var period = made.Publish(own)[0];
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
        Assert.Equal("c", PublishedPeriods.Printed(period.Measure("M4")!.Authorities[4].Numerator));
    }

    [Theory]
    [InlineData(Method.Distribution)]
    [InlineData(Method.Proportion)]
    public void Protect_AnswersToOneQuestion_NeverHidesOneAlone(Method method)
    {
        var answers = new[] { "'high'", "'medium'", "'low'" };
        var measures = answers.Select((a, i) =>
            PublishedPeriods.MeasureOf($"D{i}", $"count(*) filter (where level = {a})", "count(level)", method, 100, false));
        var made = new PublishedPeriods(30, 3, more: [.. measures]);
        var own = made.Returned(2024, PublishedPeriods.Random(30, 22));
        for (var i = 0; i < answers.Length; i++)
        {
            var answer = i;
            own = PublishedPeriods.With(own, $"D{i}", a => (Answered(a)[answer], Answered(a).Sum()));
        }

        var period = made.Publish(own)[0];
        for (var a = 0; a < 30; a++)
        {
            var shown = Enumerable.Range(0, 3).Select(i => period.Measure($"D{i}")!.Authorities[a]).ToList();
            Assert.All(shown.Zip(Answered(a)), s => Assert.True(s.First.Numerator.Number is null || s.Second > 5));
            Assert.False(
                shown.Count(s => s.Numerator.Number is null) == 1 && shown[0].Denominator.Number is not null,
                $"of {shown[0].Authority.Code} the whole and all parts but one are printed");
        }

        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);

        static long[] Answered(int authority) => authority % 4 == 0 ? [40, 3, 20] : [40 + authority, 30, 20];
    }

    [Fact]
    public void Protect_AnswersToOneQuestionOfEngland_NeverHidesOneAlone()
    {
        long[] answered = [100, 47, 3];
        var measures = answered.Select((_, i) =>
            PublishedPeriods.MeasureOf($"D{i}", $"count(*) filter (where level = {i})", "count(level)", Method.Distribution, 100, false) with
            {
                Instrument = "people",
            });
        var made = new PublishedPeriods(30, 3, more: [.. measures]);
        var england = answered.Select((n, i) => Own.Of($"D{i}", n, 150, null, false, false, null)).ToDictionary(o => o.Measure);
        var period = made.Publish(made.Returned(2024, PublishedPeriods.Random(30, 23)) with { England = england })[0];
        Assert.Equal("c", PublishedPeriods.Printed(period.Measure("D2")!.England.Value));
        var (one, other) = (period.Measure("D0")!.England.Value.Number, period.Measure("D1")!.England.Value.Number);
        Assert.True(one is null || other is null, "100% less both is what is hidden");
        Assert.IsType<AttackVerdict.Held>(period.Protection!.Verdict);
    }
}
