namespace Reporting.Functions.Hosting;

/// <summary>A clock that was set to an instant when the process started and goes on from there.</summary>
public sealed class ShiftedClock(DateTimeOffset start) : TimeProvider
{
    private readonly TimeSpan shift = start - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
}
