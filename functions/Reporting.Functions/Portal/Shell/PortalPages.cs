using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Reporting.Functions.Access;
using Reporting.Functions.Rendering.Templates;
using Scriban.Runtime;

namespace Reporting.Functions.Portal.Shell;

/// <summary>Makes pages of templates, in one shell.</summary>
public sealed class PortalPages(TemplateSet templates, PortalAssets assets, FormTokens tokens)
{
    private const string ServiceName = "Inspection returns";

    /// <param name="caller">Who reads it; null where nobody is signed in, or it is not known who.</param>
    public IActionResult Show(HttpContext http, Caller? caller, Page page, int status = StatusCodes.Status200OK)
    {
        var title = $"{(page.Failed ? "Error: " : "")}{page.Title} – {ServiceName}";
        var frame = new PageFrame(
            title, caller?.Name, page.Crumbs, page.Template, assets.Address(PortalAssets.Style), assets.Address(PortalAssets.Script), SignIn.Out);
        var model = new ScriptObject
        {
            ["shell"] = frame,
            ["model"] = page.Model,
            ["form_token"] = caller is not null && page.HasForm ? tokens.For(http, caller) : "",
        };
        var html = new StringBuilder();
        using (var writer = new StringWriter(html) { NewLine = "\n" })
            templates.Render("portal/shell", model, writer, http.RequestAborted);
        return new HtmlAnswer(Encoding.UTF8.GetBytes(html.ToString()), status);
    }

    /// <summary>A page, with what it may load said in its headers.</summary>
    private sealed class HtmlAnswer(byte[] html, int status) : IActionResult
    {
        private const string OwnFilesOnly =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
            + "frame-ancestors 'none'";

        public async Task ExecuteResultAsync(ActionContext context)
        {
            var response = context.HttpContext.Response;
            response.StatusCode = status;
            response.ContentType = "text/html; charset=utf-8";
            response.ContentLength = html.Length;
            response.Headers.ContentSecurityPolicy = OwnFilesOnly;
            response.Headers.CacheControl = "no-store";
            if (!HttpMethods.IsHead(context.HttpContext.Request.Method))
                await response.Body.WriteAsync(html, context.HttpContext.RequestAborted);
        }
    }
}
