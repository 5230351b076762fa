using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Functions.Returns.Reading;

/// <summary>What a file is expected to answer: who asks, about when, and whom.</summary>
/// <param name="Collection">Its missing codes may be used; its other instruments are known by their codes.</param>
public sealed record FormQuestion(Collection Collection, Instrument Instrument, Period Period, Body Body);

/// <summary>A form as far as it could be read, with everything that was found wrong with it.</summary>
/// <param name="Answers">The answers that could be read; an item whose answer is in error is not among them.</param>
/// <param name="Understood">What was assumed, in sentences: encoding, delimiter, dates, thousands separators.</param>
/// <param name="Answered">Items with something in the place of the value, readable or not.</param>
/// <param name="Missing">Items with a missing code.</param>
/// <param name="Blank">Items of the period with neither, in the file or not.</param>
public sealed record FormReading(FormAnswers Answers, IReadOnlyList<string> Understood, IReadOnlyList<Issue> Issues, int Answered, int Missing, int Blank);
