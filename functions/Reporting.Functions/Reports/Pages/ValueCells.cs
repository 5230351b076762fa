using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;
using Reporting.Functions.Rendering.Templates;

namespace Reporting.Functions.Reports.Pages;

/// <summary>How a table prints a published value: the number, marked u where it is unreliable, or the symbol with its meaning.</summary>
internal static class PublishedValueHtml
{
    private const string Unreliable = " <abbr title=\"unreliable: few cases\">u</abbr>";

    public static void Print(HtmlOutput output, Published? value, int decimals)
    {
        if (value is Published.Figure figure)
        {
            Number(output, figure.Value, figure.Decimals ?? decimals);
            if (figure.Unreliable)
                output.WriteRaw(Unreliable);
        }
        else if (value is Published.Withheld withheld)
        {
            output.WriteRaw(SymbolOf(withheld));
        }
    }

    public static void Number(HtmlOutput output, double value, int decimals)
    {
        Span<char> buffer = stackalloc char[NumberText.Longest];
        if (!NumberText.TryFormat(value, decimals, buffer, out var written))
            throw new ArgumentOutOfRangeException(nameof(value));
        output.WriteRaw(buffer[..written]);
    }

    private static string SymbolOf(Published.Withheld withheld) => (withheld.Symbol, withheld.FromSource) switch
    {
        (Symbol.Confidential, false) => "<abbr title=\"confidential: hidden to protect children\">c</abbr>",
        (Symbol.Confidential, true) => "<abbr title=\"confidential: hidden by the source\">c</abbr>",
        (Symbol.NotAvailable, false) => "<abbr title=\"not available\">x</abbr>",
        (Symbol.NotAvailable, true) => "<abbr title=\"not available from the source\">x</abbr>",
        (Symbol.NotApplicable, _) => "<abbr title=\"not applicable\">z</abbr>",
        (Symbol.Low, _) => "<abbr title=\"rounds to 0 but is not 0\">low</abbr>",
        _ => "<abbr title=\"of low reliability in the source\">u</abbr>",
    };
}

/// <summary>A published value in a cell.</summary>
public sealed class ValueCell(Func<Published?> value, int decimals) : IPrintable
{
    public void Print(HtmlOutput output) => PublishedValueHtml.Print(output, value(), decimals);
}

/// <summary>One authority's answer to a question of yes or no.</summary>
public sealed class AnswerCell(Func<Published?> value) : IPrintable
{
    public void Print(HtmlOutput output)
    {
        if (value() is Published.Figure figure)
            output.WriteRaw(figure.Value > 0 ? "yes" : "no");
        else
            PublishedValueHtml.Print(output, value(), 0);
    }
}

/// <summary>
/// "8.9 to 15.2", with decimals enough that the value as it is printed lies between the two; in words where it would take too many; or the symbol that
/// stands instead.
/// </summary>
public sealed class IntervalCell(Func<Published?> value, Func<Published?> lower, Func<Published?> upper, int decimals) : IPrintable
{
    public void Print(HtmlOutput output)
    {
        if (lower() is not Published.Figure from || upper() is not Published.Figure to)
        {
            PublishedValueHtml.Print(output, lower(), decimals);
            return;
        }

        if (IntervalText.Places(value(), from, to, decimals) is not { } enough)
        {
            output.WriteRaw(IntervalText.Narrower);
            return;
        }

        PublishedValueHtml.Number(output, from.Value, enough);
        output.WriteRaw(" to ");
        PublishedValueHtml.Number(output, to.Value, enough);
    }
}
