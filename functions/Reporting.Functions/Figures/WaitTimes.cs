namespace Reporting.Functions.Figures;

/// <summary>How a step waits for what others are still making: it looks again every second at first, then every ten, and gives up after ten minutes.</summary>
internal static class WaitTimes
{
    private const int Quick = 30;
    private const int Last = 90;

    /// <summary>How long until the next look.</summary>
    /// <param name="timesWaited">How often it was looked.</param>
    public static TimeSpan Pause(int timesWaited) => TimeSpan.FromSeconds(timesWaited < Quick ? 1 : 10);

    public static bool IsLast(int timesWaited) => timesWaited >= Last;

    /// <summary>Whether to ask for what is missing: its messages are mostly on the way, but some may have been lost. Asking twice does no harm.</summary>
    public static bool AsksAgain(int timesWaited) => timesWaited is 5 or Quick;
}
