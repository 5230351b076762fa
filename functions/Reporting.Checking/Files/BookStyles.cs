using DocumentFormat.OpenXml.Spreadsheet;

namespace Reporting.Checking.Files;

/// <summary>How a cell looks; those of inputs can be changed on a protected sheet.</summary>
internal enum BookStyle
{
    Plain,
    Header,
    Wrapped,
    Reference,
    WholeInput,
    DecimalInput,
    DateInput,
    TextInput,
    Error,
    Query,
    Note,
    Link,
}

internal static class BookStyles
{
    private const uint WholeFormat = 3;
    private const uint GeneralFormat = 0;
    private const uint TextFormat = 49;
    private const uint DateFormat = 164;

    public static Stylesheet Sheet() => new(
        new NumberingFormats(new NumberingFormat { NumberFormatId = DateFormat, FormatCode = "yyyy\\-mm\\-dd" }),
        new Fonts(
            new Font(new FontSize { Val = 11 }, new FontName { Val = "Arial" }),
            new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "Arial" }),
            new Font(new FontSize { Val = 11 }, new Color { Rgb = "FF505A5F" }, new FontName { Val = "Arial" }),
            new Font(new Underline(), new FontSize { Val = 11 }, new Color { Rgb = "FF1D70B8" }, new FontName { Val = "Arial" })),
        new Fills(new Fill(new PatternFill
        {
            PatternType = PatternValues.None,
        }), new Fill(new PatternFill
        {
            PatternType = PatternValues.Gray125,
        }), Solid("FFF3F2F1"), Solid("FFFFF7D6"), Solid("FFF6C7C3"), Solid("FFFFDD9E"), Solid("FFD2E2F1")),
        new Borders(new Border(), Thin()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            Format(GeneralFormat, font: 0, fill: 0),
            Format(GeneralFormat, font: 1, fill: 2, wrap: true),
            Format(GeneralFormat, font: 0, fill: 0, wrap: true),
            Format(GeneralFormat, font: 2, fill: 2, wrap: true),
            Input(WholeFormat), Input(GeneralFormat), Input(DateFormat), Input(TextFormat),
            Format(GeneralFormat, font: 0, fill: 4, wrap: true),
            Format(GeneralFormat, font: 0, fill: 5, wrap: true),
            Format(GeneralFormat, font: 0, fill: 6, wrap: true),
            Format(GeneralFormat, font: 3, fill: 0)));

    private static CellFormat Input(uint number)
    {
        var format = Format(number, font: 0, fill: 3, wrap: number == TextFormat);
        (format.BorderId, format.ApplyBorder, format.ApplyProtection) = (1, true, true);
        format.Append(new Protection { Locked = false });
        return format;
    }

    private static CellFormat Format(uint number, uint font, uint fill, bool wrap = false) => new(new Alignment
    {
        Vertical = VerticalAlignmentValues.Top,
        WrapText = wrap,
    })
    {
        NumberFormatId = number,
        FontId = font,
        FillId = fill,
        BorderId = 0,
        ApplyNumberFormat = true,
        ApplyFont = true,
        ApplyFill = true,
        ApplyAlignment = true,
    };

    private static Fill Solid(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });

    private static Border Thin() => new(
        new LeftBorder(new Color
        {
            Rgb = "FF505A5F",
        })
        { Style = BorderStyleValues.Thin }, new RightBorder(new Color { Rgb = "FF505A5F" }) { Style = BorderStyleValues.Thin },
        new TopBorder(new Color
        {
            Rgb = "FF505A5F",
        })
        { Style = BorderStyleValues.Thin }, new BottomBorder(new Color { Rgb = "FF505A5F" }) { Style = BorderStyleValues.Thin });
}
