using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Windows;

/// <summary>An administrator opens, closes or moves a window, with a reason.</summary>
public sealed class MoveWindow(WindowClosing closing, TimeProvider time)
{
    /// <returns>The window as it is then.</returns>
    public async Task<Outcome<Window>> RunAsync(Admission admission, Collection collection, Period period, WindowAct act, CancellationToken cancellation)
    {
        var by = admission.For(Permission.MoveWindow).Actor;
        return await closing.ActAsync(collection, period, window => window.Do(act, by, time.GetUtcNow()), cancellation) switch
        {
            Decision<Window>.Changed changed => changed.Next,
            Decision<Window>.Unchanged unchanged => unchanged.Now,
            Decision<Window>.Refused refused => refused.Why,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
