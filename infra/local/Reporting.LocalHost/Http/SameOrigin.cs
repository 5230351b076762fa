namespace Reporting.Local.Http;

/// <summary>Whether a request comes from one of this site's own pages, or from no page at all.</summary>
internal static class SameOrigin
{
    public static bool Holds(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is [] or ["same-origin"] or ["none"]
        && (request.Headers.Origin is not [{ } origin] || string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase));
}
