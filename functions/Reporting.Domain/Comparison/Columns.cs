namespace Reporting.Domain.Comparison;

/// <summary>Columns of one table have one length.</summary>
internal static class Columns
{
    public static void SameLength(params ReadOnlySpan<int> lengths)
    {
        if (lengths.ContainsAnyExcept(lengths[0]))
            throw new ArgumentException("The columns differ in length.");
    }
}
