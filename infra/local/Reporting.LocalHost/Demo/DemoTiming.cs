using System.Globalization;

namespace Reporting.Local.Demo;

/// <summary>How long each part of the demo took.</summary>
internal sealed class DemoTiming(TimeProvider time)
{
    private readonly List<(string Part, TimeSpan Took)> parts = [];
    private readonly long begun = time.GetTimestamp();
    private long last = time.GetTimestamp();

    public IEnumerable<string> Lines => parts.Append(("All", time.GetElapsedTime(begun)))
        .Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Item1,-36}{p.Item2.TotalSeconds,7:0.0} s"));

    public void Ended(string part)
    {
        parts.Add((part, time.GetElapsedTime(last)));
        last = time.GetTimestamp();
    }
}
