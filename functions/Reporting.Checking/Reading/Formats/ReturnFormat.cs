namespace Reporting.Checking.Reading.Formats;

/// <summary>The formats in which a return is taken.</summary>
public enum ReturnFormat
{
    Csv,
    Json,
    Xlsx,
}
