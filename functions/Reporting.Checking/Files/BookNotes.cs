using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Reporting.Checking.Reading.Results;

namespace Reporting.Checking.Files;

/// <summary>Notes at cells. Excel needs each twice: as a text, and as a drawing of the box in which it opens.</summary>
internal static class BookNotes
{
    private const string ShapeStyle = """style="position:absolute;width:240pt;height:90pt;visibility:hidden" fillcolor="#fff7d6">""";

    private const string Head =
        """<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" """ +
        """xmlns:x="urn:schemas-microsoft-com:office:excel">""" +
        """<v:shapetype id="note" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">""" +
        """<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>""";

    /// <summary>Adds notes to a sheet.</summary>
    /// <returns>The id by which the sheet names the drawing.</returns>
    public static string Add(WorksheetPart sheet, IReadOnlyList<BookNote> notes)
    {
        sheet.AddNewPart<WorksheetCommentsPart>().Comments = new(
            new Authors(new Author("Check")),
            new CommentList(notes.Select(n => new Comment(new CommentText(new Text(Book.Writable(n.Text))
            {
                Space = SpaceProcessingModeValues.Preserve,
            }))
            { Reference = n.Cell, AuthorId = 0 })));
        var drawing = sheet.AddNewPart<VmlDrawingPart>();
        using (var stream = drawing.GetStream(FileMode.Create))
            stream.Write(Encoding.UTF8.GetBytes(Drawing(notes)));
        return sheet.GetIdOfPart(drawing);
    }

    private static string Drawing(IReadOnlyList<BookNote> notes)
    {
        var xml = new StringBuilder(Head);
        for (var i = 0; i < notes.Count; i++)
        {
            var (column, row) = (CellAddress.ColumnOf(notes[i].Cell), CellAddress.RowOf(notes[i].Cell)!.Value - 1);
            xml.Append(CultureInfo.InvariantCulture, $"""<v:shape id="note{i + 1}" type="#note" {ShapeStyle}""")
                .Append("""<v:fill color2="#fff7d6"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/>""")
                .Append(CultureInfo.InvariantCulture, $"<x:Anchor>{column + 1}, 10, {row}, 5, {column + 5}, 10, {row + 6}, 5</x:Anchor>")
                .Append(CultureInfo.InvariantCulture, $"<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column>")
                .Append("</x:ClientData></v:shape>");
        }

        return xml.Append("</xml>").ToString();
    }
}
