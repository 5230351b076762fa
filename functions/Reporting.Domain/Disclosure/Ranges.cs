namespace Reporting.Domain.Disclosure;

/// <summary>What a reader leaves open of each column of a component: nothing of one that is printed, what rounding allows, or all that facts do.</summary>
internal sealed class Ranges
{
    private readonly Component component;

    /// <param name="component">The cells and relations.</param>
    /// <param name="isHidden">The columns that a reader does not see.</param>
    public Ranges(Component component, Func<int, bool> isHidden)
    {
        this.component = component;
        (Low, High) = (new long[component.Width], new long[component.Width]);
        for (var i = 0; i < component.Width; i++)
            Set(i, isHidden(component.HiddenWith(i)));
    }

    private Ranges(Component component, long[] low, long[] high) => (this.component, Low, High) = (component, low, high);

    /// <summary>The least each column can be.</summary>
    public long[] Low { get; }

    /// <summary>The most each column can be.</summary>
    public long[] High { get; }

    /// <summary>Whether anything is left open of a column.</summary>
    public bool Moves(int column) => Low[column] < High[column];

    /// <summary>Hides a column, with the slacks that are hidden with it.</summary>
    public void Hide(int column) => SetAll(column, true);

    /// <summary>Prints a column again.</summary>
    public void Print(int column) => SetAll(column, false);

    /// <summary>The same for somebody who knows some columns.</summary>
    public Ranges Knowing(Func<int, bool> isKnown)
    {
        var (low, high) = ((long[])Low.Clone(), (long[])High.Clone());
        for (var i = 0; i < low.Length; i++)
        {
            if (isKnown(i))
                low[i] = high[i] = component.Value[i];
        }

        return new(component, low, high);
    }

    private void SetAll(int column, bool hidden)
    {
        Set(column, hidden);
        foreach (var slack in component.SlacksOf(column))
            Set(slack, hidden);
    }

    private void Set(int i, bool hidden)
    {
        var value = component.Value[i];
        Low[i] = hidden ? Math.Min(value, component.Lower[i]) : component.ShownLow[i];
        High[i] = hidden ? Math.Max(value, component.Upper[i]) : component.ShownHigh[i];
    }
}
