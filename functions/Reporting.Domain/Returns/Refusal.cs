namespace Reporting.Domain.Returns;

/// <summary>What kind of reason a refusal has, for whoever translates it.</summary>
public enum RefusalKind
{
    /// <summary>Nobody is signed in.</summary>
    NotSignedIn,

    /// <summary>What the platform says of the person is longer than what is read.</summary>
    SignInTooLarge,

    /// <summary>The person may not do this.</summary>
    NotAllowed,

    /// <summary>The request cannot be understood, or lacks something.</summary>
    NotUnderstood,

    /// <summary>There is nothing of this name.</summary>
    NotFound,

    /// <summary>It cannot be done as things stand now.</summary>
    NotNow,

    /// <summary>It was there and has been erased.</summary>
    Erased,

    /// <summary>It is not any more what the person has read.</summary>
    Changed,

    /// <summary>It has more bytes than are taken.</summary>
    TooLarge,

    /// <summary>It is of a format that is not read.</summary>
    UnknownFormat,
}

/// <summary>Why what was asked for is not done, in words for whoever asked. It knows no transport.</summary>
/// <remarks>
/// What is acted on has a closed family of its own, with the data of each case. The cases here have words alone, for what is only looked up or read.
/// </remarks>
public abstract record Refusal
{
    private protected Refusal(RefusalKind kind, string words) => (Kind, Words) = (kind, words);

    /// <value>What kind of reason it is.</value>
    public RefusalKind Kind { get; }

    /// <value>This case, and how to put it right.</value>
    public string Words { get; }

    /// <inheritdoc cref="RefusalKind.NotSignedIn"/>
    public sealed record Unsigned() : Refusal(RefusalKind.NotSignedIn, "Nobody is signed in. Sign in, then try again.");

    /// <inheritdoc cref="RefusalKind.SignInTooLarge"/>
    public sealed record SignInTooLarge() : Refusal(
        RefusalKind.SignInTooLarge,
        "Your sign-in carries more than can be read, as it does where somebody is a member of very many groups. " +
        "Ask whoever runs the service to leave groups out of its sign-in.");

    /// <inheritdoc cref="RefusalKind.NotAllowed"/>
    public sealed record NotAllowed(string Words) : Refusal(RefusalKind.NotAllowed, Words);

    /// <inheritdoc cref="RefusalKind.NotUnderstood"/>
    public sealed record NotUnderstood(string Words) : Refusal(RefusalKind.NotUnderstood, Words);

    /// <inheritdoc cref="RefusalKind.NotFound"/>
    public sealed record NotFound(string Words) : Refusal(RefusalKind.NotFound, Words);

    /// <inheritdoc cref="RefusalKind.NotNow"/>
    public sealed record NotNow(string Words) : Refusal(RefusalKind.NotNow, Words);

    /// <inheritdoc cref="RefusalKind.Erased"/>
    public sealed record Erased(string Words) : Refusal(RefusalKind.Erased, Words);

    /// <inheritdoc cref="RefusalKind.Changed"/>
    public sealed record Changed(string Words) : Refusal(RefusalKind.Changed, Words);

    /// <inheritdoc cref="RefusalKind.TooLarge"/>
    public sealed record TooLarge(string Words) : Refusal(RefusalKind.TooLarge, Words);

    /// <inheritdoc cref="RefusalKind.UnknownFormat"/>
    public sealed record UnknownFormat(string Words) : Refusal(RefusalKind.UnknownFormat, Words);
}
