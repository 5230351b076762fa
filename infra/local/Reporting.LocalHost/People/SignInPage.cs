using System.Text;
using System.Text.Encodings.Web;

namespace Reporting.Local.People;

/// <summary>The page on which a developer chooses who to be.</summary>
internal sealed class SignInPage
{
    private const string Style = """
        body{font:1.1875rem/1.4 system-ui,sans-serif;margin:0;color:#0b0c0c}
        main{max-width:40rem;margin:2rem auto;padding:0 1rem}
        fieldset{border:0;padding:0;margin:0 0 1.5rem}legend,label.field{font-weight:700}legend{margin-bottom:.75rem}
        .option{margin:.5rem 0;display:flex;align-items:center;gap:.6rem}
        input[type=radio]{width:1.5rem;height:1.5rem}
        input[type=text]{font:inherit;padding:.3rem;width:6rem;border:2px solid #0b0c0c;display:block;margin-top:.3rem}
        button{font:inherit;padding:.5rem 1rem;background:#00703c;color:#fff;border:0;cursor:pointer}
        :focus-visible{outline:3px solid #fd0;outline-offset:0;box-shadow:0 0 0 5px #0b0c0c}
        .error{border:4px solid #d4351c;padding:1rem;margin-bottom:1.5rem}
        .hint{color:#505a5f;margin:.2rem 0}
        """;

    private volatile IReadOnlyList<DueAuthority> authorities = [];

    /// <summary>Offers these authorities by name beside the code.</summary>
    public void Offer(IReadOnlyList<DueAuthority> due) => authorities = due;

    public string Render(string back, LocalPerson? person, string? error)
    {
        var html = new StringBuilder();
        html.Append(
            "<!doctype html><html lang=\"en-GB\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
            .Append(error is null ? "" : "Error: ").Append("Sign in – local development</title><style>").Append(Style).Append("</style></head><body><main>");
        if (error is not null)
            html.Append("<div class=\"error\" role=\"alert\"><a href=\"#").Append(error.StartsWith('S') ? LocalPerson.AuthorityRoles[0] : "body")
                .Append("\">").Append(Text(error)).Append("</a></div>");

        html.Append("<h1>Sign in</h1><p>This is a local copy for development. There are no passwords: choose who to be.</p>");
        if (person is not null)
            html.Append("<p>You are signed in as <strong>").Append(Text(person.Id)).Append("</strong>. <a href=\"/.auth/logout\">Sign out</a></p>");

        html.Append("<form method=\"post\" action=\"/.auth/login\"><input type=\"hidden\" name=\"return\" value=\"").Append(Text(back)).Append("\">");
        html.Append("<fieldset><legend>Who are you?</legend>");
        foreach (var role in LocalPerson.AuthorityRoles)
            Option(role, $"A {role} of an authority");

        foreach (var role in LocalPerson.InspectorateRoles)
            Option(role, role == LocalPerson.Administrator ? "The administrator" : $"The {role}, at the inspectorate");

        html.Append("</fieldset><p><label class=\"field\" for=\"body\">Authority</label><span class=\"hint\" id=\"body-hint\">")
            .Append("<br>Its three-digit code, for a submitter or a director</span>")
            .Append("<input type=\"text\" id=\"body\" name=\"body\" list=\"authorities\" inputmode=\"numeric\" maxlength=\"3\" autocomplete=\"off\" ")
            .Append("aria-describedby=\"body-hint\"></p><datalist id=\"authorities\">");
        foreach (var authority in authorities)
            html.Append("<option value=\"").Append(Text(authority.Code)).Append("\">").Append(Text(authority.Name)).Append("</option>");

        return html.Append("</datalist><button type=\"submit\">Sign in</button></form></main></body></html>").ToString();

        void Option(string role, string label) =>
            html.Append("<div class=\"option\"><input type=\"radio\" name=\"role\" id=\"").Append(role).Append("\" value=\"").Append(role)
                .Append("\"><label for=\"").Append(role).Append("\">").Append(Text(label)).Append("</label></div>");
    }

    private static string Text(string text) => HtmlEncoder.Default.Encode(text);
}
