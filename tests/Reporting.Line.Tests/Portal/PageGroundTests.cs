using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Reporting.Line.Tests.Portal;

/// <summary>What holds for every page: who may see it, what browsers are told, and which forms are taken.</summary>
public sealed partial class PageGroundTests(RunningService service) : IClassFixture<RunningService>
{
    private const string Return = "/council/301/missing/2024/council";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Pages =>
    [
        "/council", "/council/301", Return, $"{Return}/issues", $"{Return}/history", $"{Return}/upload", $"{Return}/explain", $"{Return}/sign-off",
        $"{Return}/changes/1/2",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_OfNobody_LeadsToSigningIn_AndBack(string page)
    {
        using var answer = await SendAsync(HttpMethod.Get, page, null);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"/.auth/login/aad?post_login_redirect_uri={Uri.EscapeDataString(page)}", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_OfAnotherAuthority_IsRefusedInWords_TheSameWhateverIsThere(string page)
    {
        if (page == "/council")
            return;
        using var answer = await SendAsync(HttpMethod.Get, page, "submitter-302");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var html = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Contains("<title>Error: You cannot do this", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Barking", html, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    [InlineData("/")]
    [InlineData("/council/999")]
    [InlineData("/council/301/missing/1999/council")]
    [InlineData("/council/301?utm=1")]
    public async Task Page_TellsBrowsersWhatItMayDo(string page)
    {
        // Whoever speaks for one authority is led on from the first of them.
        string[] readers = page == "/council" ? ["analyst"] : ["submitter-301", "director-301", "analyst"];
        foreach (var who in readers)
        {
            using var answer = await SendAsync(HttpMethod.Get, page, who);
            var html = await answer.Content.ReadAsStringAsync(Stop);
            Assert.Equal("text/html; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
            Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none';", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.DoesNotMatch(InlineCode(), html);
            Assert.True(html.Length < 100_000, $"{page} has {html.Length} characters.");
            using var head = await SendAsync(HttpMethod.Head, page, who);
            Assert.Equal(answer.StatusCode, head.StatusCode);
        }
    }

    [Fact]
    public async Task StyleAndScript_AreNamedByWhatTheyHold_AndKeptForAYear()
    {
        using var page = await SendAsync(HttpMethod.Get, "/", null);
        var files = Asset().Matches(await page.Content.ReadAsStringAsync(Stop)).Select(m => m.Value).ToList();
        Assert.Equal(2, files.Count);
        foreach (var file in files)
        {
            using var answer = await SendAsync(HttpMethod.Get, file, null);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("public, max-age=31536000, immutable", answer.Headers.GetValues("Cache-Control").Single());
        }

        using var unknown = await SendAsync(HttpMethod.Get, "/assets/portal-000000000000.css", null);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
    }

    [Fact]
    public async Task Form_WithoutItsToken_OrWithAnothersToken_ChangesNothing()
    {
        foreach (var (path, who) in new[] { ($"{Return}/explain", "submitter-301"), ($"{Return}/sign-off", "director-301") })
        {
            var (ownToken, _) = await TokenAsync(path, who);
            var (_, otherCookie) = await TokenAsync(path.Replace("301", "302", StringComparison.Ordinal), who.Replace("301", "302", StringComparison.Ordinal));
            foreach (var (token, cookie) in new[] { ("", ""), (ownToken, ""), (ownToken, otherCookie), ("CfDJ8", otherCookie) })
            {
                using var form = new FormUrlEncodedContent([new("token", token), new("version", "1"), new("text", "x")]);
                using var answer = await SendAsync(HttpMethod.Post, path, who, form, r => Give(r, cookie));
                Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
                Assert.Contains("nothing was changed", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Form_OfAnotherSite_OfTenThousandFields_OrOfAnotherKind_IsRefusedInWords()
    {
        const string path = $"{Return}/explain";
        var (token, cookie) = await TokenAsync(path, "submitter-301");
        var fields = Enumerable.Range(0, 10_000).Select(i => new KeyValuePair<string, string>($"f{i}", "x"));
        using var many = new FormUrlEncodedContent(fields.Prepend(new("token", token)));
        await RefusedAsync(many, HttpStatusCode.BadRequest, "more than 1,500 fields");
        using var large = new FormUrlEncodedContent([new("token", token), new("text", new string('x', 2_000_000))]);
        await RefusedAsync(large, HttpStatusCode.RequestEntityTooLarge, "at most 1,048,576 bytes");
        using var json = new StringContent("{}", Encoding.UTF8, "application/json");
        await RefusedAsync(json, HttpStatusCode.UnsupportedMediaType, "what its own form sends");
        using var own = new FormUrlEncodedContent([new("token", token)]);
        await RefusedAsync(own, HttpStatusCode.Forbidden, "A page of another site made this request", r => r.Headers.Add("Origin", "https://evil.example"));

        async Task RefusedAsync(HttpContent content, HttpStatusCode status, string words, Action<HttpRequestMessage>? also = null)
        {
            using var answer = await SendAsync(HttpMethod.Post, path, "submitter-301", content, r =>
            {
                Give(r, cookie);
                also?.Invoke(r);
            });
            Assert.Equal(status, answer.StatusCode);
            Assert.Contains(words, await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Upload_OfNoFile_OfTheWrongKind_CutOff_OrWithoutAToken_KeepsNothingAndSaysSo()
    {
        const string body = "303";
        const string path = $"/council/{body}/missing/2023/council/upload";
        await service.OpenAsync("2023");
        var (token, cookie) = await TokenAsync(path, $"submitter-{body}");
        await SentAsync(Multipart(token, "send", "", ""), HttpStatusCode.BadRequest, "Choose a file");
        await SentAsync(Multipart(token, "send", "paper.pdf", "%PDF-1.7\r\n"), HttpStatusCode.UnsupportedMediaType, "There is a problem");
        await SentAsync(Multipart(token, "send", "empty.csv", ""), HttpStatusCode.BadRequest, "There is a problem");
        await SentAsync(Multipart("", "send", "return.csv", "code,value\n"), HttpStatusCode.Forbidden, "nothing was changed");
        await SentAsync(Multipart(token, "send", "return.csv", "code,value\nCLA01,1\n")[..^12], HttpStatusCode.BadRequest, "did not arrive whole");
        await SentAsync(Multipart(token, "try", "<b>.csv", "code,value\nCLA01,<script>x</script>\n"), HttpStatusCode.OK, "&lt;script&gt;");
        var status = await service.GetAsync($"{RunningService.PeriodPath("2023")}/returns/council/{body}", $"submitter-{body}");
        Assert.Equal("notStarted", status.GetProperty("state").GetString());

        async Task SentAsync(string multipart, HttpStatusCode status, string words)
        {
            using var content = new StringContent(multipart, Encoding.UTF8);
            content.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "edge") } };
            using var answer = await SendAsync(HttpMethod.Post, path, $"submitter-{body}", content, r => Give(r, cookie));
            var html = await answer.Content.ReadAsStringAsync(Stop);
            Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} instead of {(int)status}, {words}: {html}");
            Assert.Contains(words, html, StringComparison.Ordinal);
            Assert.DoesNotContain("<script>x", html, StringComparison.Ordinal);
        }
    }

    private static string Multipart(string token, string button, string fileName, string content) => string.Join(
        "\r\n", "--edge", "Content-Disposition: form-data; name=\"token\"", "", token, "--edge", "Content-Disposition: form-data; name=\"do\"", "", button,
        "--edge", $"Content-Disposition: form-data; name=\"file\"; filename=\"{fileName}\"", "Content-Type: application/octet-stream", "",
        content, "--edge--", "");

    /// <summary>Without cookies but those that are given, and without following where an answer leads.</summary>
    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? who, HttpContent? content = null, Action<HttpRequestMessage>? also = null)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = service.Host.BaseAddress };
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (who is not null)
            request.Headers.Authorization = new("Bearer", who);
        also?.Invoke(request);
        return await http.SendAsync(request, Stop);
    }

    private static void Give(HttpRequestMessage request, string cookie)
    {
        if (cookie.Length > 0)
            request.Headers.Add("Cookie", cookie);
    }

    /// <summary>A token of the person, from the page where a file is sent, and the cookie that goes with it.</summary>
    /// <remarks>A director is shown none, and so sends that of nobody.</remarks>
    private async Task<(string Token, string Cookie)> TokenAsync(string path, string who)
    {
        using var page = await SendAsync(HttpMethod.Get, path[..path.LastIndexOf('/')] + "/upload", who);
        var found = Token().Match(await page.Content.ReadAsStringAsync(Stop));
        var cookie = page.Headers.TryGetValues("Set-Cookie", out var set) ? set.Single().Split(';')[0] : "";
        return (WebUtility.HtmlDecode(found.Groups[1].Value), cookie);
    }

    [GeneratedRegex("name=\"token\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("/assets/portal-[0-9a-f]{12}\\.(css|js)")]
    private static partial Regex Asset();

    [GeneratedRegex("<script(?! src=)|<style|\\sstyle=|\\son[a-z]+=", RegexOptions.IgnoreCase)]
    private static partial Regex InlineCode();
}
