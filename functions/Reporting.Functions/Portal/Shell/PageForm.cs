using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Portal.Shell;

/// <summary>What somebody sent with a form of a page, after its token was found to be theirs.</summary>
public sealed class PageForm
{
    private const int LargestBytes = 1024 * 1024;
    private const int MostFields = 1500;
    private const string FormType = "application/x-www-form-urlencoded";
    private readonly Dictionary<string, StringValues> fields;

    private PageForm(Dictionary<string, StringValues> fields) => this.fields = fields;

    /// <summary>A form without a field.</summary>
    public static PageForm Empty { get; } = new([]);

    /// <summary>The names of its fields.</summary>
    public IEnumerable<string> Names => fields.Keys;

    /// <summary>The text of a field without the blanks around it; empty where it was not sent.</summary>
    public string this[string field] => fields.TryGetValue(field, out var values) && values.Count > 0 ? values[^1]!.ReplaceLineEndings("\n").Trim() : "";

    /// <summary>Everything that was sent under a name, as of boxes that were ticked.</summary>
    public IReadOnlyList<string> All(string field) => fields.TryGetValue(field, out var values) ? [.. values.OfType<string>()] : [];

    public static async Task<Outcome<PageForm>> ReadAsync(HttpRequest request, FormTokens tokens, Caller caller, CancellationToken cancellation)
    {
        if (request.ContentType?.Split(';')[0].Trim().Equals(FormType, StringComparison.OrdinalIgnoreCase) is not true)
            return new Refusal.UnknownFormat("This page takes what its own form sends.");
        if (await RequestBody.BytesAsync(request, LargestBytes, cancellation) is not { } bytes)
            return new Refusal.TooLarge($"A form may be at most {LargestBytes:N0} bytes. Nothing of it was kept.");
        Dictionary<string, StringValues> fields;
        try
        {
            using var reader = new FormReader(new MemoryStream(bytes)) { ValueCountLimit = MostFields };
            fields = await reader.ReadFormAsync(cancellation);
        }
        catch (InvalidDataException)
        {
            return new Refusal.NotUnderstood($"This form has more than {MostFields:N0} fields, or a name that is too long. Nothing of it was kept.");
        }

        var form = new PageForm(fields);
        return await tokens.WhyNotAsync(request.HttpContext, caller, form[FormTokens.Field]) is { } refusal ? refusal : form;
    }
}
