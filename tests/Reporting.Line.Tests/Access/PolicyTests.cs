using System.Net;
using Reporting.Domain.Collections;
using Reporting.Functions.Access;
using Xunit;

namespace Reporting.Line.Tests.Access;

/// <summary>Every cell of the policy table, over HTTP: who may, and everybody else may not.</summary>
[Collection(SharedService.Name)]
public sealed class PolicyTests(RunningService service)
{
    private const string Own = "301";
    private const string Other = "302";

    // The roles that speak for an authority speak for 301; a person whom nobody gave access, and one who is not signed in, may nothing.
    private static readonly (string? Who, Role? Role)[] People =
    [
        ("submitter-301", Role.Submitter), ("director-301", Role.Director), ("analyst", Role.Analyst), ("inspector", Role.Inspector),
        ("publisher", Role.Publisher), ("administrator", Role.Administrator),
        ("submitter-999", null), (null, null),
    ];

    [Fact]
    public async Task Table_EveryCell_IsWhatTheServiceDoes()
    {
        var (cells, allowed) = (0, 0);
        foreach (var (permission, grant) in Policy.All)
        {
            var known = PolicySamples.Of.TryGetValue(permission.ToString(), out var sample);
            Assert.True(known, $"The action {permission} has no sample request: add one to PolicySamples.");
            foreach (var (who, role) in People)
            {
                foreach (var body in BodiesOf(sample!))
                {
                    var may = role is { } of && May(grant, of, body);
                    using var answer = await service.SendAsync(
                        sample!.Method, sample.Path.Replace("{body}", body, StringComparison.Ordinal), who, sample.Content?.Invoke());
                    Assert.True(Holds(answer, may, who), $"{permission} by {who ?? "nobody"} for '{body}': {(int)answer.StatusCode}, may: {may}");
                    cells++;
                    allowed += may ? 1 : 0;
                }
            }
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{cells} cells of the policy table tested over HTTP: {allowed} allowed, {cells - allowed} denied");
        Assert.True(allowed > 0 && allowed < cells);
    }

    private static bool May(Policy.Grant grant, Role role, string body) =>
        grant.Anybody.Contains(role)
        || (body == Own && grant.OfOwnBody.Contains(role))
        || (body == "inspectorate" && grant.OfInspectorate.Contains(role));

    /// <summary>Who may gets anything but a denial or an error of the service; everybody else a denial in words.</summary>
    private static bool Holds(HttpResponseMessage answer, bool may, string? who)
    {
        if (may)
            return answer.StatusCode is not HttpStatusCode.Unauthorized and not HttpStatusCode.Forbidden && (int)answer.StatusCode < 500;
        return answer.StatusCode == (who is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden)
            && answer.Content.Headers.ContentType?.MediaType == "application/problem+json";
    }

    private static string[] BodiesOf(PolicySample sample) => !sample.HasBody ? [""] : sample.AuthoritiesOnly ? [Own, Other] : [Own, Other, "inspectorate"];
}
