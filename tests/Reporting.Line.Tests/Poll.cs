using System.Net;
using System.Text.Json;
using Xunit;

namespace Reporting.Line.Tests;

/// <summary>Waits for what comes of a message, a timer or another process: looks again and again, and gives up where it does not come.</summary>
public static class Poll
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    public static Task UntilAsync(Func<bool> done) => UntilAsync(() => Task.FromResult(done()));

    public static async Task UntilAsync(Func<Task<bool>> done, TimeSpan? longest = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(longest ?? Longest);
        using var poll = new PeriodicTimer(Between);
        while (!await done())
            await poll.WaitForNextTickAsync(limit.Token);
    }

    public static async Task<T> UntilFoundAsync<T>(Func<Task<T?>> look)
        where T : struct
    {
        T? found = null;
        await UntilAsync(async () => (found = await look()) is not null);
        return found!.Value;
    }

    /// <summary>Does what the service asks of people: try again, where there is no answer or one that says so. Any other is a failure.</summary>
    public static async Task<(JsonElement Answer, int Tries)> UntilAnsweredAsync(Func<Task<HttpResponseMessage>> ask)
    {
        var tries = 0;
        var answer = await UntilFoundAsync<JsonElement>(async () =>
        {
            tries++;
            try
            {
                using var answer = await ask();
                if (answer.IsSuccessStatusCode)
                    return await RunningService.ReadAsync(answer);
                Assert.True(
                    answer.StatusCode >= HttpStatusCode.InternalServerError,
                    $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
            }
            catch (HttpRequestException)
            {
                // The connection ended without an answer.
            }

            return null;
        });
        return (answer, tries);
    }
}
