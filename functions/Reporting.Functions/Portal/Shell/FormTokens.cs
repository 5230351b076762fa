using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Reporting.Domain.Returns;
using Reporting.Functions.Access;

namespace Reporting.Functions.Portal.Shell;

/// <summary>Tokens that tie a form to the person who was shown it, so that no other site can send it for them.</summary>
public sealed class FormTokens(IAntiforgery antiforgery)
{
    /// <summary>The field of a form that carries its token.</summary>
    public const string Field = "token";

    private const string Header = "X-Form-Token";
    private const string None = "none";

    public static void Configure(AntiforgeryOptions options, bool inAzure)
    {
        options.FormFieldName = Field;
        options.HeaderName = Header;
        options.SuppressXFrameOptionsHeader = true;
        options.Cookie.Name = "reporting-form";
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = inAzure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
    }

    /// <summary>The token of a form that is shown to a person.</summary>
    public string For(HttpContext http, Caller caller)
    {
        Identify(http, caller);
        return antiforgery.GetAndStoreTokens(http).RequestToken!;
    }

    /// <summary>Why a form is not taken; null where it is this person's.</summary>
    /// <param name="token">As the form has it; null where it has none.</param>
    public async Task<Refusal?> WhyNotAsync(HttpContext http, Caller caller, string? token)
    {
        Identify(http, caller);

        // Given so, it is not looked for in the body, which has been read or is too large to be read whole.
        http.Request.Headers[Header] = string.IsNullOrEmpty(token) ? None : token;
        return await antiforgery.IsRequestValidAsync(http)
            ? null
            : new Refusal.NotAllowed(
                "The page that you sent was not shown to you here, or too long ago, so nothing was changed. Go back, open the page again, and send it again.");
    }

    private static void Identify(HttpContext http, Caller caller) =>
        http.User = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, caller.Key)], "platform"));
}
