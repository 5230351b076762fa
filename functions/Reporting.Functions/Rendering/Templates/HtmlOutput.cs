using System.Buffers;
using Scriban.Runtime;

namespace Reporting.Functions.Rendering.Templates;

/// <summary>Where a page is written to, as it is made. The stream is written to synchronously: give it a file or memory, not a network.</summary>
public sealed class HtmlOutput(TextWriter writer) : IScriptOutput
{
    private static readonly SearchValues<char> Special = SearchValues.Create("<>&\"'");

    /// <summary>The text as it is: from a template, or escaped already.</summary>
    public void Write(string text, int offset, int count) => writer.Write(text.AsSpan(offset, count));

    public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
    {
        Write(text, offset, count);
        return ValueTask.CompletedTask;
    }

    public void WriteRaw(ReadOnlySpan<char> html) => writer.Write(html);

    /// <summary>Safe in an element and in an attribute within either kind of quotes.</summary>
    public void WriteText(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var next = text.IndexOfAny(Special);
            if (next < 0)
            {
                writer.Write(text);
                return;
            }

            writer.Write(text[..next]);
            writer.Write(text[next] switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '"' => "&quot;",
                _ => "&#39;",
            });
            text = text[(next + 1)..];
        }
    }
}
