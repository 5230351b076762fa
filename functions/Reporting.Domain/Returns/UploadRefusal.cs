namespace Reporting.Domain.Returns;

/// <summary>Why what was sent is not even looked at as a version.</summary>
public abstract record UploadRefusal : Refusal
{
    private UploadRefusal(RefusalKind kind, string words)
        : base(kind, words)
    {
    }

    /// <summary>It has more bytes than are taken.</summary>
    public sealed record HoldsTooMuch(long Limit) : UploadRefusal(
        RefusalKind.TooLarge,
        $"A return may be at most {Limit:N0} bytes. Check that this is the right file; if it is, ask the inspectorate how to send it in parts.");

    /// <summary>It has no bytes.</summary>
    public sealed record Empty() : UploadRefusal(
        RefusalKind.NotUnderstood, "The request had no content, so nothing was stored. Send the file as the body of the request.");

    /// <summary>It is of a format that is not read.</summary>
    /// <param name="Message">What is wrong, and how to save the right format.</param>
    public sealed record NotReadable(string Message) : UploadRefusal(RefusalKind.UnknownFormat, Message);

    /// <summary>A record was sent alone to a form.</summary>
    /// <param name="Title">The form's title.</param>
    public sealed record FormHasNoRecords(string Title) : UploadRefusal(RefusalKind.NotFound, $"{Title} is a form, and has no records. Send the whole form.");

    /// <summary>A record was sent alone to records of which nothing identifies one.</summary>
    /// <param name="Title">The records' title.</param>
    /// <param name="Item">Their first item.</param>
    public sealed record NothingIdentifies(string Title, string Item) : UploadRefusal(
        RefusalKind.NotFound, $"Several records of {Title} may have the same {Item}, so none can be sent alone. Send the whole table.");

    /// <summary>A record was sent alone under an identifier that is none.</summary>
    /// <param name="Longest">In characters.</param>
    public sealed record NoIdentifier(int Longest)
        : UploadRefusal(RefusalKind.NotUnderstood, $"What identifies a record has at least 1 and at most {Longest} characters.");

    /// <summary>What was sent as one record is not one.</summary>
    /// <param name="Message">What is wrong, and how to put it right.</param>
    public sealed record NotOneRecord(string Message) : UploadRefusal(RefusalKind.NotUnderstood, $"{Message} Nothing was stored.");
}
