namespace Reporting.Domain.Comparison;

/// <summary>What kind of figure a measure is. It decides the interval, and what is too small to rank.</summary>
public enum Statistic
{
    /// <summary>A part of a whole, from 0 to 1: Wilson's interval.</summary>
    Proportion,

    /// <summary>Independent events in a population: exact Poisson or Byar's interval.</summary>
    Rate,

    /// <summary>Independent events against another count or an expected count: as a rate.</summary>
    Ratio,

    /// <summary>Events that recur to the same children: no interval, no funnel, no significance.</summary>
    RepeatedEvents,

    /// <summary>The mean of numbers: Student's t interval, where the spread of the numbers is known.</summary>
    Mean,

    /// <summary>The mean of one number a record: as a mean, but of fewer than ten records it is not to be relied on.</summary>
    MeanOfRecords,

    /// <summary>A median or another quantile of one number a record, type 7: no interval.</summary>
    QuantileOfRecords,
}
