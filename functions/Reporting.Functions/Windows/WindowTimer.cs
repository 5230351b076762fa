using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Hosting;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Windows;

/// <summary>Does about all windows what their time asks for.</summary>
public sealed class WindowTimer(
    DefinitionSet definitions, WindowRows windows, WindowClosing closing, ReturnRows rows, Measurements measurements, TimeProvider time)
{
    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var collection in definitions.Collections.Values)
        {
            foreach (var window in await windows.AllAsync(collection, cancellation))
                await RunAsync(collection, window, time.GetUtcNow(), cancellation);
        }
    }

    private Task RunAsync(Collection collection, Window window, DateTimeOffset now, CancellationToken cancellation) => window.DueAt(now) switch
    {
        WindowDue.Opens => windows.ActAsync(collection, window.Period, w => w.OpenOnItsDay(now), cancellation),
        WindowDue.Closes => closing.ActAsync(collection, window.Period, w => w.CloseAtItsTime(now), cancellation),
        WindowDue.FreezeAgain => closing.SendAsync(window, cancellation),
        WindowDue.Measure => MeasureAsync(collection, window.Period, cancellation),
        _ => Task.CompletedTask,
    };

    private async Task MeasureAsync(Collection collection, Period period, CancellationToken cancellation)
    {
        var (due, received) = (0, 0);
        foreach (var instrument in collection.Instruments)
        {
            var known = await rows.AllAsync(collection.Id, period.Id, instrument.Id, cancellation);
            foreach (var body in ReturnLists.BodiesOf(instrument, definitions.Due(period)))
                (due, received) = (due + 1, received + (known.GetValueOrDefault(body)?.Current is null ? 0 : 1));
        }

        measurements.Standing(collection.Id, period.Id, due, received);
    }
}
