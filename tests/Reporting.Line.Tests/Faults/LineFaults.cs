using Xunit;

namespace Reporting.Line.Tests.Faults;

/// <summary>A fault that one step of the line meets.</summary>
/// <param name="Kind">Of <see cref="LineFaults.FaultOf"/>.</param>
/// <param name="Step">Of <see cref="LineSteps"/>.</param>
/// <param name="Times">How many requests of the step meet it.</param>
internal sealed record LineFault(string Kind, string Step, int Times);

/// <summary>All faults through which the line is driven, in groups that run beside each other.</summary>
internal static class LineFaults
{
    public const string WorkerKilled = "worker killed";
    public const string AnswerLost = "answer lost";
    public const string NeverAnswered = "never answered";
    public const string ConnectionCut = "connection cut";
    public const string Overtaken = "overtaken";
    public const string StorageRestarted = "storage stopped and started again";

    /// <summary>One of each kind.</summary>
    public static IReadOnlyList<LineFault> OneOfEachKind { get; } =
    [
        new(WorkerKilled, LineSteps.CombinedFigures, 1),
        new(AnswerLost, LineSteps.ReturnState, 1),
        new(NeverAnswered, LineSteps.Closing, 1),
        new("500", LineSteps.Run, 2),
        new("503", LineSteps.CombineMessage, 2),
        new("409, carried out", LineSteps.Bytes, 2),
        new("412, carried out", LineSteps.ReturnState, 2),
        new("409, not carried out", LineSteps.FrozenList, 1),
        new("412, not carried out", LineSteps.WindowFrozen, 1),
        new(ConnectionCut, LineSteps.ReportFile, 2),
        new(Overtaken, LineSteps.ReturnState, 1),
        new(StorageRestarted, LineSteps.Receipt, 1),
    ];

    public static IReadOnlyList<LineFault> KilledWorkers { get; } = [.. LineSteps.All.Select(s => new LineFault(WorkerKilled, s, 1))];

    public static IReadOnlyList<LineFault> LostAnswers { get; } = [.. LineSteps.All.Select(s => new LineFault(AnswerLost, s, 1))];

    /// <summary>Storage answers, and says something else than what it did, or does not do it.</summary>
    public static IReadOnlyList<LineFault> WrongAnswers { get; } =
    [
        .. At("500", 2, LineSteps.Bytes, LineSteps.ReturnState, LineSteps.CombineMessage, LineSteps.Run),
        .. At("503", 2, LineSteps.Bytes, LineSteps.ReturnState, LineSteps.CombineMessage, LineSteps.Run),
        .. At("409, carried out", 2, LineSteps.Bytes),
        .. At("409, carried out", 1, LineSteps.CombinedFigures, LineSteps.ProtectedFigures, LineSteps.Edition),
        .. At("412, carried out", 2, LineSteps.ReturnState),
        .. At(
            "409, not carried out", 1,
            LineSteps.Bytes, LineSteps.FrozenList, LineSteps.CombinedFigures, LineSteps.ProtectedFigures, LineSteps.Edition, LineSteps.ReportFile),
        .. At(
            "412, not carried out", 1,
            LineSteps.ReturnState, LineSteps.Opening, LineSteps.Freezing, LineSteps.WindowFrozen, LineSteps.WindowCombined, LineSteps.RunRendered),
    ];

    /// <summary>Storage is silent, gone, or late.</summary>
    public static IReadOnlyList<LineFault> NoAnswers { get; } =
    [
        .. At(NeverAnswered, 1, LineSteps.Bytes, LineSteps.ReturnState, LineSteps.Closing, LineSteps.CombinedFigures, LineSteps.RunRendered),
        .. At(ConnectionCut, 2, LineSteps.Receipt, LineSteps.ReportFile, LineSteps.Closing),
        .. At(Overtaken, 1, LineSteps.ReturnState),
        .. At(StorageRestarted, 1, LineSteps.Receipt, LineSteps.CombinedFigures, LineSteps.ReportFile),
    ];

    public static Fault FaultOf(string kind, FaultyStorage service) => kind switch
    {
        WorkerKilled => new Fault.After(() => service.Host.KillWorkerAsync(TestContext.Current.CancellationToken)),
        AnswerLost => new Fault.AnswerLost(),
        NeverAnswered => new Fault.Unanswered(),
        "500" => new Fault.Refused(500, "InternalError"),
        "503" => new Fault.Refused(503, "ServerBusy"),
        "409, carried out" => new Fault.AnsweredAsRepeated(409, "BlobAlreadyExists"),
        "412, carried out" => new Fault.AnsweredAsRepeated(412, "UpdateConditionNotSatisfied"),
        "409, not carried out" => new Fault.Refused(409, "BlobAlreadyExists"),
        "412, not carried out" => new Fault.Refused(412, "UpdateConditionNotSatisfied"),
        ConnectionCut => new Fault.Cut(),
        Overtaken => new Fault.Overtaken(),
        StorageRestarted => new Fault.After(async () =>
        {
            await service.StopStorageAsync();
            await service.StartStorageAsync();
        }),
        _ => throw new ArgumentException($"There is no fault '{kind}'.", nameof(kind)),
    };

    /// <summary>The rows of a theory.</summary>
    public static TheoryData<string, string, int> Rows(IEnumerable<LineFault> faults)
    {
        var rows = new TheoryData<string, string, int>();
        foreach (var fault in faults)
            rows.Add(fault.Kind, fault.Step, fault.Times);
        return rows;
    }

    private static IEnumerable<LineFault> At(string kind, int times, params string[] steps) => steps.Select(s => new LineFault(kind, s, times));
}
