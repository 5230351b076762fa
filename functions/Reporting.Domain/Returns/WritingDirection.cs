namespace Reporting.Domain.Returns;

/// <summary>Characters that make a text read in another order than it is written in.</summary>
/// <remarks>
/// With them a reader sees one text and a program another, so no text that is kept may hold them. Texts in languages that are written from right to left
/// do without: their letters have a direction of their own, and marks that only lie between them (U+200E, U+200F) turn nothing round.
/// </remarks>
public static class WritingDirection
{
    /// <summary>Whether a text holds an embedding, an override or an isolate (U+202A to U+202E, U+2066 to U+2069).</summary>
    public static bool IsChangedIn(ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('\u202A', '\u202E') || text.ContainsAnyInRange('\u2066', '\u2069');
}
