namespace Reporting.Domain.Returns;

/// <summary>What becomes of something when somebody acts on it.</summary>
/// <typeparam name="T">What is acted on: a return, a window, a concern.</typeparam>
public abstract record Decision<T>
{
    private Decision()
    {
    }

    /// <summary>It changes, and the events say so. The two are written together or not at all.</summary>
    public sealed record Changed(T Next, IReadOnlyList<ReturnEvent> Events) : Decision<T>;

    /// <summary>It is so already, mostly because an answer did not arrive and the act is asked for again. Nothing is written.</summary>
    public sealed record Unchanged(T Now) : Decision<T>;

    /// <summary>It stays as it is, and the refusal says why.</summary>
    public sealed record Refused(Refusal Why) : Decision<T>;
}
