using Reporting.TestEnvironment;
using Xunit;

namespace Reporting.Line.Tests.Faults;

/// <summary>The line through one fault of each kind, and through messages that come twice and out of order.</summary>
public sealed class LineFaultTests(LineRounds line) : IClassFixture<LineRounds>
{
    public static TheoryData<string, string, int> Faults => LineFaults.Rows(LineFaults.OneOfEachKind);

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Line_ThroughAFault_LosesNothingAndDoublesNothing(string kind, string step, int times) => line.SurviveAsync(kind, step, times);

    /// <summary>Every message once more, in the order from the last step to the first, while the line works.</summary>
    [Fact]
    public Task Line_WithMessagesTwiceAndOutOfOrder_LosesNothingAndDoublesNothing() => line.SurviveAsync(
        async (service, closing) =>
        {
            var (period, before, next) = (LineRounds.Period, $"closing-{closing}", $"closing-{closing + 1}");
            await SendAsync("render", $$"""{"collection":"missing","period":"{{period}}","run":"{{before}}"}""");
            await SendAsync("protect", $$"""{"collection":"missing","period":"{{period}}","list":"{{before}}","run":"{{before}}","timesWaited":0}""");
            await SendAsync(
                "combine", $$"""{"collection":"missing","period":"{{period}}","list":"{{before}}","run":"{{before}}","closing":{{closing}},"timesWaited":0}""");
            await SendAsync("close", $$"""{"collection":"missing","period":"{{period}}","closing":{{closing}},"report":true}""");
            await SendAsync("close", $$"""{"collection":"missing","period":"{{period}}","closing":{{closing + 1}},"report":true}""");
            await SendAsync("render", $$"""{"collection":"missing","period":"{{period}}","run":"{{next}}"}""");

            Task SendAsync(string queue, string text) => service.QueueOf(queue).SendMessageAsync(text, TestContext.Current.CancellationToken);
        },
        mustMeet: false);

    [Fact]
    public void Faults_OfTheFirstSet_AreOneOfEachKindOfAllOthers()
    {
        LineFault[] all = [.. LineFaults.KilledWorkers, .. LineFaults.LostAnswers, .. LineFaults.WrongAnswers, .. LineFaults.NoAnswers];
        Assert.Equal(83, all.Distinct().Count());
        Assert.Subset(all.ToHashSet(), LineFaults.OneOfEachKind.ToHashSet());
        Assert.Equal(all.Select(f => f.Kind).Distinct().Order(), LineFaults.OneOfEachKind.Select(f => f.Kind).Order());
    }
}

/// <summary>The line through the death of its worker at each step.</summary>
[ThoroughTest]
public sealed class KilledWorkerTests(LineRounds line) : IClassFixture<LineRounds>
{
    public static TheoryData<string, string, int> Faults => LineFaults.Rows(LineFaults.KilledWorkers.Except(LineFaults.OneOfEachKind));

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Line_WhoseWorkerIsKilled_LosesNothingAndDoublesNothing(string kind, string step, int times) => line.SurviveAsync(kind, step, times);
}

/// <summary>The line where storage's answer to each step is lost.</summary>
[ThoroughTest]
public sealed class LostAnswerTests(LineRounds line) : IClassFixture<LineRounds>
{
    public static TheoryData<string, string, int> Faults => LineFaults.Rows(LineFaults.LostAnswers.Except(LineFaults.OneOfEachKind));

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Line_WhoseAnswerIsLost_LosesNothingAndDoublesNothing(string kind, string step, int times) => line.SurviveAsync(kind, step, times);
}

/// <summary>The line where storage refuses, or says something else than what it did.</summary>
[ThoroughTest]
public sealed class WrongAnswerTests(LineRounds line) : IClassFixture<LineRounds>
{
    public static TheoryData<string, string, int> Faults => LineFaults.Rows(LineFaults.WrongAnswers.Except(LineFaults.OneOfEachKind));

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Line_WronglyAnswered_LosesNothingAndDoublesNothing(string kind, string step, int times) => line.SurviveAsync(kind, step, times);
}

/// <summary>The line where storage is silent, gone or late.</summary>
[ThoroughTest]
public sealed class NoAnswerTests(LineRounds line) : IClassFixture<LineRounds>
{
    public static TheoryData<string, string, int> Faults => LineFaults.Rows(LineFaults.NoAnswers.Except(LineFaults.OneOfEachKind));

    [Theory]
    [MemberData(nameof(Faults))]
    public Task Line_NotAnswered_LosesNothingAndDoublesNothing(string kind, string step, int times) => line.SurviveAsync(kind, step, times);
}
