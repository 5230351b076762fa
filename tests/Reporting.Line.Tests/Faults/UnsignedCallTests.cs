using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Reporting.Functions.Access;
using Reporting.Local;
using Xunit;

namespace Reporting.Line.Tests.Faults;

/// <summary>
/// A service that nobody has used yet: no container and no table has been made, and no person has access. Every sign-in names too many groups.
/// </summary>
public sealed partial class UnsignedCallTests(UnsignedCallTests.Unused service) : IClassFixture<UnsignedCallTests.Unused>
{
    [Fact]
    public async Task Call_UnsignedOrOversized_AsksNothingOfStorage()
    {
        // Queues are left out: the local host itself reads them, as the platform does. Making storage ready would show in blobs and tables.
        service.Proxy.Plan(c => c.Service is not "Queue", new Fault.Refused(500, "InternalError"), int.MaxValue);
        var called = 0;
        foreach (var (method, path) in CallsThatRequireAPermission())
        {
            using (var unsigned = await service.SendAsync(method, path, null))
                Assert.True(IsTurnedAway(unsigned), $"{method} {path}: {unsigned.StatusCode}");
            using (var oversized = await service.SendAsync(method, path, "inspector"))
                Assert.True(oversized.StatusCode is HttpStatusCode.RequestHeaderFieldsTooLarge, $"{method} {path}: {oversized.StatusCode}");
            called++;
        }

        Assert.True(called > 40);
        Assert.Equal(0, service.Proxy.Met);

        // A call that does ask is counted, so the count above means something.
        using var ready = await service.SendAsync(HttpMethod.Get, "/api/health/ready", null);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.NotEqual(0, service.Proxy.Met);
        service.Proxy.Calm();
    }

    /// <summary>A call is refused; whoever only reads a page is led to the platform's page for signing in.</summary>
    private static bool IsTurnedAway(HttpResponseMessage answer) =>
        answer.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Found
        || answer.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/.auth/", StringComparison.Ordinal);

    private static IEnumerable<(HttpMethod Method, string Path)> CallsThatRequireAPermission()
    {
        var open = FunctionRequirements.OfTheApp().All.Where(f => f.Value is null).Select(f => f.Key).ToHashSet();
        using var metadata = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "functions.metadata")));
        return
        [
            .. from function in metadata.RootElement.EnumerateArray()
               where !open.Contains(function.GetProperty("name").GetString()!)
               from binding in function.GetProperty("bindings").EnumerateArray()
               where binding.GetProperty("type").GetString() == "httpTrigger"
               from method in binding.GetProperty("methods").EnumerateArray()
               select (new HttpMethod(method.GetString()!.ToUpperInvariant()), "/" + Parameter().Replace(binding.GetProperty("route").GetString()!, "301")),
        ];
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    public sealed class Unused : FaultyStorage
    {
        protected override LocalHostOptions Options => base.Options with { GroupsOfAPerson = 10_000, MakePeople = false };
    }
}
