using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Returns;

namespace Reporting.Functions.Portal.Council;

/// <summary>The next thing to do for a return.</summary>
/// <param name="Words">What it is, or whose turn it is.</param>
/// <param name="Button">What the button says; null where this person has nothing to do.</param>
/// <param name="Href">Where the button leads.</param>
public sealed record NextStep(string Words, string? Button, string? Href)
{
    /// <param name="address">Of the return's page.</param>
    public static NextStep Of(DueReturn due, Caller caller, string address)
    {
        var body = due.Asked.Body;
        var submits = Policy.Allows(caller, Permission.SubmitReturn, body);
        var explains = Policy.Allows(caller, Permission.ExplainReturn, body);
        var signs = Policy.Allows(caller, Permission.SignOffReturn, body);
        var newest = due.Return.NewestNumber;
        return due.Return.State switch
        {
            ReturnState.SignedOff => Nothing("Nothing more to do: it is signed off."),
            ReturnState.Nil => Nothing("Nothing more to do: it is recorded that there is nothing to report."),
            ReturnState.WithQueries => explains
                ? new("Answer the queries, so that it can be signed off.", "Answer the queries", $"{address}/explain")
                : Nothing("Some figures are queried. Somebody who uploads answers the queries, then it can be signed off."),
            ReturnState.Ready => signs
                ? new("Look at what it says, and sign it off.", "Sign off", $"{address}/sign-off")
                : Nothing("It can be signed off now. A director does that."),
            _ when !due.IsOpen => Nothing("Nothing can be uploaded now. If you still have to send something, ask for more time."),
            ReturnState.Rejected => submits
                ? new($"Your {CouncilWords.Upload(newest)} has errors. Put them right, and upload the file again.", "See the errors", address)
                : Nothing($"The {CouncilWords.Upload(newest)} has errors. Somebody who uploads puts them right."),
            ReturnState.NotStarted => submits
                ? new("Download the form, fill it in and upload it.", "Start", address)
                : Nothing("Nothing has been uploaded yet."),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static NextStep Nothing(string words) => new(words, null, null);
}
