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

    /// <summary>The format that was stored under a content type.</summary>
    public static ReturnFormat Of(string contentType) => contentType switch
    {
        Csv => ReturnFormat.Csv,
        Json => ReturnFormat.Json,
        _ => ReturnFormat.Xlsx,
    };
}
