using Reporting.Domain.Findings;
using Reporting.Functions.Rendering.Templates;

namespace Reporting.Functions.Reports.Pages;

/// <summary>Words and numbers of a sentence. A number links to its evidence.</summary>
public sealed class LinkedText(IReadOnlyList<Passage> passages) : IPrintable
{
    private const string Without = "<span class=\"nf\">";

    /// <summary>Whether text that was printed has a place where a figure could not be given.</summary>
    public static bool LacksFigure(string html) => html.Contains(Without, StringComparison.Ordinal);

    /// <summary>The same, to begin a sentence.</summary>
    public LinkedText Capital() => passages.Count == 0 || passages[0].Text.Length == 0 || passages[0] == Passage.NotGiven
        ? this
        : new([passages[0] with { Text = char.ToUpperInvariant(passages[0].Text[0]) + passages[0].Text[1..] }, .. passages.Skip(1)]);

    public void Print(HtmlOutput output)
    {
        foreach (var passage in passages)
        {
            if (passage.Evidence is not null)
            {
                output.WriteRaw("<a class=\"ev\" href=\"#");
                output.WriteRaw(SafeText.Anchor(passage.Evidence));
                output.WriteRaw("\">");
            }

            else if (passage == Passage.NotGiven)
            {
                output.WriteRaw(Without);
            }

            output.WriteText(passage.Text);
            if (passage.Evidence is not null)
                output.WriteRaw("</a>");
            else if (passage == Passage.NotGiven)
                output.WriteRaw("</span>");
        }
    }
}
