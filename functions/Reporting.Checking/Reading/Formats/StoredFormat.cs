namespace Reporting.Checking.Reading.Formats;

/// <summary>The content type under which a format is stored; a file's format is read back from it.</summary>
public static class StoredFormat
{
    private const string Csv = "text/csv";
    private const string Json = "application/json";
    private const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The content type under which a format is stored.</summary>
    public static string ContentTypeOf(ReturnFormat format) => format switch
    {
        ReturnFormat.Csv => Csv,
        ReturnFormat.Json => Json,
        _ => Xlsx,
    };

    /// <summary>What was assumed of a file that is not what it was declared to be, as a sentence.</summary>
    /// <param name="contentType">Of the file.</param>
    /// <param name="declaredAs">As it was declared.</param>
    public static string Assumed(string contentType, string declaredAs) =>
        $"The file was sent as {NameOf(declaredAs)}, but it is {NameOf(contentType)}, and was read as that.";

    private static string NameOf(string contentType) => Of(contentType) switch
    {
        ReturnFormat.Csv => "a CSV file",
        ReturnFormat.Json => "JSON",
        _ => "an Excel workbook",
    };

    /// <summary>The format that was stored under a content type.</summary>
    public static ReturnFormat Of(string contentType) => contentType switch
    {
        Csv => ReturnFormat.Csv,
        Json => ReturnFormat.Json,
        _ => ReturnFormat.Xlsx,
    };
}
