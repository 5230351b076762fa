using System.Net.Http.Headers;
using Reporting.Checking.Wording;

namespace Reporting.Checking.Reading.Formats;

/// <summary>Content types: those that are taken, those known to be others, and the character set.</summary>
internal static class DeclaredFormat
{
    public static ReturnFormat? Of(MediaTypeHeaderValue type) => type.MediaType?.ToLowerInvariant() switch
    {
        "text/csv" or "application/csv" or "text/x-csv" or "application/x-csv" or "text/comma-separated-values" or "text/tab-separated-values" => ReturnFormat.Csv,
        "application/json" or "text/json" => ReturnFormat.Json,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => ReturnFormat.Xlsx,
        _ => null,
    };

    /// <returns>Null where the type is taken, or says nothing: then the bytes decide.</returns>
    public static FormatRecognition.Refused? Refusal(MediaTypeHeaderValue type)
    {
        var name = type.MediaType?.ToLowerInvariant() ?? "";
        // Windows calls a CSV file application/vnd.ms-excel where Excel is installed: the bytes tell the two apart.
        if (Of(type) is null && name is not ("application/octet-stream" or "binary/octet-stream" or "text/plain" or "application/vnd.ms-excel" or "application/x-www-form-urlencoded"))
        {
            return name switch
            {
                "application/vnd.ms-excel.sheet.macroenabled.12" or "application/vnd.ms-excel.template.macroenabled.12" => RefusalOf.Macros,
                "application/vnd.ms-excel.sheet.binary.macroenabled.12" => RefusalOf.Kind(FileKind.BinaryWorkbook),
                "application/vnd.oasis.opendocument.spreadsheet" or "application/vnd.oasis.opendocument.text" => RefusalOf.Kind(FileKind.OpenDocument),
                "application/pdf" => RefusalOf.Kind(FileKind.Pdf),
                "application/msword" => RefusalOf.Kind(FileKind.OldWord),
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => RefusalOf.Kind(FileKind.Word),
                "text/html" or "application/xhtml+xml" => RefusalOf.Kind(FileKind.Html),
                "application/xml" or "text/xml" => RefusalOf.Kind(FileKind.Xml),
                "application/zip" or "application/x-zip-compressed" => RefusalOf.Kind(FileKind.Zip),
                "multipart/form-data" => new("The file came inside a web form.", "Send the file's own bytes as the body of the request."),
                _ => new($"“{QuotedText.Of(name)}” is not a format in which a return is taken.", RefusalOf.Taken),
            };
        }

        return type.CharSet is { Length: > 0 } charset && !IsKnown(charset.Trim('"', '\''))
            ? new($"“{QuotedText.Of(charset)}” is not a character set in which a return is taken.", "Save the file as CSV UTF-8, and declare charset=utf-8 or none.") : null;
    }

    /// <summary>The bytes decide between these too, since a declared character set is wrong as often as not.</summary>
    private static bool IsKnown(string charset) => charset.ToLowerInvariant() is "utf-8" or "utf8" or "us-ascii" or "ascii" or "utf-16" or "utf-16le" or "utf-16be" or "unicode"
        or "windows-1252" or "cp1252" or "ansi" or "iso-8859-1" or "latin1" or "iso-8859-15" or "utf-32";
}
