namespace Reporting.Domain.Returns;

/// <summary>What a return says for one item: a value or a missing code, perhaps an estimate, perhaps with a note.</summary>
/// <param name="Value">long, double, bool, DateOnly, string, or string[] for a multi-choice; null when missing or blank.</param>
/// <param name="Missing">A missing code; null when there is a value, or when blank.</param>
/// <param name="Estimate">Whether the body says that the value is an estimate.</param>
/// <param name="Note">What the body says beside it; null for nothing.</param>
public sealed record Answer(object? Value, string? Missing, bool Estimate, string? Note)
{
    /// <summary>Nothing was written.</summary>
    public static Answer Blank { get; } = new(null, null, false, null);

    /// <summary>Whether there is neither a value nor a missing code.</summary>
    public bool IsBlank => Value is null && Missing is null;
}

/// <summary>A form as it was read: the answers by item, and where each stood.</summary>
/// <param name="Answers">By the item's code; an item that the file does not have is not there.</param>
/// <param name="Rows">Row of the file at which each item stood, from 1.</param>
public sealed record FormAnswers(IReadOnlyDictionary<string, Answer> Answers, IReadOnlyDictionary<string, int> Rows)
{
    /// <summary>A form without an answer.</summary>
    public static FormAnswers None { get; } = new(new Dictionary<string, Answer>(), new Dictionary<string, int>());

    /// <summary>The answer to an item, by its code; blank where there is none.</summary>
    public Answer Of(string item) => Answers.TryGetValue(item, out var answer) ? answer : Answer.Blank;
}
