namespace Reporting.Domain.Releases;

/// <summary>What the councils of a release have said together.</summary>
/// <param name="Councils">How many have a page.</param>
/// <param name="Responded">How many of them said something to it, be it that nothing is wrong.</param>
/// <param name="Comments">How many comments they sent.</param>
/// <param name="Accepted">How many of these changed something.</param>
/// <param name="Unanswered">How many of these have no answer.</param>
/// <param name="Until">When the time of those who have not responded ends; null where all have.</param>
/// <param name="AnsweredBy">Keys of the people who answered comments.</param>
public sealed record CouncilReviews(
    int Councils, int Responded, int Comments, int Accepted, int Unanswered, DateTimeOffset? Until, IReadOnlySet<string> AnsweredBy)
{
    /// <summary>Puts the councils' parts together.</summary>
    public static CouncilReviews Of(IReadOnlyCollection<CouncilReview> reviews)
    {
        var comments = reviews.SelectMany(r => r.Comments).ToList();
        return new(
            reviews.Count, reviews.Count(r => r.HasResponded), comments.Count, comments.Count(c => c.Answer is { Accepted: true }),
            comments.Count(c => c.Answer is null), reviews.Where(r => !r.HasResponded).Max(r => (DateTimeOffset?)r.Until),
            comments.Where(c => c.Answer is not null).Select(c => c.Answer!.By).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Why approval waits: until each council has responded, or its time is over, and each comment has an answer. Null where it does not.</summary>
    public ReleaseRefusal? WhyNotOver(DateTimeOffset now)
    {
        if (Until is { } until && now < until)
            return new ReleaseRefusal.CommentsOpen(Councils - Responded, until);
        return Unanswered > 0 ? new ReleaseRefusal.CommentsUnanswered(Unanswered) : null;
    }
}
