namespace Reporting.Domain.Returns;

/// <summary>What a return says for one item: a value or a missing code, perhaps an estimate, perhaps with a note.</summary>
/// <param name="Value">long, double, bool, DateOnly, string, or string[] for a multi-choice; null when missing or blank.</param>
/// <param name="Missing">A missing code; null when there is a value.</param>
public sealed record Answer(object? Value, string? Missing, bool Estimate, string? Note)
{
    public static Answer Blank { get; } = new(null, null, false, null);

    public bool IsBlank => Value is null && Missing is null;
}

/// <summary>A form as it was read: the answers by item, and where each stood.</summary>
/// <param name="Rows">Row of the file at which each item stood.</param>
public sealed record FormAnswers(IReadOnlyDictionary<string, Answer> Answers, IReadOnlyDictionary<string, int> Rows)
{
    public static FormAnswers None { get; } = new(new Dictionary<string, Answer>(), new Dictionary<string, int>());

    public Answer Of(string item) => Answers.TryGetValue(item, out var answer) ? answer : Answer.Blank;
}
