using System.Text.Json;
using System.Text.Json.Nodes;
using Reporting.Local.Http;

namespace Reporting.Local.People;

/// <summary>Stands in for App Service Authentication: says in trusted headers who is asking, and keeps the sign-in pages.</summary>
/// <param name="groups">How many groups a sign-in names.</param>
internal sealed class PlatformAuthentication(SignInPage page, int groups)
{
    private const string CookieName = "AppServiceAuthSession";
    private const string TrustedPrefix = "X-MS-CLIENT-PRINCIPAL";
    private const string BearerPrefix = "Bearer ";
    private const string ObjectId = "http://schemas.microsoft.com/identity/claims/objectidentifier";
    private const string NameType = "name";
    private const string RoleType = "roles";

    /// <summary>Handles the sign-in paths; for every other, sets the headers and leaves the request to be handled.</summary>
    /// <returns>Whether the request has been answered.</returns>
    public async Task<bool> HandleAsync(HttpContext context)
    {
        var request = context.Request;
        foreach (var header in request.Headers.Keys.Where(k => k.StartsWith(TrustedPrefix, StringComparison.OrdinalIgnoreCase)).ToArray())
            request.Headers.Remove(header);

        var person = WhoAsks(request);
        if (request.Path.StartsWithSegments("/.auth", out var path))
        {
            await AnswerAsync(context, path.Value ?? "", person);
            return true;
        }

        if (person is not null)
        {
            request.Headers[TrustedPrefix] = Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(Principal(person)));
            request.Headers[$"{TrustedPrefix}-ID"] = person.Id;
            request.Headers[$"{TrustedPrefix}-NAME"] = person.Name;
            request.Headers[$"{TrustedPrefix}-IDP"] = "aad";
        }

        return false;
    }

    private static LocalPerson? WhoAsks(HttpRequest request)
    {
        var name = request.Headers.Authorization is [{ } bearer] && bearer.StartsWith(BearerPrefix, StringComparison.OrdinalIgnoreCase)
            ? bearer[BearerPrefix.Length..].Trim()
            : request.Cookies[CookieName];
        return LocalPerson.TryFind(name, out var person) ? person : null;
    }

    private async Task AnswerAsync(HttpContext context, string path, LocalPerson? person)
    {
        var request = context.Request;
        var response = context.Response;
        switch (path.TrimEnd('/'))
        {
            case "/login" or "/login/aad" when HttpMethods.IsPost(request.Method):
                await SignInAsync(context);
                break;
            case "/login" or "/login/aad" when HttpMethods.IsGet(request.Method):
                await WriteAsync(response, StatusCodes.Status200OK, page.Render(LocalPath(request.Query["post_login_redirect_uri"]), person, null));
                break;
            case "/logout":
                response.Cookies.Delete(CookieName);
                response.Redirect(LocalPath(request.Query["post_logout_redirect_uri"]));
                break;
            case "/me" when person is not null:
                await response.WriteAsJsonAsync(new JsonArray(new JsonObject
                {
                    ["provider_name"] = "aad",
                    ["user_id"] = person.Id,
                    ["user_claims"] = Claims(person),
                }));
                break;
            case "/me":
                await response.WriteAsJsonAsync(new JsonArray());
                break;
            default:
                response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private async Task SignInAsync(HttpContext context)
    {
        if (!SameOrigin.Holds(context.Request) || !context.Request.HasFormContentType)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var back = LocalPath(form["return"]);
        var role = form["role"].ToString();
        if (!LocalPerson.TryFind(LocalPerson.AuthorityRoles.Contains(role) ? $"{role}-{form["body"].ToString().Trim()}" : role, out var person))
        {
            await WriteAsync(
                context.Response, StatusCodes.Status400BadRequest,
                page.Render(back, null, role.Length == 0 ? "Select who you are" : "Enter the authority’s three-digit code"));
            return;
        }

        context.Response.Cookies.Append(CookieName, person.Id, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/" });
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = back;
    }

    private static Task WriteAsync(HttpResponse response, int status, string html)
    {
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
        response.Headers.CacheControl = "no-store";
        return response.WriteAsync(html);
    }

    // Only a path of this site: never another site's address, however it is spelled.
    private static string LocalPath(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && path.All(c => c is > ' ' and <= '~') ? path : "/";

    private JsonObject Principal(LocalPerson person) => new()
    {
        ["auth_typ"] = "aad",
        ["name_typ"] = NameType,
        ["role_typ"] = RoleType,
        ["claims"] = Claims(person),
    };

    private JsonArray Claims(LocalPerson person) =>
    [
        new JsonObject { ["typ"] = ObjectId, ["val"] = person.Id },
        new JsonObject { ["typ"] = NameType, ["val"] = person.Name },
        .. Enumerable.Range(0, groups).Select(g => new JsonObject { ["typ"] = "groups", ["val"] = $"group-{g}" }),
    ];
}
