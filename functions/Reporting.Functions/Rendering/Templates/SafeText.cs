using System.Globalization;
using System.Text;

namespace Reporting.Functions.Rendering.Templates;

/// <summary>What escaping alone does not make safe: where a link leads, an id, a number in a style.</summary>
internal static class SafeText
{
    private static readonly string[] Schemes = ["https://", "http://", "mailto:", "tel:"];

    /// <summary>A link's target: of the web, a mail address, a telephone, an anchor or a path. Anything else, such as javascript:, becomes #.</summary>
    public static string Link(object? target)
    {
        var text = target as string ?? string.Empty;
        if (text.Any(char.IsControl) || text.StartsWith("//", StringComparison.Ordinal) || text.Contains('\\'))
            return "#";
        if (Schemes.Any(s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase)))
            return text;
        return text.Length == 0 || text.AsSpan(0, text.AsSpan().IndexOfAny('/', '?', '#') is var end and >= 0 ? end : text.Length).Contains(':') ? "#" : text;
    }

    /// <summary>An id that an element may have and a link may name: letters, digits, hyphens, underscores, dots.</summary>
    public static string Anchor(object? name)
    {
        var id = new StringBuilder();
        foreach (var c in Convert.ToString(name, CultureInfo.InvariantCulture) ?? string.Empty)
            id.Append(char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-');
        return id.Length == 0 || !char.IsAsciiLetter(id[0]) ? "x" + id : id.ToString();
    }

    /// <summary>A number for a style or an SVG attribute, at most three decimals; anything else is 0.</summary>
    public static string CssNumber(object? value) => value switch
    {
        int or long or double or float or decimal when double.IsFinite(Convert.ToDouble(value, CultureInfo.InvariantCulture)) =>
            Convert.ToDouble(value, CultureInfo.InvariantCulture).ToString("0.###", CultureInfo.InvariantCulture),
        _ => "0",
    };
}
