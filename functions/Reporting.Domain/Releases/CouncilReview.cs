using Reporting.Domain.Returns;

namespace Reporting.Domain.Releases;

/// <summary>What becomes of a comment.</summary>
/// <param name="Accepted">Something changes; else nothing does.</param>
/// <param name="Text">What changes, or why nothing does.</param>
/// <param name="By">The key of who answered.</param>
public sealed record CommentAnswer(bool Accepted, string Text, string By, DateTimeOffset At);

/// <summary>A council says that something of its draft page is not so.</summary>
/// <param name="Number">Counts the comments of a council from 1.</param>
/// <param name="Place">Where on the page: a heading, a measure or a sentence.</param>
/// <param name="By">The key of who wrote it.</param>
/// <param name="Answer">Null until it is answered.</param>
public sealed record FactComment(int Number, string Place, string Text, string By, DateTimeOffset At, CommentAnswer? Answer);

/// <summary>A council's part in a release: its draft page, and what it says to that. Every act on it decides here.</summary>
/// <param name="Page">SHA-256 of the page that was shared with it.</param>
/// <param name="Until">When its time to comment ends.</param>
/// <param name="ConfirmedAt">When it said that nothing is wrong; null where it has not.</param>
public sealed record CouncilReview(
    string Body, string Page, DateTimeOffset SharedAt, DateTimeOffset Until, DateTimeOffset? ConfirmedAt, IReadOnlyList<FactComment> Comments)
{
    /// <summary>How many comments a council may send.</summary>
    public const int MostComments = 100;

    /// <summary>Whether it has said anything to the page that was shared last.</summary>
    public bool HasResponded => ConfirmedAt >= SharedAt || Comments.Any(c => c.At >= SharedAt);

    /// <summary>Comments without an answer.</summary>
    public int Unanswered => Comments.Count(c => c.Answer is null);

    /// <summary>Shares a page for the first time.</summary>
    public static CouncilReview Begin(string body, string page, DateTimeOffset until, DateTimeOffset now) => new(body, page, now, until, null, []);

    /// <summary>A later run was shared: a page that differs is to be read again, with its own time. Comments stay.</summary>
    public CouncilReview ShareAgain(string page, DateTimeOffset until, DateTimeOffset now) =>
        page == Page ? this : this with { Page = page, SharedAt = now, Until = until };

    /// <summary>Somebody of the council comments on a fact.</summary>
    public Decision<CouncilReview> Comment(string? place, string? text, Actor by, DateTimeOffset now)
    {
        if (WhyNotOpen(now) is { } closed)
            return Refuse(closed);
        if (Comments.LastOrDefault(c => c.By == by.Key) is { } last && (last.Place, last.Text) == (place, text))
            return new Decision<CouncilReview>.Unchanged(this);
        if (Comments.Count >= MostComments)
            return Refuse(new CommentRefusal.TooMany());
        if (WhyNotKept("The place", place, FactTexts.LongestPlace) is { } badPlace)
            return Refuse(badPlace);
        if (WhyNotKept("The comment", text, FactTexts.Longest) is { } badText)
            return Refuse(badText);
        var comment = new FactComment(Comments.Count + 1, place!, text!, by.Key, now, null);
        return Become(this with { Comments = [.. Comments, comment] }, EventKind.Commented, now, by, $"Comment {comment.Number} on the draft page of {Body}.");
    }

    /// <summary>Somebody of the council says that nothing is wrong.</summary>
    public Decision<CouncilReview> Confirm(Actor by, DateTimeOffset now)
    {
        if (ConfirmedAt >= SharedAt)
            return new Decision<CouncilReview>.Unchanged(this);
        return WhyNotOpen(now) is { } closed
            ? Refuse(closed)
            : Become(this with { ConfirmedAt = now }, EventKind.Confirmed, now, by, $"{Body} has nothing to correct on its draft page.");
    }

    /// <summary>Somebody of the inspectorate answers a comment, once.</summary>
    public Decision<CouncilReview> Answer(int number, bool accepted, string? text, Actor by, DateTimeOffset now)
    {
        if (number < 1 || number > Comments.Count)
            return Refuse(new CommentRefusal.NoSuchComment(number));
        var comment = Comments[number - 1];
        if (comment.Answer is { } given)
        {
            return (given.Accepted, given.Text, given.By) == (accepted, text, by.Key)
                ? new Decision<CouncilReview>.Unchanged(this)
                : Refuse(new CommentRefusal.AnsweredBefore(number));
        }

        if (WhyNotKept("The answer", text, FactTexts.Longest) is { } bad)
            return Refuse(bad);
        var answered = comment with { Answer = new(accepted, text!, by.Key, now) };
        return Become(
            this with { Comments = [.. Comments.Select(c => c.Number == number ? answered : c)] }, EventKind.CommentAnswered, now, by,
            $"Comment {number} of {Body} was {(accepted ? "accepted" : "not accepted")}.");
    }

    private CommentRefusal.TimeIsOver? WhyNotOpen(DateTimeOffset now) => now < Until ? null : new CommentRefusal.TimeIsOver(Until);

    private static Refusal? WhyNotKept(string what, string? text, int longest) => string.IsNullOrWhiteSpace(text) || text.Length > longest
        ? new CommentRefusal.NoText(what, longest)
        : GivenText.WhyNotKept(what, text);

    private static Decision<CouncilReview>.Changed Become(CouncilReview next, EventKind kind, DateTimeOffset at, Actor by, string what) =>
        new(next, [new(kind, at, by, what)]);

    private static Decision<CouncilReview> Refuse(Refusal why) => new Decision<CouncilReview>.Refused(why);

    /// <summary>How long texts may be, in characters.</summary>
    private static class FactTexts
    {
        public const int LongestPlace = 200;
        public const int Longest = 2000;
    }
}
