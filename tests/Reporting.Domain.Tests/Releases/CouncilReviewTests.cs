using Reporting.Domain.Releases;
using Reporting.Domain.Returns;
using Xunit;

namespace Reporting.Domain.Tests.Releases;

/// <summary>A council comments on its draft page, and is answered.</summary>
public sealed class CouncilReviewTests
{
    private static readonly DateTimeOffset Now = SampleRelease.SharedAt.AddHours(1);
    private static readonly Actor Analyst = SampleRelease.Person("analyst");

    [Theory]
    [InlineData("Return interviews", "The number of interviews is 12, not 21.", null)]
    [InlineData("", "It is 12.", "NoText")]
    [InlineData("Return interviews", "  ", "NoText")]
    [InlineData("Return interviews", null, "NoText")]
    [InlineData("Return interviews", "Ask Mrs J Smith on 020 7946 0123.", "HoldsPersonalDetail")]
    [InlineData("Mrs J Smith", "It is 12.", "HoldsPersonalDetail")]
    [InlineData("Return interviews", "It is <script>alert(1)</script>.", null)]
    public void Comment_IsKeptOnlyWhereItIsAboutAFactAndTellsOfNobody(string place, string? text, string? refusal) =>
        Assert.Equal(refusal, (SampleRelease.Review.Comment(place, text, SampleRelease.Council, Now) as Decision<CouncilReview>.Refused)?.Why.GetType().Name);

    [Fact]
    public void Comment_TooLongOrAfterItsTime_IsRefusedInWords()
    {
        Assert.IsType<CommentRefusal.NoText>(WhyNot(SampleRelease.Review.Comment("Title", new string('x', 100_000), SampleRelease.Council, Now)));
        var over = WhyNot(SampleRelease.Review.Comment("Title", "It is 12.", SampleRelease.Council, SampleRelease.Review.Until));
        Assert.Contains("ended on 9 March 2026", over.Words, StringComparison.Ordinal);
        Assert.IsType<CommentRefusal.TimeIsOver>(WhyNot(SampleRelease.Review.Confirm(SampleRelease.Council, SampleRelease.Review.Until)));
    }

    [Fact]
    public void Comment_SentAgain_IsTheSameComment()
    {
        var review = SampleRelease.Review.Comment("Title", "It is 12.", SampleRelease.Council, Now).Next();
        Assert.IsType<Decision<CouncilReview>.Unchanged>(review.Comment("Title", "It is 12.", SampleRelease.Council, Now.AddMinutes(1)));
        Assert.Equal(2, review.Comment("Title", "It is 13.", SampleRelease.Council, Now.AddMinutes(1)).Next().Comments[^1].Number);
    }

    [Fact]
    public void Comment_TheHundredAndFirst_IsRefused()
    {
        var review = SampleRelease.Review;
        for (var i = 0; i < CouncilReview.MostComments; i++)
            review = review.Comment("Title", $"It is {i}.", SampleRelease.Council, Now).Next();
        Assert.IsType<CommentRefusal.TooMany>(WhyNot(review.Comment("Title", "One more.", SampleRelease.Council, Now)));
    }

    [Fact]
    public void Answer_Twice_IsTheFirst()
    {
        var review = SampleRelease.Review.Comment("Title", "It is 12.", SampleRelease.Council, Now).Next();
        var answered = review.Answer(1, false, "The return says 21.", Analyst, Now).Next();
        Assert.IsType<Decision<CouncilReview>.Unchanged>(answered.Answer(1, false, "The return says 21.", Analyst, Now.AddDays(1)));
        Assert.IsType<CommentRefusal.AnsweredBefore>(WhyNot(answered.Answer(1, true, "It is 12 now.", Analyst, Now)));
        Assert.IsType<CommentRefusal.NoSuchComment>(WhyNot(answered.Answer(2, true, "It is 12 now.", Analyst, Now)));
        Assert.IsType<CommentRefusal.NoSuchComment>(WhyNot(answered.Answer(0, true, "It is 12 now.", Analyst, Now)));
    }

    [Fact]
    public void ShareAgain_OfAnotherPage_StartsItsTimeAnew()
    {
        var confirmed = SampleRelease.Review.Confirm(SampleRelease.Council, Now).Next();
        Assert.Same(confirmed, confirmed.ShareAgain("sha", Now.AddDays(9), Now.AddDays(2)));
        var again = confirmed.ShareAgain("another", Now.AddDays(9), Now.AddDays(2));
        Assert.False(again.HasResponded);
        Assert.True(again.Confirm(SampleRelease.Council, Now.AddDays(3)).Next().HasResponded);
    }

    [Fact]
    public void Reviews_Together_CountWhatCouncilsSaid()
    {
        var silent = CouncilReview.Begin("302", "sha", SampleRelease.Review.Until.AddDays(1), SampleRelease.SharedAt);
        var commented = SampleRelease.Review.Comment("Title", "It is 12.", SampleRelease.Council, Now).Next()
            .Comment("Title", "It is 13.", SampleRelease.Council, Now).Next().Answer(1, true, "It is 12 now.", Analyst, Now).Next();
        var reviews = CouncilReviews.Of([silent, commented]);
        Assert.Equal((2, 1, 2, 1, 1), (reviews.Councils, reviews.Responded, reviews.Comments, reviews.Accepted, reviews.Unanswered));
        Assert.Equal(silent.Until, reviews.Until);
        Assert.Equal([Analyst.Key], reviews.AnsweredBy);
    }

    private static Refusal WhyNot(Decision<CouncilReview> decision) => Assert.IsType<Decision<CouncilReview>.Refused>(decision).Why;
}
