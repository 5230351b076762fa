using System.Globalization;
using Reporting.Checking.Reading.Results;
using Reporting.Checking.Wording;
using Reporting.Domain.Collections;
using Reporting.Domain.Returns;

namespace Reporting.Checking.Files;

/// <summary>The uploaded table with each issue marked in its cell, and a list of all issues with links to their cells.</summary>
internal static class AnnotatedBook
{
    private const string Table = "Return";
    private const string Issues = "Issues";
    private static readonly string[] Headings = ["Where", "Kind", "Rule", "What was found", "What is needed", "How to put it right", "Explanation", "Id"];

    /// <param name="rows">Of the table, from the first.</param>
    /// <param name="headerRow">From 1; 0 where there is none.</param>
    /// <param name="cellOf">The cell in which an issue is marked, row from 1 and column from 0; null where it is only listed.</param>
    /// <param name="issues">In the order in which they are listed.</param>
    /// <param name="title">Above the list.</param>
    /// <param name="remark">What the table does not show; null where it shows everything.</param>
    public static byte[] Of(
        IReadOnlyList<string[]> rows, int headerRow, Func<Issue, (int Row, int Column)?> cellOf, IReadOnlyList<Issue> issues, string title, bool synthetic,
        string? remark = null)
    {
        var placed = issues.Select(i => (Issue: i, Cell: cellOf(i))).ToList();
        var marked = placed.Where(p => p.Cell is not null)
            .GroupBy(p => p.Cell!.Value)
            .ToDictionary(g => g.Key, g => g.Select(p => p.Issue).OrderBy(i => i.Severity).ToList());
        var columns = Math.Max(1, rows.Select(r => r.Length).DefaultIfEmpty(1).Max());
        using var bytes = new MemoryStream();
        using (var book = new Book(bytes))
        {
            book.Add(new BookSheet(Table, [.. Enumerable.Repeat(20, columns)], Rows(rows, headerRow, marked))
            {
                FrozenRows = headerRow,
                Notes = [.. marked.OrderBy(m => m.Key).Select(m => NoteOf(m.Key, m.Value))],
            });
            book.Add(List(placed, title, synthetic, remark));
        }

        return bytes.ToArray();
    }

    private static IEnumerable<IReadOnlyList<BookCell?>> Rows(
        IReadOnlyList<string[]> rows, int headerRow, Dictionary<(int Row, int Column), List<Issue>> marked)
    {
        var last = Math.Max(rows.Count, marked.Keys.Select(k => k.Row).DefaultIfEmpty(0).Max());
        var byRow = marked.ToLookup(m => m.Key.Row);
        for (var row = 1; row <= last; row++)
        {
            var cells = row <= rows.Count ? rows[row - 1] : [];
            var wide = Math.Max(cells.Length, byRow[row].Select(m => m.Key.Column + 1).DefaultIfEmpty(0).Max());
            var written = new BookCell?[wide];
            for (var i = 0; i < wide; i++)
            {
                var style = marked.TryGetValue((row, i), out var issues) ? StyleOf(issues[0].Severity)
                    : row == headerRow ? BookStyle.Header
                    : BookStyle.Plain;
                written[i] = CellOf(i < cells.Length ? cells[i] : "", style);
            }

            yield return written;
        }
    }

    // A number stays one, so that the corrected copy can be uploaded; anything else is text.
    private static BookCell CellOf(string text, BookStyle style) => NumberOf(text) is { } number ? new(null, number, style)
        : new(FormulaGuard.NeedsInText(text) ? $"'{text}" : text, Style: style);

    /// <returns>Null where the number would be written otherwise.</returns>
    private static double? NumberOf(string text)
    {
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (text.Length is 0 or > 15 || !double.TryParse(text, Plain, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return null;
        return number.ToString("R", CultureInfo.InvariantCulture) == text ? number : null;
    }

    private static BookSheet List(List<(Issue Issue, (int Row, int Column)? Cell)> placed, string title, bool synthetic, string? remark)
    {
        List<IReadOnlyList<BookCell?>> rows = [[new(title, Style: BookStyle.Wrapped)]];
        if (synthetic)
            rows.Add([new(TemplateQuestion.SyntheticText, Style: BookStyle.Query)]);
        if (remark is not null)
            rows.Add([new(remark, Style: BookStyle.Wrapped)]);
        rows.Add([.. Headings.Select(h => new BookCell(h, Style: BookStyle.Header))]);
        var links = new List<BookLink>();
        foreach (var (issue, cell) in placed.OrderBy(p => p.Issue.Severity))
        {
            var address = cell is { } at ? CellAddress.Of(at.Column, at.Row) : null;
            if (address is not null)
                links.Add(new(CellAddress.Of(0, rows.Count + 1), $"'{Table}'!{address}"));
            var where = issue.Row is { } row ? $"row {row}" : "the file";
            string?[] texts = [issue.Rule, issue.Message, issue.Needed, issue.Fix, issue.Explanation, issue.Id];
            rows.Add(
            [
                address is null ? new(where, Style: BookStyle.Wrapped) : new(address, Style: BookStyle.Link),
                new(WordOf(issue.Severity), Style: StyleOf(issue.Severity)),
                .. texts.Select(t => new BookCell(t, Style: BookStyle.Wrapped)),
            ]);
        }

        return new(Issues, [14, 10, 22, 60, 40, 60, 40, 16], rows) { Links = links };
    }

    private static BookNote NoteOf((int Row, int Column) cell, List<Issue> issues) =>
        new(CellAddress.Of(cell.Column, cell.Row), string.Join("\n\n", issues.Select(NoteOf)));

    private static string NoteOf(Issue issue) => $"{WordOf(issue.Severity)} {issue.Rule}: {issue.Message}{(issue.Fix is null ? "" : $"\n{issue.Fix}")}";

    private static string WordOf(Severity severity) => severity switch
    {
        Severity.Error => "Error",
        Severity.Query => "Query",
        _ => "Note",
    };

    private static BookStyle StyleOf(Severity severity) => severity switch
    {
        Severity.Error => BookStyle.Error,
        Severity.Query => BookStyle.Query,
        _ => BookStyle.Note,
    };
}
