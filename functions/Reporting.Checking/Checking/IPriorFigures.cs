using Reporting.Checking.Expressions;
using Reporting.Checking.Reading.Results;
using Reporting.Domain.Collections;

namespace Reporting.Checking.Checking;

/// <summary>Finds what a rule may set a return against.</summary>
public interface IPriorFigures
{
    /// <summary>What is known of a body in a period beside its return.</summary>
    Task<ReturnConstants> ForAsync(Collection collection, Period period, Instrument instrument, Body body, CancellationToken cancellation);

    /// <summary>The authorities that a record may be about.</summary>
    IReadOnlyList<Authority> Due(Period period);

    /// <summary>What a file of records is expected to answer.</summary>
    FormQuestion QuestionOf(AskedReturn asked) => new(asked.Collection, asked.Instrument, asked.Period, asked.Body)
    {
        Authorities = [.. Due(asked.Period).Select(a => a.Code.ToString())],
    };
}
