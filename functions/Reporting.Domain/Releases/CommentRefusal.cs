using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Domain.Releases;

/// <summary>Why a comment or its answer is not taken.</summary>
public abstract record CommentRefusal : Refusal
{
    private CommentRefusal(RefusalKind kind, string words)
        : base(kind, words)
    {
    }

    /// <summary>The days to comment are over.</summary>
    public sealed record TimeIsOver(DateTimeOffset Until)
        : CommentRefusal(RefusalKind.NotNow, $"The time to comment on this draft ended on {Until.EndInWords()}. Write to the contact that the page names.");

    /// <summary>A text is missing or too long.</summary>
    /// <param name="What">What the text is called, at the beginning of a sentence.</param>
    public sealed record NoText(string What, int Longest) : CommentRefusal(RefusalKind.NotUnderstood, $"{What} needs 1 to {Longest:N0} characters.");

    /// <summary>A council has sent as many as are taken.</summary>
    public sealed record TooMany() : CommentRefusal(
        RefusalKind.NotNow, $"{CouncilReview.MostComments} comments have been sent on this page. Write to the contact that the page names.");

    /// <summary>There is no comment of that number.</summary>
    public sealed record NoSuchComment(int Number) : CommentRefusal(RefusalKind.NotFound, $"There is no comment {Number} on this page.");

    /// <summary>Somebody answered it already, and not like this.</summary>
    public sealed record AnsweredBefore(int Number)
        : CommentRefusal(RefusalKind.NotNow, $"Comment {Number} has been answered. An answer is not changed: councils may have read it.");
}
