using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Reporting.Domain.Disclosure;
using Reporting.Domain.Findings;
using Reporting.Functions.Rendering.Templates;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Reporting.Functions.Reports.Pages;

/// <summary>
/// The functions with which templates state findings. Arguments: the measure's id, and where it says so a period's id or a threshold. They print a
/// number with a link to its evidence, and note it in the ledger.
/// </summary>
internal static partial class StatementFunctions
{
    public static void Register(ScriptObject model, Sentences statements, EvidenceLedger ledger)
    {
        void Add(string name, int required, int allowed, Func<SourceSpan, object?[], object?> call) =>
            model.SetValue(name, PageFunction.Of(required, allowed, call), true);
        void AgainstThreshold(string name, bool above) =>
            Add(name, 2, 3, (span, a) =>
                new LinkedText(statements.Share(Find(statements, span, a[0], a[2]), above, Number(span, a[1]))));

        foreach (var statement in Statement.All)
        {
            Add(statement.Name, 1, 2, (span, a) =>
                statement.Of(statements, Find(statements, span, a[0], a[1])) is { } passages ? new LinkedText(passages) : null);
        }

        AgainstThreshold("above", true);
        AgainstThreshold("below", false);

        // change 'M01' '2018': from that period to the report's own.
        Add("change", 2, 2, (span, a) => new LinkedText(statements.Change(Find(statements, span, a[0], null), Find(statements, span, a[0], a[1]))));
        // earliest 'M01': the id of the first period that can be compared with the report's own; null where there is none before it.
        Add("earliest", 1, 1, (span, a) => statements.Earliest(Find(statements, span, a[0], null)));
        Add("previous", 1, 1, (span, a) => statements.Previous(Find(statements, span, a[0], null)));
        // has 'M09': whether the measure has a figure for England in the report's period.
        Add("has", 1, 2, (_, a) => statements.Find(Text(a[0]), a[1] as string)?.England.Value is Published.Figure);
        Add("capital", 1, 1, (span, a) => a[0] switch
        {
            LinkedText statement => statement.Capital(),
            string text => MeasureWords.Sentence(text),
            _ => throw new ScriptRuntimeException(span, "capital takes a statement or a text."),
        });

        // {{ wrap clause }} words around a figure {{ end }}: left out where the figure cannot be given.
        model.SetValue("clause", PageFunction.Around(html => new RawHtml(LinkedText.LacksFigure(html) ? string.Empty : html.TrimEnd('\n'))), true);

        // {{ wrap finding }} a sentence {{ end }}: a headline finding, with its id; none where one of its figures cannot be given.
        model.SetValue("finding", PageFunction.Around(html =>
        {
            if (LinkedText.LacksFigure(html))
                return new RawHtml(string.Empty);
            var finding = ledger.Claim(Plain(html), [.. Links().Matches(html).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal)]);
            return new RawHtml($"<li id=\"{finding.Id}\"><span class=\"fid\">{finding.Id}</span> {html.Trim()}</li>\n");
        }), true);
    }

    private static PublishedMeasure Find(Sentences statements, SourceSpan span, object? measure, object? period) =>
        statements.Find(Text(measure), period as string)
        ?? throw new ScriptRuntimeException(
            span, $"There is no measure '{measure}' in period '{period ?? "of the report"}'.{Suggestion.For(Text(measure), statements.Measures)}");

    private static double Number(SourceSpan span, object? value) => value is int or long or double or float or decimal
        ? Convert.ToDouble(value, CultureInfo.InvariantCulture)
        : throw new ScriptRuntimeException(span, $"A number is needed here, not '{value}'.");

    private static string Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Plain(string html) => Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(html, string.Empty)), " ").Trim();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("class=\"ev\" href=\"#([^\"]+)\"")]
    private static partial Regex Links();
}
