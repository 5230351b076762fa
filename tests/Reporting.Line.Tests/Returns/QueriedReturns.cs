using System.Text.Json;
using Xunit;

namespace Reporting.Line.Tests.Returns;

/// <summary>Returns that the rules ask about, and the answers to their queries.</summary>
internal sealed class QueriedReturns(RunningService service)
{
    public const string Period = "2018";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static string PathOf(string body, string period = Period) => $"{RunningService.PeriodPath(period)}/returns/council/{body}";

    /// <summary>Far more children than an authority has, which the rules ask about, and a column that nobody knows, which they note.</summary>
    public static string WithQueries(string csv, int people = 800_000) =>
        string.Join(
            '\n', csv.Split('\n').Select((l, i) => i == 0 ? l + ",colour" : l.StartsWith("CLA01,", StringComparison.Ordinal) ? $"CLA01,,{people},,," : l));

    public static IReadOnlyList<string> QueriesOf(JsonElement receipt) =>
    [
        .. receipt.GetProperty("issues").EnumerateArray().Where(i => i.GetProperty("severity").GetString() == "query")
            .Select(i => i.GetProperty("id").GetString()!),
    ];

    public async Task<JsonElement> UploadAsync(string body, string csv)
    {
        await service.OpenAsync(Period);
        using var put = await service.PutReturnAsync(Period, body, WithQueries(csv));
        var receipt = await RunningService.ReadAsync(put);
        Assert.True(put.IsSuccessStatusCode, receipt.GetRawText());
        Assert.NotEmpty(QueriesOf(receipt));
        return receipt;
    }

    public async Task<JsonElement> ExplainAsync(string body, IEnumerable<string> issues, string text)
    {
        var entries = string.Join(',', issues.Select(i => $$"""{"issue":"{{i}}","text":"{{text}}"}"""));
        if (entries.Length == 0)
            return await service.GetAsync(PathOf(body), $"submitter-{body}");
        using var answer = await service.PutJsonAsync($"{PathOf(body)}/explanations", $"submitter-{body}", $$"""{"explanations":[{{entries}}]}""");
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Stop));
        return await RunningService.ReadAsync(answer);
    }

    public async Task<int> CountAsync(string body, string kind) =>
        (await service.GetAsync(PathOf(body), $"submitter-{body}")).GetProperty("events").EnumerateArray()
            .Count(e => e.GetProperty("kind").GetString() == kind);
}
