using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Reporting.Line.Tests.Faults;

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
    public async Task Storage_ThatNeverAnswers_IsNamedAndNothingIsLost()
    {
        await service.OpenAsync(Period);
        var csv = SampleReturns.Of(Period)["304"];
        service.Proxy.Plan(c => c.Service == "Table" && c.Path.StartsWith("$batch/returns", StringComparison.Ordinal), new Fault.Unanswered(), int.MaxValue);
        using (var put = await service.PutReturnAsync(Period, "304", csv))
            Assert.Contains("Try again", await ProblemAssert.IsAsync(put, HttpStatusCode.ServiceUnavailable), StringComparison.Ordinal);
        service.Proxy.Calm();

        // It was carried out all the same: the version is there, once, and what was still to be written of it is made good.
        using var again = await service.PutReturnAsync(Period, "304", csv);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(1, await EventsAsync("304"));
    }

    [Fact]
    public async Task Client_GoneInMidBody_LeavesNothing()
    {
        await service.OpenAsync(Period);
        using (var socket = await SendAsync("302", declared: 4000, new byte[20]))
            await SpooledAsync(any: true);
        await SpooledAsync(any: false);
        var status = await service.GetAsync($"{RunningService.PeriodPath(Period)}/returns/council/302", "submitter-302");
        Assert.Equal(0, status.GetProperty("versions").GetArrayLength());
        using var whole = await service.PutReturnAsync(Period, "302", SampleReturns.Of(Period)["302"]);
        Assert.Equal(HttpStatusCode.Created, whole.StatusCode);
        Assert.Equal(1, await EventsAsync("302"));
    }

    [Fact]
    public async Task Client_GoneBeforeTheAnswer_HasItsReturnOnce()
    {
        await service.OpenAsync(Period);
        var csv = SampleReturns.Of(Period)["303"];
        var bytes = Encoding.UTF8.GetBytes(csv);
        var (recorded, gone) = (new TaskCompletionSource(), new TaskCompletionSource());
        service.Proxy.Plan(c => c.Service == "Table" && c.Path.StartsWith("$batch/returns", StringComparison.Ordinal), new Fault.After(async () =>
        {
            recorded.SetResult();
            await gone.Task;
        }), 1);
        using (var socket = await SendAsync("303", bytes.Length, bytes))
            await recorded.Task.WaitAsync(Stop);
        gone.SetResult();

        using var again = await service.PutReturnAsync(Period, "303", csv);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(1, (await RunningService.ReadAsync(again)).GetProperty("version").GetInt32());
        Assert.Equal(1, await EventsAsync("303"));
    }

    [Fact]
    public async Task OwnComparison_WhileItsRowsAreStillToCome_IsAskedForAgain()
    {
        await service.OpenAsync(Period);
        service.Proxy.Plan(
            c => c.Service == "Blob" && c.Method == "PUT" && c.Path.StartsWith($"checked/missing/{Period}/council/305/", StringComparison.Ordinal),
            new Fault.Refused(500, "InternalError"), int.MaxValue);
        using (var put = await service.PutReturnAsync(Period, "305", SampleReturns.Of(Period)["305"]))
            await ProblemAssert.IsAsync(put, HttpStatusCode.ServiceUnavailable);
        service.Proxy.Calm();
        using (var own = await service.SendAsync(HttpMethod.Get, $"{RunningService.PeriodPath(Period)}/comparison/305", "submitter-305"))
            Assert.Contains("Try again in a minute", await ProblemAssert.IsAsync(own, HttpStatusCode.Conflict), StringComparison.Ordinal);

        using var again = await service.PutReturnAsync(Period, "305", SampleReturns.Of(Period)["305"]);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await service.GetAsync($"{RunningService.PeriodPath(Period)}/comparison/305", "submitter-305");
    }

    [Fact]
    public async Task Concern_OfAnUploadThatAnotherOvertakes_IsOfTheVersionThatItBecomes()
    {
        await service.OpenAsync("2014", "cse");
        service.Proxy.Plan(c => c.Service == "Table" && c.Path.StartsWith("$batch/returns", StringComparison.Ordinal), new Fault.Overtaken(), 1);
        var flagged = PutYoungPeopleAsync("Y901", danger: true);
        await Poll.UntilAsync(() => service.Proxy.Met > 0);
        using var other = await PutYoungPeopleAsync("Y902", danger: false);
        using var late = await flagged;
        service.Proxy.Calm();
        var versions = (await RunningService.ReadAsync(other), await RunningService.ReadAsync(late)) is var (one, two)
            ? (one.GetProperty("version").GetInt32(), two.GetProperty("version").GetInt32())
            : default;
        Assert.True(versions.Item1 < versions.Item2);
        Assert.Contains(versions.Item2, await ConcernsAsync());
        Assert.DoesNotContain(versions.Item1, await ConcernsAsync());
    }

    [Fact]
    public async Task Concern_ThatCouldNotBeWritten_IsRaisedBeforeTheReceiptIsGiven()
    {
        await service.OpenAsync("2014", "cse");
        service.Proxy.Plan(
            c => c.Service == "Table" && c.Method == "POST" && c.Path.StartsWith("safeguarding", StringComparison.Ordinal),
            new Fault.Refused(500, "InternalError"), int.MaxValue);
        using (var put = await PutYoungPeopleAsync("Y903", danger: true))
            await ProblemAssert.IsAsync(put, HttpStatusCode.ServiceUnavailable);
        service.Proxy.Calm();
        var before = await ConcernsAsync();
        using var again = await PutYoungPeopleAsync("Y903", danger: true);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal([.. before, (await RunningService.ReadAsync(again)).GetProperty("version").GetInt32()], await ConcernsAsync());
    }

    private Task<HttpResponseMessage> PutYoungPeopleAsync(string id, bool danger) => service.PutCsvAsync(
        $"{RunningService.PeriodPath("2014", "cse")}/returns/young-people/inspectorate", "inspector",
        CseHeaders.YoungPeople + $"{id},V01,group,F3,2,mixed,NR,north-east,no,2,2,4,4,3,2,,service,2014-09-10,yes,{(danger ? "yes" : "no")}\n");

    /// <summary>The versions that the concerns nobody has acknowledged are of.</summary>
    private async Task<IReadOnlyList<int>> ConcernsAsync()
    {
        var progress = await service.GetAsync($"{RunningService.PeriodPath("2014", "cse")}/progress", "inspector");
        return [.. progress.GetProperty("safeguarding").EnumerateArray().Select(c => c.GetProperty("version").GetInt32())];
    }

    private Task<int> EventsAsync(string body) =>
        service.EventsAsync("returns", "received", e => e.RowKey.StartsWith($"event~{body}~", StringComparison.Ordinal));

    /// <summary>Waits until an upload is under way, or none is any more.</summary>
    private Task SpooledAsync(bool any) => Poll.UntilAsync(() => Directory.EnumerateFiles(service.SpoolFolder, "*.upload").Any() == any);

    /// <summary>Sends a request with so much of its body, and leaves its connection to be ended.</summary>
    private async Task<TcpClient> SendAsync(string body, int declared, byte[] bytes)
    {
        var socket = new TcpClient();
        await socket.ConnectAsync(service.Host.BaseAddress.Host, service.Host.BaseAddress.Port, Stop);
        await socket.GetStream().WriteAsync(
            (byte[])[
                .. Encoding.ASCII.GetBytes(
                    $"PUT {RunningService.PeriodPath(Period)}/returns/council/{body} HTTP/1.1\r\nHost: {service.Host.BaseAddress.Authority}\r\n"
                    + $"Authorization: Bearer submitter-{body}\r\nContent-Type: text/csv\r\nContent-Length: {declared}\r\n\r\n"),
                .. bytes,
            ], Stop);
        return socket;
    }
}
