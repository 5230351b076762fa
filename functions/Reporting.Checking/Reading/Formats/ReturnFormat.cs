namespace Reporting.Checking.Reading.Formats;

/// <summary>The formats in which a return is taken.</summary>
public enum ReturnFormat
{
    /// <summary>Text with delimiters, whichever they are.</summary>
    Csv,

    /// <summary>JSON in our own shape.</summary>
    Json,

    /// <summary>An Excel workbook without macros.</summary>
    Xlsx,
}
