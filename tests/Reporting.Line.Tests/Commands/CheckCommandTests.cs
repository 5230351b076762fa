using System.Diagnostics;
using System.Text.Json.Nodes;
using Reporting.Checking.Checking;
using Reporting.Local;
using Xunit;

namespace Reporting.Line.Tests.Commands;

/// <summary>A file checked on one's own machine, without uploading it: by the same code, in the same words.</summary>
[Collection(SharedService.Name)]
public sealed class CheckCommandTests(RunningService service)
{
    private const string Period = "2018";
    private static readonly IReadOnlyDictionary<string, string> Samples = SampleReturns.Of(Period);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Check_OnThisMachine_SaysWhatThePracticeUploadSays(bool good)
    {
        var csv = good ? Samples["301"] : Samples["301"].Replace("MIS01,,", "MIS01,,lots", StringComparison.Ordinal);
        using var practice = await service.PutReturnAsync(Period, "301", csv, query: "?practice=true");
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, csv, Stop);
        var (code, json, said) = await CheckAsync(file, "--collection", "missing", "--period", Period, "--instrument", "council", "--body", "301", "--json");
        var (codeToo, text, _) = await CheckAsync(file, "--collection", "missing", "--period", Period, "--instrument", "council", "--body", "301");
        File.Delete(file);
        Assert.True(code == (good ? 0 : 1), said);
        Assert.Equal(code, codeToo);
        Assert.Contains(good ? "would be accepted" : "would be rejected", text, StringComparison.Ordinal);
        Assert.Equal(Timeless(await practice.Content.ReadAsStringAsync(Stop)), Timeless(json));

        static string Timeless(string receipt)
        {
            var read = JsonNode.Parse(receipt)!.AsObject();
            Assert.True(read.Remove("receivedAt") && read.Remove("receivedFrom"));
            return read.ToJsonString();
        }
    }

    [Theory]
    [InlineData("Say which file")]
    [InlineData("There is no file", "nowhere.csv")]
    [InlineData("Say which collection", "FILE")]
    [InlineData("Say which period", "FILE", "--collection", "missing")]
    [InlineData("Say which instrument", "FILE", "--collection", "missing", "--period", "2018")]
    [InlineData("Say whose", "FILE", "--collection", "missing", "--period", "2018", "--instrument", "council")]
    [InlineData("No authority", "FILE", "--collection", "missing", "--period", "2018", "--instrument", "council", "--body", "942")]
    [InlineData("cannot be understood", "FILE", "--colour", "red")]
    public async Task Check_BadQuestion_EndsWithTwoAndSaysWhatIsNeeded(string expected, params string[] args)
    {
        var file = Path.GetTempFileName();
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await LocalCheck.RunAsync([.. args.Select(a => a == "FILE" ? file : a)], output, errors, TimeProvider.System, Stop);
        File.Delete(file);
        Assert.Equal(2, code);
        Assert.Contains(expected, errors.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    private static async Task<(int Code, string Output, string Errors)> CheckAsync(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[typeof(LocalHost).Assembly.Location, "check", .. args])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(Stop), process.StandardError.ReadToEndAsync(Stop));
        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, said[0], said[1]);
    }
}
