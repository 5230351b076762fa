using Reporting.Functions.Rendering.Templates;
using Reporting.Functions.Reports.Pages;

namespace Reporting.Functions.Reports.Tables;

/// <summary>tables.html: the tables of the spreadsheets on one page.</summary>
public sealed class TablesPage
{
    internal TablesPage(TableBook book, ReportInputs inputs)
    {
        (Title, Synthetic, Draft) = (book.Title, inputs.Collection.Synthetic, inputs.Run.Draft);
        Collection = inputs.Collection.Title;
        Period = inputs.Period.Title;
        Lines = [.. book.Cover.Skip(1).Where(l => l.Link is null).Select(l => l.Text)];
        Notes = new(book.Notes);
        Tables = [.. book.Tables.Select(t => new PageTable(t))];
    }

    public string Title { get; }

    public string Collection { get; }

    public string Period { get; }

    public bool Synthetic { get; }

    public bool Draft { get; }

    public IReadOnlyList<string> Lines { get; }

    public PageTable Notes { get; }

    public IReadOnlyList<PageTable> Tables { get; }
}

/// <summary>One table of the page.</summary>
public sealed class PageTable
{
    private readonly Sheet sheet;

    internal PageTable(Sheet sheet) => this.sheet = sheet;

    public string Id => sheet.Measure is { } measure ? measure + "-table" : sheet.TableName;

    public string Name => sheet.Name;

    public string Title => sheet.Title;

    public IReadOnlyList<string> Lines => [.. sheet.Lines.Where(l => l.Link is null).Select(l => l.Text)];

    public IReadOnlyList<PageColumn> Columns => [.. sheet.Columns.Select(c => new PageColumn(c.Title, c.IsNumber))];

    /// <summary>Each row writes itself, since a page can have tens of thousands.</summary>
    public IEnumerable<PageRow> Rows => sheet.Rows.Select(r => new PageRow(sheet, r));
}

public sealed record PageColumn(string Title, bool IsNumber);

/// <summary>A row with its heading.</summary>
public sealed class PageRow : IPrintable
{
    private readonly Sheet sheet;
    private readonly IReadOnlyList<SheetCell> cells;

    internal PageRow(Sheet sheet, IReadOnlyList<SheetCell> cells) => (this.sheet, this.cells) = (sheet, cells);

    public void Print(HtmlOutput output)
    {
        output.WriteRaw("<tr>");
        for (var i = 0; i < cells.Count; i++)
        {
            var isHeading = i == sheet.RowHeading;
            output.WriteRaw(isHeading ? "<th scope=\"row\">" : sheet.Columns[i].IsNumber ? "<td>" : "<td class=\"w\">");
            if (cells[i].Text is { } text)
                output.WriteText(text);
            else
                PublishedValueHtml.Number(output, cells[i].Number, cells[i].Decimals);
            output.WriteRaw(isHeading ? "</th>" : "</td>");
        }

        output.WriteRaw("</tr>");
    }
}
