using System.Net.Http.Headers;
using Reporting.Checking.Wording;

namespace Reporting.Checking.Reading.Formats;

/// <summary>Content types: those that are taken, those known to be others, and the character set.</summary>
internal static class DeclaredFormat
{
    /// <returns>Null where the type is not one that names a format.</returns>
    public static ReturnFormat? Of(MediaTypeHeaderValue type) => type.MediaType?.ToLowerInvariant() switch
    {
        "text/csv" or "application/csv" or "text/x-csv" or "application/x-csv" or "text/comma-separated-values" or "text/tab-separated-values"
            => ReturnFormat.Csv,
        "application/json" or "text/json" => ReturnFormat.Json,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => ReturnFormat.Xlsx,
        _ => null,
    };

    /// <summary>Why a type is not taken.</summary>
    /// <returns>Null where the type is taken, or says nothing: then the bytes decide.</returns>
    public static FormatRecognition.Refused? Refusal(MediaTypeHeaderValue type)
    {
        var name = type.MediaType?.ToLowerInvariant() ?? "";
        if (Of(type) is null && !SaysNothing(name))
        {
            return name switch
            {
                "application/vnd.ms-excel.sheet.macroenabled.12" or "application/vnd.ms-excel.template.macroenabled.12" => FormatRefusals.Macros,
                "application/vnd.ms-excel.sheet.binary.macroenabled.12" => FormatRefusals.Of(FileKind.BinaryWorkbook),
                "application/vnd.oasis.opendocument.spreadsheet" or "application/vnd.oasis.opendocument.text" => FormatRefusals.Of(FileKind.OpenDocument),
                "application/pdf" => FormatRefusals.Of(FileKind.Pdf),
                "application/msword" => FormatRefusals.Of(FileKind.OldWord),
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => FormatRefusals.Of(FileKind.Word),
                "text/html" or "application/xhtml+xml" => FormatRefusals.Of(FileKind.Html),
                "application/xml" or "text/xml" => FormatRefusals.Of(FileKind.Xml),
                "application/zip" or "application/x-zip-compressed" => FormatRefusals.Of(FileKind.Zip),
                "multipart/form-data" => new("The file came inside a web form.", "Send the file's own bytes as the body of the request."),
                _ => new($"“{QuotedText.Of(name)}” is not a format in which a return is taken.", FormatRefusals.Formats),
            };
        }

        if (type.CharSet is not { Length: > 0 } charset || IsKnown(charset.Trim('"', '\'')))
            return null;
        return new(
            $"“{QuotedText.Of(charset)}” is not a character set in which a return is taken.",
            "Save the file as CSV UTF-8, and declare charset=utf-8 or none.");
    }

    // Windows calls a CSV file application/vnd.ms-excel where Excel is installed: the bytes tell the two apart.
    private static bool SaysNothing(string type) => type
        is "application/octet-stream" or "binary/octet-stream" or "text/plain" or "application/vnd.ms-excel" or "application/x-www-form-urlencoded";

    /// <summary>The bytes decide between these too, since a declared character set is wrong as often as not.</summary>
    private static bool IsKnown(string charset) => charset.ToLowerInvariant()
        is "utf-8" or "utf8" or "us-ascii" or "ascii" or "utf-16" or "utf-16le" or "utf-16be" or "unicode"
        or "windows-1252" or "cp1252" or "ansi" or "iso-8859-1" or "latin1" or "iso-8859-15" or "utf-32";
}
