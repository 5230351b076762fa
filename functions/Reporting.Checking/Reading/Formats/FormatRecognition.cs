using System.Net.Http.Headers;
using Reporting.Checking.Wording;

namespace Reporting.Checking.Reading.Formats;

/// <summary>What format an upload has, or why it is not taken. The bytes decide between the formats that are taken, for browsers and programs often declare the wrong one.</summary>
public abstract record FormatRecognition
{
    private FormatRecognition()
    {
    }

    public sealed record Recognised(ReturnFormat Format) : FormatRecognition;

    /// <param name="Message">What was sent.</param>
    /// <param name="Fix">How to save the right one.</param>
    public sealed record Refused(string Message, string Fix) : FormatRecognition;

    /// <param name="contentType">As declared; null or empty where nothing is.</param>
    /// <param name="spooledFile">Path of the file as it was uploaded.</param>
    public static FormatRecognition Of(string? contentType, string spooledFile)
    {
        ReturnFormat? declared = null;
        if (!string.IsNullOrWhiteSpace(contentType))
        {
            if (!MediaTypeHeaderValue.TryParse(contentType, out var type))
                return new Refused($"The Content-Type “{QuotedText.Of(contentType)}” cannot be read.", "Declare text/csv, application/json or the type of an Excel workbook, or declare nothing.");
            if (DeclaredFormat.Refusal(type) is { } refused) return refused;
            declared = DeclaredFormat.Of(type);
        }

        var kind = FileSignature.Of(spooledFile);
        return kind switch
        {
            FileKind.Workbook => new Recognised(ReturnFormat.Xlsx),
            FileKind.Json => new Recognised(ReturnFormat.Json),
            FileKind.Text or FileKind.Empty => new Recognised(declared is ReturnFormat.Json ? ReturnFormat.Json : ReturnFormat.Csv),
            _ => RefusalOf.Kind(kind),
        };
    }

    /// <summary>Whether the bytes can be read as that format at all.</summary>
    internal static FormatRecognition OfBytes(string spooledFile, ReturnFormat format)
    {
        var kind = FileSignature.Of(spooledFile);
        var fits = format is ReturnFormat.Xlsx ? kind is FileKind.Workbook : kind is FileKind.Text or FileKind.Json or FileKind.Empty;
        if (fits) return new Recognised(format);
        return kind is FileKind.Workbook or FileKind.Text or FileKind.Json or FileKind.Empty
            ? new Refused(kind is FileKind.Workbook ? "This is an Excel workbook, and was sent as a text file." : kind is FileKind.Empty ? "The file is empty." : "This is a text file, and was sent as an Excel workbook.", "Send the file with its own type.")
            : RefusalOf.Kind(kind);
    }
}
