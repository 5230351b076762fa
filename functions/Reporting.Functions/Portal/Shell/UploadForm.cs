using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Portal.Shell;

/// <summary>A file as a form sends it. It is read while it arrives, and never held whole.</summary>
/// <param name="Content">Its bytes, read once; null where no file was chosen.</param>
/// <param name="ContentType">As the name of the file tells; null where that tells nothing.</param>
/// <param name="Choice">The value of the button that was pressed.</param>
public sealed record UploadForm(Stream? Content, string? ContentType, string Choice)
{
    private const string Button = "do";
    private const int LongestField = 8 * 1024;

    /// <summary>Reads the token and the button, which stand before the file, and leaves the file to be read.</summary>
    public static async Task<Outcome<UploadForm>> BeginAsync(HttpRequest request, FormTokens tokens, Caller caller, CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
            return new Refusal.UnknownFormat("This page takes what its own form sends.");
        var reader = new MultipartReader(boundary, request.Body) { HeadersLengthLimit = LongestField };
        var (token, choice) = ((string?)null, "");
        try
        {
            while (await reader.ReadNextSectionAsync(cancellation) is { } section)
            {
                var name = ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
                    ? HeaderUtilities.RemoveQuotes(disposition.Name).Value
                    : null;
                if (name == FormTokens.Field)
                    token = await TextOfAsync(section, cancellation);
                else if (name == Button)
                    choice = await TextOfAsync(section, cancellation) ?? "";
                else if (await tokens.WhyNotAsync(request.HttpContext, caller, token) is { } refusal)
                    return refusal;
                else
                    return Of(section, disposition, choice);
            }
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            return new Refusal.NotUnderstood("The file did not arrive whole, so nothing was kept. Send it again.");
        }

        return await tokens.WhyNotAsync(request.HttpContext, caller, token) is { } forged ? forged : new UploadForm(null, null, choice);
    }

    private static UploadForm Of(MultipartSection section, ContentDispositionHeaderValue? disposition, string choice)
    {
        var said = disposition is null ? default : disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName;
        var name = HeaderUtilities.RemoveQuotes(said);
        return name.Length == 0 ? new(null, null, choice) : new(section.Body, ContentTypeOf(name.ToString(), section.ContentType), choice);
    }

    // Browsers guess the type from what is installed beside them; the ending is what the person sees.
    private static string? ContentTypeOf(string fileName, string? said) => Path.GetExtension(fileName).ToLowerInvariant() switch
    {
        ".csv" or ".txt" => "text/csv",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".json" => "application/json",
        _ => said,
    };

    private static async Task<string?> TextOfAsync(MultipartSection section, CancellationToken cancellation)
    {
        var buffer = new byte[LongestField];
        var length = await section.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return length == buffer.Length ? null : System.Text.Encoding.UTF8.GetString(buffer, 0, length);
    }
}
