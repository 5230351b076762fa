using Reporting.Checking.Expressions;

namespace Reporting.Checking.Definitions;

/// <summary>An expression, and where it stands.</summary>
/// <param name="Line">Of its member's name, from 1.</param>
/// <param name="LastLine">The last line of its text.</param>
/// <param name="Owner">The rule's or the measure's id.</param>
internal sealed record ExpressionSite(TemplateFile File, int Line, int LastLine, ExpressionKind Kind, string Instrument, string Owner, string Text)
{
    /// <summary>The line of a part of the text; of the member's name where it is not found again.</summary>
    public int LineOf(string part)
    {
        if (LastLine == Line)
            return Line;
        var lines = File.Text.Split('\n');
        for (var line = Line; line <= Math.Min(LastLine, lines.Length); line++)
        {
            if (lines[line - 1].Contains(part, StringComparison.Ordinal))
                return line;
        }

        return Line;
    }
}
