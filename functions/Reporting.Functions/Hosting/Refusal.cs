namespace Reporting.Functions.Hosting;

/// <summary>
/// Why what was asked for is not done, in words for whoever asked. It knows no transport: <see cref="Problems"/> says how each kind is answered over HTTP.
/// </summary>
public abstract record Refusal
{
    private Refusal(string words) => Words = words;

    /// <value>This case, and how to put it right.</value>
    public string Words { get; }

    /// <summary>Nobody is signed in.</summary>
    public sealed record Unsigned() : Refusal("Nobody is signed in. Sign in, then try again.");

    /// <summary>What the platform says of the person is longer than what is read.</summary>
    public sealed record SignInTooLarge() : Refusal(
        "Your sign-in carries more than can be read, as it does where somebody is a member of very many groups. "
        + "Ask whoever runs the service to leave groups out of its sign-in.");

    /// <summary>The person may not do this.</summary>
    public sealed record NotAllowed(string Words) : Refusal(Words);

    /// <summary>The request cannot be understood, or lacks something.</summary>
    public sealed record NotUnderstood(string Words) : Refusal(Words);

    /// <summary>There is nothing of this name.</summary>
    public sealed record NotFound(string Words) : Refusal(Words);

    /// <summary>It cannot be done as things stand now.</summary>
    public sealed record NotNow(string Words) : Refusal(Words);

    /// <summary>It was there and has been erased.</summary>
    public sealed record Erased(string Words) : Refusal(Words);

    /// <summary>It is not any more what the person has read.</summary>
    public sealed record Changed(string Words) : Refusal(Words);

    /// <summary>It has more bytes than are taken.</summary>
    public sealed record TooLarge(string Words) : Refusal(Words);

    /// <summary>It is of a format that is not read.</summary>
    public sealed record UnknownFormat(string Words) : Refusal(Words);
}
