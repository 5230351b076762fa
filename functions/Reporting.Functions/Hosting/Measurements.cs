using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Reporting.Functions.Hosting;

/// <summary>What is counted and timed, for whoever watches the service. Ids and numbers only, never anything out of a return.</summary>
public sealed class Measurements
{
    public const string Name = "Reporting";

    /// <summary>Where the steps of a trace begin.</summary>
    public static readonly ActivitySource Source = new(Name);

    private readonly Counter<long> uploads;
    private readonly Counter<long> issues;
    private readonly Counter<long> poisoned;
    private readonly Counter<long> unreadable;
    private readonly Histogram<double> waited;
    private readonly Histogram<double> took;
    private readonly Gauge<int> due;
    private readonly Gauge<int> received;

    public Measurements(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        uploads = meter.CreateCounter<long>("reporting.uploads", "{upload}", "Versions of returns that were stored and checked.");
        issues = meter.CreateCounter<long>("reporting.issues", "{issue}", "Issues found in them, by rule.");
        poisoned = meter.CreateCounter<long>("reporting.messages.poisoned", "{message}", "Messages that were set aside.");
        unreadable = meter.CreateCounter<long>("reporting.principals.unreadable", "{request}", "Requests whose principal header could not be read.");
        waited = meter.CreateHistogram<double>("reporting.queue.age", "s", "How old a message was when its work began.");
        took = meter.CreateHistogram<double>("reporting.step.duration", "s", "How long the work of a message took, by step.");
        due = meter.CreateGauge<int>("reporting.returns.due", "{return}", "Returns due in an open window.");
        received = meter.CreateGauge<int>("reporting.returns.in", "{return}", "Those of them of which a version was accepted.");
    }

    public void Uploaded(string collection, string instrument, bool accepted) =>
        uploads.Add(1, new("collection", collection), new("instrument", instrument), new KeyValuePair<string, object?>("accepted", accepted));

    public void Found(string rule, string severity) => issues.Add(1, new("rule", rule), new KeyValuePair<string, object?>("severity", severity));

    public void Poisoned(string queue) => poisoned.Add(1, new KeyValuePair<string, object?>("queue", queue));

    public void UnreadablePrincipal() => unreadable.Add(1);

    public void Waited(string queue, TimeSpan age) => waited.Record(age.TotalSeconds, new KeyValuePair<string, object?>("queue", queue));

    public void Took(string step, TimeSpan time) => took.Record(time.TotalSeconds, new KeyValuePair<string, object?>("step", step));

    /// <param name="whole">Returns due in a window that is open.</param>
    /// <param name="part">Those of them of which a version was accepted.</param>
    public void Standing(string collection, string period, int whole, int part)
    {
        KeyValuePair<string, object?>[] window = [new("collection", collection), new("period", period)];
        due.Record(whole, window);
        received.Record(part, window);
    }
}
