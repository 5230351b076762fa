using Microsoft.Azure.Functions.Worker;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Functions.Hosting;
using Reporting.Functions.Messages;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Windows;

/// <summary>Freezes the list of a window that was closed.</summary>
public sealed class CloseWindowFunction(WindowClosing closing, MessageReader messages)
{
    [Function("CloseWindow")]
    public async Task RunAsync([QueueTrigger(QueueNames.Close)] string text, CancellationToken cancellation)
    {
        if (await messages.ReadAsync(QueueNames.Close, text, MessageJson.Default.CloseWindow, cancellation) is { } message && !await closing.FreezeAsync(message, cancellation))
            await messages.SetAsideAsync(QueueNames.Close, text, "There is no such period in the definitions, or its window was not closed that often.", cancellation);
    }
}

/// <summary>Every minute: opens windows whose day has come, and closes those whose time is over.</summary>
public sealed class CloseWindowsFunction(DefinitionSet definitions, WindowRows windows, WindowClosing closing, ReturnRows rows, Measurements measurements, TimeProvider time)
{
    [Function("CloseWindows")]
    public async Task RunAsync([TimerTrigger("0 * * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        foreach (var collection in definitions.Collections.Values)
        {
            foreach (var window in await windows.AllAsync(collection, cancellation))
            {
                var now = time.GetUtcNow();
                if (window.Open is null && window.IsOpen(now))
                    await windows.TryPutAsync(window with { Open = true }, new("opened", now, ReturnEvent.Service, "The service", "The window opened on its day."), cancellation);
                else if (window.IsOverdue(now))
                    await closing.BeginAsync(collection, window.Period, report: true, new("closed", now, ReturnEvent.Service, "The service", "The window closed at its time."), cancellation);
                else if (window.Closing > window.Closings && now - window.Closes > TimeSpan.FromMinutes(5))
                    await closing.SendAsync(window, cancellation);
                else if (window.IsOpen(now))
                    await MeasureAsync(collection, window.Period, cancellation);
            }
        }
    }

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
