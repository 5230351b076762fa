namespace Reporting.Checking.Reading.Formats;

/// <summary>Sentences that say what was sent, and how to save the right one.</summary>
internal static class FormatRefusals
{
    /// <summary>What can be sent.</summary>
    public const string Formats = "Send the form as CSV (text/csv), as an Excel workbook (.xlsx) or as JSON.";

    private const string FromExcel = "Open it in Excel, choose File, Save as, and “Excel workbook (.xlsx)” or “CSV UTF-8”.";
    private const string Copy = "Copy your answers into the form, as a CSV file or an Excel workbook (.xlsx), and upload that.";

    public static FormatRecognition.Refused Macros => new(
        "This is a workbook with macros (.xlsm). Programs in a file are not taken.",
        "Choose File, Save as, and “Excel workbook (.xlsx)”, which leaves the macros out.");

    public static FormatRecognition.Refused Of(FileKind kind) => kind switch
    {
        FileKind.OldWorkbook => new("This is a workbook of the old Excel format (.xls).", FromExcel),
        FileKind.BinaryWorkbook => new("This is a binary Excel workbook (.xlsb).", FromExcel),
        FileKind.LockedWorkbook => new(
            "This workbook is locked with a password, so it cannot be read.",
            "In Excel choose File, Info, Protect workbook, Encrypt with password; delete the password, save and upload again. " +
                "The connection itself is encrypted."),
        FileKind.OpenDocument => new(
            "This is an OpenDocument file (.ods).",
            "In LibreOffice choose File, Save as, and “Excel 2007–365 (.xlsx)” or “Text CSV”."),
        FileKind.Numbers => new("This is a file of Apple Numbers.", "In Numbers choose File, Export to, and “Excel” or “CSV”."),
        FileKind.Word or FileKind.OldWord or FileKind.RichText => new("This is a text document, as Word writes it, not a table.", Copy),
        FileKind.PowerPoint => new("This is a presentation, not a table.", Copy),
        FileKind.Pdf => new("This is a PDF. The figures in it cannot be read without the risk of mistakes.", Copy),
        FileKind.Html => new("This is a web page, even if its name ends in .xls or .csv; some systems export tables so.", FromExcel),
        FileKind.Xml => new("This is an XML file.", FromExcel),
        FileKind.Image => new("This is a picture.", Copy),
        FileKind.Zip or FileKind.Compressed => new("This is a compressed archive.", "Unpack it, and upload the file that is in it."),
        FileKind.DamagedZip => new(
            "This file is packed as an Excel workbook is, but is damaged: part of it was probably lost on the way.",
            "Open it in Excel; if that works, save it again and upload it again."),
        FileKind.CrowdedZip => new(
            $"This file holds more than {ZipDirectory.MostEntries:N0} parts, far more than a workbook with a form has.",
            "Copy the form into a new workbook and upload that."),
        _ => new("This is not a file in which a return is taken: it is neither text nor a workbook.", Formats),
    };
}
