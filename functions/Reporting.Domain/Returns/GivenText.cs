using System.Diagnostics.CodeAnalysis;

namespace Reporting.Domain.Returns;

/// <summary>Why a text that a person gave is not kept.</summary>
public abstract record TextRefusal : Refusal
{
    private TextRefusal(string words)
        : base(RefusalKind.NotUnderstood, words)
    {
    }

    /// <summary>An act on a return has no reason, or one that is too long.</summary>
    public sealed record NoReason()
        : TextRefusal($"Give a reason, in at most {Reason.Longest} characters: it is kept with the return, and the report prints it.");

    /// <summary>The text holds control characters.</summary>
    /// <param name="What">What the text is called, at the beginning of a sentence.</param>
    public sealed record NotPlain(string What) : TextRefusal($"{What} holds characters that cannot be shown. Type it again as plain text.");

    /// <summary>The text holds characters that change its direction.</summary>
    /// <param name="What">What the text is called, at the beginning of a sentence.</param>
    public sealed record ChangesDirection(string What) : TextRefusal(
        $"{What} holds characters that change the direction of writing, so that people read another text than is there. Type it again as plain text.");

    /// <summary>The text seems to tell who somebody is. The words do not repeat it.</summary>
    /// <param name="What">What the text is called, at the beginning of a sentence.</param>
    public sealed record HoldsPersonalDetail(string What, PersonalDetail Detail) : TextRefusal(
        $"{What} seems to hold {Detail.Words}, at character {Detail.Start + 1}, so it was not kept. Say it without anything that tells who somebody is.");

    /// <summary>An explanation names no query.</summary>
    /// <param name="Entry">Which explanation of those sent, from 1.</param>
    public sealed record NamesNoQuery(int Entry) : TextRefusal($"Explanation {Entry} does not say which query it answers: give the issue's id.");

    /// <summary>An explanation has no text, or one that is too long.</summary>
    /// <param name="Entry">Which explanation of those sent, from 1.</param>
    public sealed record NoExplanation(int Entry) : TextRefusal($"Explanation {Entry} needs a text of at most {Explanation.Longest:N0} characters.");

    /// <summary>Two explanations answer the same query.</summary>
    /// <param name="Entry">Which explanation of those sent, from 1: the second of the two.</param>
    public sealed record SameQueryTwice(int Entry) : TextRefusal($"Explanation {Entry} answers the same query as one before it. Answer each once.");

    /// <summary>Whoever has a concern in hand does not say what they do, or says too much.</summary>
    public sealed record NoNote() : TextRefusal($"Say in at most {Reason.Longest} characters what is being done.");
}

/// <summary>Text that a person gives and that is kept: it must be plain, and tell of nobody.</summary>
public static class GivenText
{
    /// <summary>Why a text is not kept; null where it can be.</summary>
    /// <param name="what">What the text is called, at the beginning of a sentence.</param>
    public static TextRefusal? WhyNotKept(string what, string text)
    {
        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')))
            return new TextRefusal.NotPlain(what);
        if (WritingDirection.IsChangedIn(text))
            return new TextRefusal.ChangesDirection(what);
        return PersonalDetails.In(text) is [var detail, ..] ? new TextRefusal.HoldsPersonalDetail(what, detail) : null;
    }
}

/// <summary>Why an administrator does something to a return: kept with it, and printed in the report.</summary>
public sealed record Reason
{
    /// <summary>In characters.</summary>
    public const int Longest = 500;

    private Reason(string text) => Text = text;

    /// <value>In the administrator's words.</value>
    public string Text { get; }

    /// <summary>Reads a reason.</summary>
    /// <returns>False where it cannot be kept; the refusal says why.</returns>
    public static bool TryRead(string? text, [NotNullWhen(true)] out Reason? reason, [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = string.IsNullOrWhiteSpace(text) || text.Length > Longest ? new TextRefusal.NoReason() : GivenText.WhyNotKept("The reason", text);
        reason = refusal is null ? new(text!) : null;
        return refusal is null;
    }
}

/// <summary>What whoever has a concern in hand does about it, naming nobody.</summary>
public sealed record ConcernNote
{
    private ConcernNote(string text) => Text = text;

    /// <value>In their words.</value>
    public string Text { get; }

    /// <summary>Reads a note.</summary>
    /// <returns>False where it cannot be kept; the refusal says why.</returns>
    public static bool TryRead(string? text, [NotNullWhen(true)] out ConcernNote? note, [NotNullWhen(false)] out Refusal? refusal)
    {
        refusal = string.IsNullOrWhiteSpace(text) || text.Length > Reason.Longest ? new TextRefusal.NoNote() : GivenText.WhyNotKept("The note", text);
        note = refusal is null ? new(text!) : null;
        return refusal is null;
    }
}
