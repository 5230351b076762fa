namespace Reporting.Domain.Disclosure;

/// <summary>That a column can differ from its true count, as far as somebody can tell who knows what was published and perhaps some returns.</summary>
/// <param name="Column">The column.</param>
/// <param name="Direction">Up (1) or down (-1).</param>
/// <param name="By">How far at least.</param>
/// <param name="Insider">Who knows returns, by the place among insiders; <see cref="Nobody"/> or <see cref="AllOthers"/>.</param>
internal readonly record struct Need(int Column, int Direction, long By, int Insider)
{
    /// <summary>Somebody who knows what was published alone.</summary>
    public const int Nobody = -1;

    /// <summary>All other authorities together.</summary>
    public const int AllOthers = -2;
}

/// <summary>Finds counts that agree with all facts and meet a need: nearby first, then the cheapest by a linear programme, then in whole numbers.</summary>
internal sealed class AdjustmentSearch(Component component, Ranges ranges, Insiders insiders)
{
    private readonly LocalSearch local = new(component, ranges);
    private readonly MinimumCostAdjustment cheapest = new(component);

    public Insiders Insiders => insiders;

    /// <summary>The columns that change in counts near the true ones that meet a need; null where none were found.</summary>
    public int[]? Nearby(Need need)
    {
        local.IsKept = Known(need);
        return local.Reach(need.Column, component.Value[need.Column] + (need.Direction * need.By)) ? [.. local.Changed.Select(c => c.Column)] : null;
    }

    /// <summary>The cheapest adjustment that meets a need in whole numbers; null where there is none, or none was found in whole numbers.</summary>
    public MinimumCostAdjustment.Adjustment? Cheapest(Need need, Func<int, double> within, Func<int, double?> beyond, bool everywhere)
    {
        var isKnown = Known(need);
        var prices = new Prices(
            ranges, c => isKnown?.Invoke(c) is true && c != need.Column ? null : within(c), c => isKnown?.Invoke(c) is true ? null : beyond(c));
        if (cheapest.Find(need.Column, need.Direction, need.By, prices, everywhere) is not { } found)
            return null;
        return found.Counts is not null ? found : InWholeNumbers(need, found, isKnown);
    }

    private MinimumCostAdjustment.Adjustment? InWholeNumbers(Need need, MinimumCostAdjustment.Adjustment found, Func<int, bool>? isKnown)
    {
        var hidden = found.Beyond.ToHashSet();
        var open = new Ranges(component, c => hidden.Contains(c) || component.CellAt(c).IsHidden || IsOpen(c));
        if (isKnown is not null)
            open = open.Knowing(c => c != need.Column && isKnown(c));
        var aim = component.Value[need.Column] + (need.Direction * need.By);
        return IntegerProgram.Reaching(component, open, need.Column, need.Direction, aim) is { } counts
            ? found with { Changed = [.. Enumerable.Range(0, counts.Length).Where(i => counts[i] != component.Value[i])], Counts = counts }
            : null;
    }

    /// <summary>Whether a printed column has been chosen to be hidden.</summary>
    private bool IsOpen(int column) => ranges.Low[column] < component.ShownLow[column] || ranges.High[column] > component.ShownHigh[column];

    private Func<int, bool>? Known(Need need)
    {
        var own = component.CellAt(need.Column).Body;
        return need.Insider switch
        {
            Need.Nobody => null,
            Need.AllOthers => c => component.CellAt(c).Body is { } body && body != own,
            var insider => c => component.CellAt(c).Body is { } body && insiders.Groups[insider].Contains(body),
        };
    }
}
