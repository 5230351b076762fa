using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Reading.Results;

/// <summary>What a file is expected to answer.</summary>
/// <param name="Collection">Its missing codes may be used; its other instruments are known by their codes.</param>
/// <param name="Instrument">The form or table of records.</param>
/// <param name="Period">The period for which it is asked.</param>
/// <param name="Body">Whose return it is.</param>
public sealed record FormQuestion(Collection Collection, Instrument Instrument, Period Period, Body Body)
{
    /// <summary>Codes of the authorities that a record may be about.</summary>
    public IReadOnlyCollection<string> Authorities { get; init; } = [];
}

/// <summary>A form or records as far as they could be read, with everything that was found wrong with them.</summary>
/// <param name="Answers">The answers that could be read; an item whose answer is in error is not among them. None of records, which are in their table.</param>
/// <param name="Understood">What was assumed, in sentences: encoding, delimiter, dates, thousands separators.</param>
/// <param name="Issues">Everything that was found wrong.</param>
/// <param name="Answered">Items, or cells of records, with something in the place of the value, readable or not.</param>
/// <param name="Missing">Items with a missing code.</param>
/// <param name="Blank">Items of the period with neither, in the file or not.</param>
public sealed record FormReading(FormAnswers Answers, IReadOnlyList<string> Understood, IReadOnlyList<Issue> Issues, int Answered, int Missing, int Blank)
{
    /// <summary>Of records: rows that say that somebody may be in danger.</summary>
    public FlaggedRows Flagged { get; init; } = new();
}
