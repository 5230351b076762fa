using Xunit;

namespace Reporting.Line.Tests;

/// <summary>A running service with the window of cse open: the collection with tables of records.</summary>
public sealed class CseService : RunningService
{
    public static string Place { get; } = PeriodPath("2014", "cse");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        using var open = await SendAsync(
            HttpMethod.Post, $"{Place}/window", "administrator", Json("""{"open":true,"closes":"2099-01-01T00:00:00Z","reason":"A test."}"""));
        Assert.True(open.IsSuccessStatusCode, await open.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
