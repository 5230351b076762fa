using Microsoft.AspNetCore.Http;
using Reporting.Functions.Hosting;

namespace Reporting.Functions.Portal.Shell;

/// <summary>What a page of a problem shows.</summary>
/// <param name="SignIn">Where to sign in; null where that does not help.</param>
public sealed record ProblemModel(string Title, string Detail, string? SignIn);

/// <summary>Says what went wrong as a page. Whoever only reads and is not signed in is led to signing in, and back.</summary>
public sealed class ProblemPages(PortalPages pages) : IProblemWriter
{
    public Task WriteAsync(HttpContext http, Problem problem)
    {
        var unsigned = problem.Status is StatusCodes.Status401Unauthorized;
        var signIn = unsigned ? SignIn.For(IsOnlyRead(http.Request) ? $"{http.Request.Path}{http.Request.QueryString}" : "/") : null;
        if (unsigned && IsOnlyRead(http.Request))
        {
            http.Response.Redirect(signIn!);
            return Task.CompletedTask;
        }

        var detail = unsigned ? "You are signed out, so nothing was sent. Sign in, go back to the page, and do it again." : problem.Detail;
        var page = new Page(problem.Title, "portal/problem", new ProblemModel(problem.Title, detail, signIn)) { Failed = true };
        return pages.Show(http, null, page, problem.Status).ExecuteResultAsync(new() { HttpContext = http });
    }

    private static bool IsOnlyRead(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
}

/// <summary>The platform's own pages for signing in and out.</summary>
public static class SignIn
{
    public const string Out = "/.auth/logout?post_logout_redirect_uri=/";

    /// <param name="back">Path and query of the page to come back to.</param>
    public static string For(string back) => $"/.auth/login/aad?post_login_redirect_uri={Uri.EscapeDataString(back)}";
}
