using Reporting.Checking.Checking;
using Reporting.Checking.Definitions;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Storage;

namespace Reporting.Functions.Returns;

/// <summary>A return that is asked of an authority, as it stands.</summary>
/// <param name="Now">When it was read.</param>
public sealed record DueReturn(AskedReturn Asked, Return Return, Window Window, DateTimeOffset Now)
{
    /// <summary>Whether the authority may upload now.</summary>
    public bool IsOpen => Window.IsOpen(Now) || Return.IsExtended(Now);

    /// <summary>When uploads end: by its window, or later where the authority was given more time.</summary>
    public DateTimeOffset Closes => Return.ExtendedUntil is { } extended && extended > Window.Closes ? extended : Window.Closes;
}

/// <summary>Everything that is asked of an authority: what is open first, what closes soonest at the head of it, then what is over, newest first.</summary>
public sealed class DueReturns(DefinitionSet definitions, WindowRows windows, ReturnRows rows, TimeProvider time)
{
    public async Task<IReadOnlyList<DueReturn>> OfAsync(Admission admission, Body body, CancellationToken cancellation)
    {
        admission.For(Permission.ReadReturn, body);
        var due = await Task.WhenAll(AskedOf(body).Select(a => ReadAsync(a, cancellation)));
        return
        [
            .. due.Where(d => d.IsOpen).OrderBy(d => d.Closes).ThenBy(d => d.Asked.Collection.Id, StringComparer.Ordinal),
            .. due.Where(d => !d.IsOpen).OrderByDescending(d => d.Asked.Period.To).ThenBy(d => d.Asked.Collection.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>One of them.</summary>
    public Task<DueReturn> OneAsync(Admission admission, AskedReturn asked, CancellationToken cancellation)
    {
        admission.For(admission.Permission, asked.Body);
        return ReadAsync(asked, cancellation);
    }

    private async Task<DueReturn> ReadAsync(AskedReturn asked, CancellationToken cancellation)
    {
        var window = windows.GetAsync(asked.Collection, asked.Period, cancellation);
        var of = await rows.GetAsync(asked.Key, cancellation);
        return new(asked, of, await window, time.GetUtcNow());
    }

    private IEnumerable<AskedReturn> AskedOf(Body body) =>
        from collection in definitions.Collections.Values.OrderBy(c => c.Id, StringComparer.Ordinal)
        from period in collection.Periods
        from instrument in collection.Instruments
        where instrument.ItemsOf(period.Id).Any() && AskedReturn.WhyNone(definitions, period, instrument, body) is null
        select new AskedReturn(collection, period, instrument, body);
}
