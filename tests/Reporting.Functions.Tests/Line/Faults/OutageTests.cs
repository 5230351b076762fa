using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Reporting.Functions.Tests.Line.Faults;

/// <summary>What people are told while storage is away, and that all is well when it comes back.</summary>
public sealed class OutageTests(FaultyStorage service) : IClassFixture<FaultyStorage>
{
    private const string Period = "2019";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Storage_Away_IsNamedAndNothingIsLostWhenItReturns()
    {
        await service.OpenAsync(Period);
        using (var ready = await service.SendAsync(HttpMethod.Get, "/api/health/ready", null))
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);

        await service.StopStorageAsync();
        using (var ready = await service.SendAsync(HttpMethod.Get, "/api/health/ready", null))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            var why = (await RunningService.ReadAsync(ready)).GetProperty("storage").GetString();
            foreach (var part in new[] { "blobs", "tables", "queues" })
                Assert.Contains(part, why, StringComparison.Ordinal);
        }

        using (var live = await service.SendAsync(HttpMethod.Get, "/api/health/live", null))
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        var csv = SampleReturns.Of(Period)["301"];
        using (var put = await service.PutReturnAsync(Period, "301", csv))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, put.StatusCode);
            Assert.Equal("application/problem+json", put.Content.Headers.ContentType?.MediaType);
            Assert.Contains("Try again", await put.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }

        await service.StartStorageAsync();
        using var again = await service.PutReturnAsync(Period, "301", csv);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        using var readyAgain = await service.SendAsync(HttpMethod.Get, "/api/health/ready", null);
        Assert.Equal(HttpStatusCode.OK, readyAgain.StatusCode);
    }

    [Fact]
    public async Task Client_GoneInMidBody_LeavesNothing()
    {
        await service.OpenAsync(Period);
        await SendHalfAsync("302", bodyBytes: 20, declared: 4000);
        var status = await service.GetAsync($"{RunningService.P(Period)}/returns/council/302", "submitter-302");
        Assert.Equal(0, status.GetProperty("versions").GetArrayLength());
        using var whole = await service.PutReturnAsync(Period, "302", SampleReturns.Of(Period)["302"]);
        Assert.Equal(HttpStatusCode.Created, whole.StatusCode);
    }

    [Fact]
    public async Task Client_GoneBeforeTheAnswer_HasItsReturnOnce()
    {
        await service.OpenAsync(Period);
        var csv = Encoding.UTF8.GetBytes(SampleReturns.Of(Period)["303"]);
        await SendHalfAsync("303", bodyBytes: csv.Length, declared: csv.Length, csv);

        // Whether or not the first was carried out, the same bytes again are version 1.
        using var again = await service.PutReturnAsync(Period, "303", SampleReturns.Of(Period)["303"]);
        Assert.True(again.IsSuccessStatusCode);
        Assert.Equal(1, (await RunningService.ReadAsync(again)).GetProperty("version").GetInt32());
        var status = await service.GetAsync($"{RunningService.P(Period)}/returns/council/303", "submitter-303");
        Assert.Equal(1, status.GetProperty("versions").GetArrayLength());
    }

    /// <summary>A request whose sender hangs up after so many bytes of its body.</summary>
    private async Task SendHalfAsync(string body, int bodyBytes, int declared, byte[]? bytes = null)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(service.Host.BaseAddress.Host, service.Host.BaseAddress.Port, Stop);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"PUT {RunningService.P(Period)}/returns/council/{body} HTTP/1.1\r\nHost: {service.Host.BaseAddress.Authority}\r\nAuthorization: Bearer submitter-{body}\r\nContent-Type: text/csv\r\nContent-Length: {declared}\r\n\r\n"), Stop);
        await stream.WriteAsync((bytes ?? new byte[bodyBytes]).AsMemory(0, bodyBytes), Stop);
        await stream.FlushAsync(Stop);
    }
}
