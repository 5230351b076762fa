using Reporting.Domain.Collections;

namespace Reporting.Domain.Returns;

/// <summary>What the issues of a version come to.</summary>
/// <param name="Unexplained">How many of the queries have no explanation.</param>
public sealed record Verdict(int Errors, int Queries, int Notes, int Unexplained)
{
    /// <summary>Whether the version counts.</summary>
    public bool Accepted => Errors == 0;

    /// <summary>The state of a return whose newest and only version this is.</summary>
    public ReturnState State => !Accepted ? ReturnState.Rejected : Unexplained > 0 ? ReturnState.WithQueries : ReturnState.Ready;

    /// <summary>For example "1 error, 2 queries, 0 notes".</summary>
    public string InWords => $"{Plural.Of(Errors, "error")}, {Plural.Of(Queries, "query", "queries")}, {Plural.Of(Notes, "note")}";

    /// <summary>Counts issues.</summary>
    public static Verdict Of(IEnumerable<Issue> issues)
    {
        var (errors, queries, notes, unexplained) = (0, 0, 0, 0);
        foreach (var issue in issues)
        {
            switch (issue.Severity)
            {
                case Severity.Error:
                    errors++;
                    break;
                case Severity.Query:
                    queries++;
                    unexplained += issue.Explanation is null ? 1 : 0;
                    break;
                default:
                    notes++;
                    break;
            }
        }

        return new(errors, queries, notes, unexplained);
    }
}
