namespace Reporting.Functions.Storage;

/// <summary>The queues between the steps of the work, in their order. A message carries ids only.</summary>
public static class QueueNames
{
    public const string Check = "check";
    public const string Measure = "measure";
    public const string Close = "close";
    public const string Combine = "combine";
    public const string Protect = "protect";
    public const string Render = "render";
    public const string Print = "print";
    public const string Drop = "drop";

    /// <summary>For whoever sends letters: nothing here listens on it.</summary>
    public const string Reminders = "reminders";

    /// <summary>For whoever must hear at once that somebody may be in danger: nothing here listens on it.</summary>
    public const string Safeguarding = "safeguarding";

    public static IReadOnlyList<string> All { get; } = [Check, Measure, Close, Combine, Protect, Render, Print, Drop, Reminders, Safeguarding];

    /// <summary>How often a message is tried before it is set aside, as host.json says.</summary>
    public const int MostTries = 5;

    /// <summary>Where the platform puts what failed each time, and the service what can never succeed.</summary>
    public static string PoisonOf(string queue) => queue + "-poison";
}
