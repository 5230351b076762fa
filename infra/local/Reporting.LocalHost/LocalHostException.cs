namespace Reporting.Local;

/// <summary>The local host cannot do what it was asked to: the message says why, for the person who asked.</summary>
public sealed class LocalHostException : Exception
{
    public LocalHostException()
    {
    }

    public LocalHostException(string message)
        : base(message)
    {
    }

    public LocalHostException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
