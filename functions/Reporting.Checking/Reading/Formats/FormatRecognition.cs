using System.Net.Http.Headers;
using Reporting.Checking.Wording;

namespace Reporting.Checking.Reading.Formats;

/// <summary>
/// What format an upload has, or why it is not taken. The bytes decide between the formats that are taken, for browsers and programs often declare the wrong
/// one.
/// </summary>
public abstract record FormatRecognition
{
    private const string SendAsItIs = "Send the file with its own type.";

    private FormatRecognition()
    {
    }

    /// <summary>A format that is taken.</summary>
    /// <param name="Format">What the bytes are.</param>
    public sealed record Recognised(ReturnFormat Format) : FormatRecognition
    {
        /// <summary>The content type of the format that was declared, where the bytes are another; else null.</summary>
        public string? DeclaredAs { get; init; }
    }

    /// <summary>A file that is not taken.</summary>
    /// <param name="Message">What was sent.</param>
    /// <param name="Fix">How to save the right one.</param>
    public sealed record Refused(string Message, string Fix) : FormatRecognition;

    /// <summary>Recognises the format of an upload.</summary>
    /// <param name="contentType">As declared; null or empty where nothing is.</param>
    /// <param name="spooledFile">Path of the file as it was uploaded.</param>
    public static FormatRecognition Of(string? contentType, string spooledFile)
    {
        ReturnFormat? declared = null;
        if (!string.IsNullOrWhiteSpace(contentType))
        {
            if (!MediaTypeHeaderValue.TryParse(contentType, out var type))
            {
                return new Refused($"The Content-Type “{QuotedText.Of(contentType)}” cannot be read.", "Declare text/csv, application/json or the type of " +
                    "an Excel workbook, or declare nothing.");
            }

            if (DeclaredFormat.Refusal(type) is { } refused) return refused;
            declared = DeclaredFormat.Of(type);
        }

        var kind = FileSignature.Of(spooledFile);
        return kind switch
        {
            FileKind.Workbook => Taken(ReturnFormat.Xlsx),
            FileKind.Json => Taken(ReturnFormat.Json),
            FileKind.Text or FileKind.Empty => Taken(declared is ReturnFormat.Json ? ReturnFormat.Json : ReturnFormat.Csv),
            _ => FormatRefusals.Of(kind),
        };

        Recognised Taken(ReturnFormat format) =>
            new(format) { DeclaredAs = declared is { } said && said != format ? StoredFormat.ContentTypeOf(said) : null };
    }

    /// <summary>Whether the bytes can be read as that format at all.</summary>
    internal static FormatRecognition OfBytes(string spooledFile, ReturnFormat format)
    {
        var kind = FileSignature.Of(spooledFile);
        return (kind, format is ReturnFormat.Xlsx) switch
        {
            (FileKind.Workbook, true) => new Recognised(format),
            (FileKind.Workbook, false) => new Refused("This is an Excel workbook, and was sent as a text file.", SendAsItIs),
            (FileKind.Text or FileKind.Json or FileKind.Empty, false) => new Recognised(format),
            (FileKind.Empty, true) => new Refused("The file is empty.", SendAsItIs),
            (FileKind.Text or FileKind.Json, true) => new Refused("This is a text file, and was sent as an Excel workbook.", SendAsItIs),
            _ => FormatRefusals.Of(kind),
        };
    }
}
