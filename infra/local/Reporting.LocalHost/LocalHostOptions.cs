namespace Reporting.Local;

/// <summary>How to run the app locally. Without any setting: the built app, data in <c>.local/</c>, the first free port from 7071.</summary>
public sealed record LocalHostOptions
{
    /// <summary>The built output of the functions app; null for the one in this repository.</summary>
    public string? AppFolder { get; init; }

    /// <summary>Where storage and logs are kept; null for <c>.local/</c> at the root of the repository.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Keeps storage in memory, which is faster, and leaves only logs in the data folder.</summary>
    public bool StorageInMemory { get; init; }

    /// <summary>A loopback address such as <c>http://127.0.0.1:7071</c>; port 0 for any free one; null for the first free one from 7071.</summary>
    public string? Urls { get; init; }

    /// <summary>Storage that is running already; null to start Azurite.</summary>
    public string? StorageConnectionString { get; init; }

    /// <summary>Makes the local people through the app's own access calls, if it has them.</summary>
    public bool MakePeople { get; init; } = true;

    /// <summary>How many groups a person's sign-in names, as a large organisation's directory may have it do.</summary>
    public int GroupsOfAPerson { get; init; }

    /// <summary>Runs every queue message's function twice at the same time, as storage queues are free to.</summary>
    public bool DeliverTwice { get; init; }

    /// <summary>Runs timers by their schedules, and not only when asked.</summary>
    public bool FollowSchedules { get; init; } = true;

    /// <summary>More environment variables for the worker; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>Told what a person at the console should see; null for nobody.</summary>
    public Action<string>? Say { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
