namespace Reporting.Domain.Comparison;

/// <summary>Quarter of the authorities' values that a value falls in, by the measure's polarity: A is best.</summary>
public enum QuartileBand
{
    A,
    B,
    C,
    D,
}
